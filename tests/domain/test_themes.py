"""Themes that follow from where somebody came."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.consent import Origin
from organiser.domain.scoring import Subject
from organiser.domain.themes import HALF_LIFE, LEAST_TENTHS, Came, deduced_themes

TODAY = date(2026, 11, 26)
SHE = Subject()
ACTS = st.lists(
    st.builds(
        Came,
        st.integers(-30, 800).map(lambda days: TODAY - timedelta(days=days)),
        st.sampled_from(["Logement", "logement", "École", "ecole", "Transports"]),
        st.sampled_from("abcdefgh"),
    ),
    max_size=12,
)


def came(theme="Logement", days=0, key="a"):
    return Came(TODAY - timedelta(days=days), theme, key)


def deduced(*acts, who=SHE, declared=(), removed=(), day=TODAY):
    return deduced_themes(who, acts, declared, removed, day)


def names(*acts, **more):
    return [one.theme for one in deduced(*acts, **more)]


def test_two_actions_on_one_theme_make_it_hers():
    acts = came(), came("logement", 20, "b")

    (theme,) = deduced(*acts)

    assert theme.theme == "Logement"
    assert [(part.on, part.tenths) for part in theme.evidence] == [
        (TODAY, 30), (TODAY - timedelta(days=20), 28),
    ]  # fmt: skip
    assert theme.tenths == 58


def test_one_action_makes_none_and_the_same_one_counts_once():
    assert names(came()) == []
    assert names(came(), came(), came("LOGEMENT")) == []


def test_what_is_long_ago_makes_none():
    assert names(came(days=HALF_LIFE), came(days=HALF_LIFE, key="b")) == []
    assert names(came(days=60), came(days=60, key="b")) == ["Logement"]


def test_what_she_declared_or_was_rid_of_is_not_deduced_whatever_its_capitals():
    acts = came("École"), came("école", key="b")

    assert names(*acts, declared=["ecole"]) == []
    assert names(*acts, removed=["ÉCOLE"]) == []


def test_who_objects_is_too_young_or_comes_from_a_forbidden_file_has_none():
    acts = came(), came(key="b")

    assert names(*acts, who=Subject(objects=True)) == []
    assert names(*acts, who=Subject(birth_date=date(2012, 1, 1))) == []
    assert names(*acts, who=Subject(origin=Origin.TOWN_HALL)) == []


@given(ACTS, st.randoms())
def test_order_says_nothing_and_all_that_is_shown_adds_up(acts, random):
    found = deduced(*acts)
    shuffled = random.sample(acts, len(acts))

    assert deduced(*shuffled) == found
    for one in found:
        assert one.tenths == sum(part.tenths for part in one.evidence) >= LEAST_TENTHS
        assert all(part.on <= TODAY for part in one.evidence)


@given(ACTS, ACTS)
def test_one_act_more_never_takes_a_theme_back(acts, more):
    others = [act._replace(key=act.key.upper()) for act in more]

    before, after = names(*acts), names(*acts, *others)

    assert {_plain(theme) for theme in before} <= {_plain(theme) for theme in after}


@given(ACTS, st.integers(0, 700))
def test_time_alone_makes_no_theme(acts, days):
    past = [act for act in acts if act.on <= TODAY]
    later = deduced(*past, day=TODAY + timedelta(days=days))

    assert {_plain(one.theme) for one in later} <= {_plain(t) for t in names(*past)}


def _plain(theme):
    return theme.casefold().replace("é", "e")
