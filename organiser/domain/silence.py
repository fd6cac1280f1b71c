"""When the law wants silence before a vote, by the clock of the place (electoral code, art. L.49).

From midnight at the eve of the poll until the last stations close: nothing is distributed, no
message goes out, no calls in series are made, no meeting is held.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MAINLAND = "Europe/Paris"
_ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne",
    "974": "Indian/Reunion", "975": "America/Miquelon", "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy", "978": "America/Marigot", "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti", "988": "Pacific/Noumea",
}  # fmt: skip
EARLY = frozenset({"971", "972", "973", "975", "977", "978", "987"})
"""Where a vote of the whole country is held on the day before, as their clocks run behind."""
CLOSES = time(20)
"""When the last stations close; many do earlier."""
REMINDED = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class ElectionDay:
    """One day of voting: of the whole country, or of one department."""

    title: str
    on: date
    department: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """From when to when nothing may be sent, printed or held, by the clock of the place."""

    title: str
    begins: datetime
    ends: datetime


def zone_of(department: str) -> tzinfo | None:
    """Return the clock of a department; None where the computer knows no zones."""
    try:
        return ZoneInfo(_ZONES.get(department, _MAINLAND))
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None


def silences(elections: Collection[ElectionDay], department: str) -> tuple[Silence, ...]:
    """Return every silence of *department*, the earliest first.

    A day given for the department itself counts instead of the country's of the same name. Where
    the computer knows no zones, its own clock is taken for that of the place.
    """
    found = [_silence(day, first, department) for day, first in polls_of(elections, department)]
    return tuple(sorted(found, key=lambda each: each.begins))


def polls_of(
    elections: Collection[ElectionDay], department: str
) -> tuple[tuple[ElectionDay, date], ...]:
    """Return every vote of *department* with the first day on which it is held there, in order."""
    found = [
        (day, _first_day(day, department))
        for day in elections
        if day.department in {"", department} and not _is_replaced(day, elections, department)
    ]
    return tuple(sorted(found, key=lambda each: (each[1], each[0].title)))


def silence_at(
    elections: Collection[ElectionDay], department: str, moment: datetime
) -> Silence | None:
    """Return the silence that holds at *moment*, or None."""
    return next(
        (each for each in silences(elections, department) if each.begins <= moment < each.ends),
        None,
    )


def silence_on(elections: Collection[ElectionDay], department: str, day: date) -> Silence | None:
    """Return the silence that *day* lies in, or None."""
    return next(
        (
            each
            for each in silences(elections, department)
            if each.begins.date() <= day <= each.ends.date()
        ),
        None,
    )


def silence_ahead(
    elections: Collection[ElectionDay], department: str, moment: datetime
) -> Silence | None:
    """Return the silence that begins within a day after *moment*, or None."""
    return next(
        (
            each
            for each in silences(elections, department)
            if moment < each.begins <= moment + REMINDED
        ),
        None,
    )


def _is_replaced(day: ElectionDay, elections: Collection[ElectionDay], department: str) -> bool:
    return day.department == "" and any(
        other.department == department != ""
        and other.title == day.title
        and abs((other.on - day.on).days) <= 3
        for other in elections
    )


def _first_day(day: ElectionDay, department: str) -> date:
    is_early = not day.department and department in EARLY
    return day.on - timedelta(days=1) if is_early else day.on


def _silence(day: ElectionDay, first: date, department: str) -> Silence:
    zone = zone_of(department)
    eve = datetime.combine(first - timedelta(days=1), time(0), zone)
    closes = datetime.combine(day.on, CLOSES, zone)
    if zone is None:
        eve, closes = eve.astimezone(), closes.astimezone()
    return Silence(day.title, eve, closes)
