"""A plainly French number is read at once, whatever its punctuation."""

import pytest

from organiser.domain.phone import Line, read_plain_french, shown


@pytest.mark.parametrize(
    "text",
    ["06 39 98 12 34", "0639981234", "+33639981234", "+33 (0)6 39 98 12 34", "0033 6 39 98 12 34",
     "06.39.98.12.34", "639981234", "33639981234", "06-39-98-12-34", "06\u00a039\u00a098 12 34"],
)  # fmt: skip
def test_every_spelling_gives_one_number(text: str):
    phone = read_plain_french(text)

    assert (phone.e164, phone.line, phone.typed) == ("+33639981234", Line.MOBILE, text.strip())


@pytest.mark.parametrize("text", ["06 39 98 12 3", "3631", "6,39981E+08", "", "06 39 98 12 34 5"])
def test_what_is_no_whole_number_is_left_to_others(text: str):
    assert read_plain_french(text) is None


@pytest.mark.parametrize(
    ("text", "e164", "line"),
    [
        ("0692 00 00 00", "+262692000000", Line.MOBILE),
        ("0262 00 00 00", "+262262000000", Line.LANDLINE),
        ("0690 00 00 00", "+590690000000", Line.MOBILE),
        ("0639 00 00 00", "+262639000000", Line.MOBILE),
        ("02 61 91 00 00", "+33261910000", Line.LANDLINE),
        ("09 70 00 00 00", "+33970000000", Line.OTHER),
    ],
)
def test_a_number_says_where_and_what_it_is(text: str, e164: str, line: Line):
    phone = read_plain_french(text)

    assert (phone.e164, phone.line) == (e164, line)


def test_a_number_is_shown_with_blanks_that_hold():
    assert shown("+33639981234") == "06\u00a039\u00a098\u00a012\u00a034"
