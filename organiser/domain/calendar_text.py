"""Appointments as other calendars read them (iCalendar, RFC 5545): lines folded, signs escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//organiser//organiser//FR"
MOST_OCTETS = 75
_ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"))


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a calendar is told; nobody's name."""

    uid: str
    """Always the same for the same thing, so that a second import changes the first."""
    title: str
    on: date
    begins: datetime | None = None
    """With its time zone; None takes the whole day."""
    ends: datetime | None = None
    place: str = ""
    words: str = ""
    is_cancelled: bool = False


def written(appointments: Iterable[Appointment], at: datetime, name: str) -> str:
    """Return a calendar of *appointments*, written at the moment *at* and called *name*.

    Hours are said in UTC: what no program can read wrongly, summer or winter.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for appointment in appointments:
        lines.extend(_event(appointment, at))
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[str]:
    """Yield *line* in parts of 75 octets at most, none cut within a letter."""
    room, part, octets = MOST_OCTETS, "", 0
    for letter in line:
        width = len(letter.encode())
        if octets + width > room:
            yield part
            part, octets = " ", 1
        part, octets = part + letter, octets + width
    yield part


def escaped(text: str) -> str:
    """Return *text* with the signs that mean something in a calendar marked as plain."""
    for sign, written_as in _ESCAPED:
        text = text.replace(sign, written_as)
    return "".join(letter for letter in text if letter >= " " or letter == "\t")


def _event(appointment: Appointment, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{appointment.uid}"
    yield f"DTSTAMP:{_moment(at)}"
    yield from _when(appointment)
    yield f"SUMMARY:{escaped(appointment.title)}"
    if appointment.place:
        yield f"LOCATION:{escaped(appointment.place)}"
    if appointment.words:
        yield f"DESCRIPTION:{escaped(appointment.words)}"
    yield f"STATUS:{'CANCELLED' if appointment.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(appointment: Appointment) -> Iterator[str]:
    if appointment.begins is None or appointment.ends is None:
        after = appointment.on + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{appointment.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART:{_moment(appointment.begins)}"
        yield f"DTEND:{_moment(appointment.ends)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
