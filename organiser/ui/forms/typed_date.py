"""Reads a date as people type it: 3/11, 3 nov, 3 novembre 2026, yesterday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from organiser.domain.identity import unaccented

_FIGURES = re.compile(r"^(\d{1,2}) ?[/.\- ] ?(\d{1,2})(?: ?[/.\- ] ?(\d{2}|\d{4}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{2}|\d{4}))?$")
_WEEKDAY = re.compile(
    r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?=\d)"
)
_MONTHS = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"),
    ("mai", "may"), ("juin", "june"), ("juillet", "july"), ("aout", "august"),
    ("septembre", "september"), ("octobre", "october"), ("novembre", "november"),
    ("decembre", "december"),
)  # fmt: skip
_DAYS_FROM_NOW = {
    "avant-hier": -2, "hier": -1, "yesterday": -1,
    "aujourd'hui": 0, "aujourdhui": 0, "today": 0,
    "demain": 1, "tomorrow": 1, "apres-demain": 2,
}  # fmt: skip


def read_date(typed: str, today: date) -> date | None:
    """Return the day *typed*, or None if it is none.

    Without a year it is the one nearest to *today*; with two figures, that of a lifetime.
    """
    text = " ".join(unaccented(typed).split())
    if text in _DAYS_FROM_NOW:
        return today + timedelta(days=_DAYS_FROM_NOW[text])
    text = _WEEKDAY.sub("", text)
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.match(text):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if (found := _WORDS.match(text)) and (month := _month(found[2])):
        return _dated(int(found[1]), month, found[3], today)
    return None


def _month(word: str) -> int | None:
    fitting = [
        place
        for place, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is None:
        near = [found for found in _around(day, month, today) if found]
        return min(near, key=lambda found: abs(found - today), default=None)
    if len(year) == 4:
        return _day(int(year), month, day)
    century = today.year // 100 * 100
    found = _day(century + int(year), month, day)
    is_far_ahead = found is not None and found.year > today.year + 20
    return _day(century - 100 + int(year), month, day) if is_far_ahead else found


def _around(day: int, month: int, today: date) -> Iterator[date | None]:
    return (_day(today.year + step, month, day) for step in (-1, 0, 1))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
