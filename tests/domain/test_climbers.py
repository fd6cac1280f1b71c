"""Who climbed: found from facts alone, month by month."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.climbers import NOBODY, climbs, ends_of, last_months, stood
from organiser.domain.engagement import Facts, Rung, rung_on

TODAY = date(2026, 11, 26)
DAYS = st.integers(0, 500).map(lambda days: TODAY - timedelta(days=days))
SEVERAL = st.lists(DAYS, max_size=6).map(tuple)
PLACES = st.sampled_from(["stall", "meeting", "training"])
FACTS = st.builds(
    Facts,
    signed_up=st.none() | DAYS,
    expressed=SEVERAL,
    presences=st.lists(st.tuples(DAYS, PLACES), max_size=8).map(tuple),
    organised=SEVERAL,
    recruited=SEVERAL,
)
MONTHS = last_months(TODAY)
ENDS = ends_of(MONTHS, TODAY)


def test_twelve_months_end_with_the_one_that_runs():
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (date(2025, 12, 1), date(2026, 11, 1), 12)
    assert (ENDS[0], ENDS[1], ENDS[-1]) == (date(2025, 11, 30), date(2025, 12, 31), TODAY)


@settings(max_examples=share(60, 5_000), deadline=None)
@given(FACTS, DAYS)
def test_at_the_end_she_stands_where_the_ladder_says(facts, came):
    stands = stood(facts, came, ENDS)

    assert stands[-1] == rung_on(TODAY, facts)
    assert all(level == NOBODY for level, end in zip(stands, ENDS, strict=True) if end < came)


@settings(max_examples=share(60, 5_000), deadline=None)
@given(FACTS, DAYS)
def test_she_climbs_where_she_stands_higher_than_before_and_nowhere_else(facts, came):
    stands = stood(facts, came, ENDS)

    for before, after, to in zip(stands, stands[1:], climbs(stands), strict=False):
        assert to == (after if after > max(before, Rung.CONTACT) else NOBODY)


def test_who_objects_is_nowhere():
    facts = Facts(signed_up=TODAY, presences=((TODAY, "stall"),), objects=True)

    assert set(stood(facts, TODAY, ENDS)) == {NOBODY}


def test_a_later_sign_up_does_not_count_before_its_day():
    facts = Facts(signed_up=date(2026, 10, 5))

    stands = stood(facts, date(2026, 8, 1), ENDS)

    assert stands[-5:] == (NOBODY, Rung.CONTACT, Rung.CONTACT, Rung.SIGNED_UP, Rung.SIGNED_UP)
