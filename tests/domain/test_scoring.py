"""The score of engagement: it adds up, it fades, and whoever objects has none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain import scoring
from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin
from organiser.domain.scoring import (
    CAP_DAYS,
    WEIGHTS,
    Deed,
    DeedKind,
    NoScore,
    Score,
    Subject,
    contributions,
    forecast,
    score_of,
    shown,
    tenths_of,
)

TODAY = date(2026, 11, 26)
ANYBODY = Subject()
KINDS = st.sampled_from(DeedKind)
MANY = settings(max_examples=share(150, 20_000), deadline=None)


def days_ago(days):
    return TODAY - timedelta(days=days)


DEEDS = st.lists(
    st.builds(
        Deed,
        st.one_of(st.integers(-40, 100), st.integers(-40, 800)).map(days_ago),
        KINDS,
        st.sampled_from(["", "a", "b", "c", "d", "e", "f"]),
    ),
    max_size=40,
)


@MANY
@given(DEEDS)
def test_the_contributions_add_up_to_the_score(deeds):
    score = score_of(ANYBODY, deeds, TODAY)

    assert score.tenths == sum(part.tenths for part in score.contributions)
    assert score.tenths == tenths_of(deeds, TODAY)
    assert score.shown == shown(score.tenths)


@MANY
@given(DEEDS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(deeds, chance):
    shuffled = list(deeds)
    chance.shuffle(shuffled)

    assert contributions(shuffled, TODAY) == contributions(deeds, TODAY)


@MANY
@given(DEEDS, st.builds(Deed, st.integers(-5, 800).map(days_ago), KINDS, st.just("one more")))
def test_one_more_deed_never_lowers(deeds, deed):
    assert tenths_of([*deeds, deed], TODAY) >= tenths_of(deeds, TODAY)


@MANY
@given(DEEDS, st.integers(0, 800))
def test_time_alone_never_raises(deeds, days):
    done = [deed for deed in deeds if deed.on <= TODAY]

    assert tenths_of(done, TODAY + timedelta(days=days)) <= tenths_of(done, TODAY)


@MANY
@given(DEEDS)
def test_the_forecast_is_the_score_of_what_was_done_in_thirty_days(deeds):
    done = [deed for deed in deeds if deed.on <= TODAY]
    in_thirty_days = TODAY + timedelta(days=30)

    assert forecast(deeds, TODAY) == tenths_of(done, in_thirty_days) <= tenths_of(done, TODAY)


@pytest.mark.parametrize("kind", DeedKind)
def test_a_deed_is_worth_half_after_its_half_life(kind):
    weight = WEIGHTS[kind]
    fresh, aged = Deed(TODAY, kind), Deed(days_ago(weight.half_life), kind)

    assert tenths_of([fresh], TODAY) == 10 * weight.points
    assert tenths_of([aged], TODAY) == 10 * weight.points / 2


@MANY
@given(KINDS, st.integers(0, 500))
def test_what_any_deed_is_worth_halves_but_for_the_rounding(kind, age):
    weight = WEIGHTS[kind]
    assume(age + weight.half_life <= weight.expires)
    earlier, later = (
        tenths_of([Deed(days_ago(days), kind)], TODAY) for days in (age, age + weight.half_life)
    )

    assert abs(later - earlier / 2) <= 0.75


@MANY
@given(DEEDS)
def test_no_more_of_a_kind_count_within_thirty_days_than_its_cap(deeds):
    parts = contributions(deeds, TODAY)

    for kind in DeedKind:
        ages = [part.age for part in parts if part.kind is kind and not part.is_capped]
        for first in ages:
            within = [age for age in ages if first <= age < first + CAP_DAYS]
            assert len(within) <= WEIGHTS[kind].most


def test_the_cap_keeps_the_newest_and_lists_the_rest_at_nothing():
    deeds = [Deed(days_ago(days), DeedKind.MEETING, str(days)) for days in range(6)]

    parts = contributions(deeds, TODAY)

    assert [part.is_capped for part in parts] == [False] * 4 + [True] * 2
    assert [part.tenths for part in parts[4:]] == [0, 0]


@MANY
@given(DEEDS)
def test_who_objects_has_no_score_whatever_she_did(deeds):
    assert score_of(Subject(objects=True), deeds, TODAY) is NoScore.OBJECTS


@MANY
@given(DEEDS)
def test_what_is_to_come_does_not_count(deeds):
    done = [deed for deed in deeds if deed.on <= TODAY]

    assert contributions(deeds, TODAY) == contributions(done, TODAY)


@MANY
@given(DEEDS, DEEDS)
def test_two_records_of_one_person_score_as_the_union_of_their_deeds(one, other):
    merged = set(one) | set(other)

    assert contributions([*one, *other], TODAY) == contributions(merged, TODAY)
    assert tenths_of([*one, *other], TODAY) >= max(tenths_of(one, TODAY), tenths_of(other, TODAY))


@MANY
@given(KINDS, st.integers(0, 400))
def test_what_expired_is_not_looked_at(kind, days):
    weight = WEIGHTS[kind]

    assert contributions([Deed(days_ago(weight.expires + 1 + days), kind)], TODAY) == ()


@pytest.mark.parametrize(("tenths", "of_hundred"), [(0, 0), (200, 50), (400, 75), (600, 88)])
def test_twenty_points_are_half_of_the_way(tenths, of_hundred):
    assert shown(tenths) == of_hundred


@pytest.mark.parametrize(
    ("subject", "refusal"),
    [
        (Subject(birth_date=date(2010, 11, 27)), NoScore.TOO_YOUNG),
        (Subject(birth_date=date(2010, 11, 26)), None),
        (Subject(birth_year=2010), NoScore.TOO_YOUNG),
        (Subject(birth_year=2009), None),
        *((Subject(origin=origin), NoScore.ORIGIN) for origin in sorted(FORBIDDEN_ORIGINS)),
        *((Subject(origin=origin), None) for origin in sorted(set(Origin) - FORBIDDEN_ORIGINS)),
        (Subject(objects=True, birth_year=2015, origin=Origin.SCHOOL), NoScore.OBJECTS),
    ],
)
def test_who_may_not_be_scored_is_not(subject, refusal):
    score = score_of(subject, [Deed(TODAY, DeedKind.STALL)], TODAY)

    assert subject.refusal(TODAY) is refusal
    assert (score if isinstance(score, NoScore) else None) is refusal


def test_each_part_tells_what_it_follows_from():
    score = score_of(ANYBODY, [Deed(days_ago(10), DeedKind.DOOR_TO_DOOR)], TODAY)

    assert isinstance(score, Score)
    (part,) = score.contributions
    assert (part.weight.points, part.weight.half_life, part.age) == (10, 120, 10)
    assert part.tenths == 94
    assert replace(part, tenths=0).tenths == 0
    assert scoring.LONGEST.days == 730
