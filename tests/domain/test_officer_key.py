"""Which answer about the officer's key holds, and how its figures are read."""

from datetime import UTC, datetime

import pytest

from organiser.domain.officer_key import (
    Answer,
    Said,
    figures_in,
    grouped,
    next_turn,
    said_at,
    standing,
)

YES, NO = Answer.YES, Answer.NO


@pytest.mark.parametrize(("said", "holds"), [
    ((), None),
    ((Said(YES, 1, 7),), YES),
    ((Said(YES, 1, 7), Said(NO, 2, 7)), NO),
    ((Said(YES, 1, 7), Said(NO, 2, 7), Said(YES, 3, 7)), YES),
    ((Said(YES, 1, 7), Said(NO, 1, 7)), NO),
    ((Said(YES, 9, 3),), None),
    ((Said(NO, 1, 7), Said(YES, 9, 3)), NO),
    ((Said(NO, 1, 3),), NO),
    ((Said(YES, 1, 7), Said(NO, 2, 3)), NO),
])  # fmt: skip
def test_a_no_holds_by_any_key_and_a_yes_by_the_newest_alone(said, holds):
    assert standing(said, newest=7) is holds
    assert standing(reversed(said), newest=7) is holds


def test_an_answer_is_as_old_as_when_it_was_given_not_when_it_was_said_again():
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in range(1, 6)]
    said = (
        Said(YES, 1, 7, days[0]), Said(NO, 2, 7, days[1]), Said(YES, 3, 7, days[2]),
        Said(YES, 3, 8, days[4]), Said(NO, 2, 8, days[3]),
    )  # fmt: skip

    assert said_at(said, YES) == days[2]
    assert said_at(said, NO) == days[1]


def test_what_is_said_later_has_a_higher_turn():
    assert next_turn(()) == 1
    assert next_turn((Said(YES, 4, 7), Said(NO, 2, 7))) == 5


def test_figures_are_read_however_they_were_parted():
    assert figures_in(" 1234-5678\u00a09012.3456 7890 ") == "12345678901234567890"
    assert grouped("12345678901234567890") == "1234 5678 9012 3456 7890"
    assert figures_in("١٢٣") == ""
