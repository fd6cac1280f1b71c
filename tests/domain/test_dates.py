"""A day is read however it is written, and nothing is invented."""

from datetime import date

import pytest

from organiser.domain.dates import NO_DAY, age_on, order_votes, read_day


@pytest.mark.parametrize(
    "text",
    ["03/06/1975", "3-6-1975", "03.06.1975", "3 juin 1975", "1975-06-03",
     "1975-06-03T10:00:00+02:00",
     "19750603", "03061975", "June 3, 1975", "27548", "mardi 3 juin 1975"],
)  # fmt: skip
def test_one_day_is_read_from_every_spelling(text: str):
    assert read_day(text).on == date(1975, 6, 3)


@pytest.mark.parametrize("text", ["00/06/1975", "00/00/1975", "1975", "juin 1975", "06/1975"])
def test_a_day_in_part_gives_the_year_alone(text: str):
    day = read_day(text)

    assert (day.on, day.year, day.guessed) == (None, 1975, True)


@pytest.mark.parametrize("text", ["", "?", "0/0/00", "00/00/0000"])
def test_no_day_is_no_day(text: str):
    assert read_day(text) == NO_DAY


@pytest.mark.parametrize("text", ["31/02/1980", "bientôt", "12/13/14/15", "99/99/1980"])
def test_what_is_no_day_is_unreadable(text: str):
    assert read_day(text) is None


def test_the_order_of_the_column_decides_where_both_can_be():
    assert read_day("03/06/1975", "mdy").on == date(1975, 3, 6)
    assert order_votes("28/06/1975") == (1, 0)
    assert order_votes("06/28/1975") == (0, 1)
    assert order_votes("06/07/1975") == (0, 0)


def test_two_figures_are_never_a_child():
    assert read_day("01/02/24", newest=2011).on == date(1924, 2, 1)
    assert read_day("01/02/05", newest=2011).on == date(2005, 2, 1)


def test_an_age_grows_on_the_birthday():
    assert age_on(date(2026, 6, 2), date(1975, 6, 3)) == 50
    assert age_on(date(2026, 6, 3), date(1975, 6, 3)) == 51
