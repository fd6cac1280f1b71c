"""A calendar is folded, escaped, and says its hours in UTC."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.calendar_text import Appointment, escaped, folded, written

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def plain(text):
    """What a calendar shows of an escaped text."""
    shown, signs = "", iter(text)
    for sign in signs:
        if sign == "\\":
            follows = next(signs)
            shown += "\n" if follows == "n" else follows
        else:
            shown += sign
    return shown


def test_an_appointment_says_when_and_where():
    begins = datetime.fromisoformat("2026-11-28T10:00:00+01:00")
    stall = Appointment(
        "a@organiser", "Stall; market", date(2026, 11, 28), begins, begins.replace(hour=12),
        "Place Haute, Plouexemple",
    )  # fmt: skip

    assert unfolded(written([stall], AT, "Plouexemple")) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//organiser//organiser//FR",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Plouexemple",
        "BEGIN:VEVENT", "UID:a@organiser", "DTSTAMP:20261126T120000Z", "DTSTART:20261128T090000Z",
        "DTEND:20261128T110000Z", "SUMMARY:Stall\\; market", "LOCATION:Place Haute\\, Plouexemple",
        "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_without_hours_it_takes_the_day_and_blocks_nobody():
    lines = unfolded(written([Appointment("a", "x", date(2026, 12, 31))], AT, "x"))

    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "TRANSP:TRANSPARENT" in lines


def test_what_was_called_off_says_so():
    appointment = Appointment("a", "x", date(2026, 12, 31), is_cancelled=True)

    assert "STATUS:CANCELLED" in unfolded(written([appointment], AT, "x"))


@settings(max_examples=60)
@given(TEXT)
def test_no_line_is_longer_than_75_octets_and_none_is_lost(text):
    line = f"SUMMARY:{escaped(text)}"
    parts = list(folded(line))

    assert all(len(part.encode()) <= 75 for part in parts)
    assert "\r\n".join(parts).replace("\r\n ", "") == line


@settings(max_examples=60)
@given(TEXT)
def test_what_is_escaped_is_one_line_and_is_read_as_it_was(text):
    wanted = "".join(
        letter for letter in text.replace("\r\n", "\n") if letter >= " " or letter in "\t\n"
    )

    assert "\n" not in escaped(text)
    assert plain(escaped(text)) == wanted
