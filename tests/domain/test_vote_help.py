"""Help to vote: its last days, and until when what was said is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.silence import ElectionDay, polls_of
from organiser.domain.vote_help import (
    NO_LAST_DAYS,
    LastDay,
    Need,
    Sent,
    Side,
    Source,
    ballot_of,
    fits,
    is_over,
    last_day_to_register,
)

FIRST, SECOND = date(2027, 4, 11), date(2027, 4, 25)
DAYS = st.dates(date(2024, 1, 1), date(2034, 1, 1))


@pytest.mark.parametrize(
    ("vote", "last"),
    [
        (date(2022, 4, 10), date(2022, 3, 4)), (date(2024, 6, 9), date(2024, 5, 3)),
        (date(2027, 4, 11), date(2027, 3, 5)), (date(2027, 4, 10), date(2027, 3, 5)),
    ],
)  # fmt: skip
def test_one_signs_up_until_the_sixth_friday_before(vote, last):
    assert last_day_to_register(vote) == last


@given(DAYS)
def test_the_last_day_is_a_friday_with_five_more_before_the_vote(vote):
    last = last_day_to_register(vote)

    assert last.weekday() == 4
    fridays = [last + timedelta(days=7 * each) for each in range(7)]
    assert [friday < vote for friday in fridays] == [True] * 6 + [False]


def test_of_two_rounds_the_first_has_the_last_day():
    ballot = ballot_of(ElectionDay("Second tour", SECOND), SECOND, (FIRST, SECOND), NO_LAST_DAYS)

    assert ballot.register_by == LastDay(date(2027, 3, 5), Source.LAW)
    assert ballot.proxy_by == LastDay(date(2027, 4, 15), Source.ADVICE)


def test_the_days_of_headquarters_come_before_those_of_the_law():
    sent = Sent(date(2027, 3, 3), date(2027, 4, 8))

    ballot = ballot_of(ElectionDay("Premier tour", FIRST), FIRST, (FIRST,), sent)

    assert ballot.register_by == LastDay(date(2027, 3, 3), Source.HEADQUARTERS)
    assert ballot.proxy_by == LastDay(date(2027, 4, 8), Source.HEADQUARTERS)


def test_overseas_a_vote_of_the_country_is_held_a_day_earlier():
    days = [ElectionDay("Premier tour", FIRST)]

    assert polls_of(days, "971") == ((days[0], date(2027, 4, 10)),)
    assert polls_of(days, "974") == polls_of(days, "29") == ((days[0], FIRST),)


@given(DAYS, st.integers(-400, 400))
def test_a_word_is_kept_on_the_day_of_the_vote_and_never_after(vote, days):
    assert is_over(vote, vote + timedelta(days=days)) == (days > 0)


def test_a_pledge_is_said_and_help_is_asked_or_offered():
    meant = {(side, need) for side in Side for need in Need if fits(side, need)}

    helps = {Need.PROXY, Need.LIFT, Need.REGISTRATION}
    asked = {(side, need) for side in (Side.ASKS, Side.OFFERS) for need in helps}
    assert meant == asked | {(Side.SAYS, Need.PLEDGE)}
