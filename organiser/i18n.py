"""The language spoken, on screen, on paper and on the command line."""

import gettext
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path

from organiser.clock import local

LANGUAGES = ("fr", "en")
_ENGLISH = gettext.NullTranslations()
_NARROW = "\u202f"
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_FR = (
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
)  # fmt: skip
_DAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_spoken: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar(
    "spoken", default=None
)


def speak(language: str, catalogues: Path) -> None:
    """Choose the language of everything said from here on in this context."""
    _spoken.set((language, _catalogue(language, catalogues)))


def language() -> str:
    """Return the language spoken: "fr" or "en"."""
    spoken = _spoken.get()
    return spoken[0] if spoken else "en"


def _(text: str) -> str:
    return _translations().gettext(text)


def counted(one: str, many: str, count: int) -> str:
    """Say *one* or *many*, whichever fits *count*, with the number put in."""
    return _translations().ngettext(one, many, count).format(count=number(count))


def number(value: int) -> str:
    """Write *value* with its thousands apart, as the language does."""
    separator = _NARROW if language() == "fr" else ","
    return f"{value:,}".replace(",", separator)


def tenths(value: int) -> str:
    """Write so many tenths: "9.4", in French "9,4"."""
    comma = "," if language() == "fr" else "."
    return f"{value // 10}{comma}{value % 10}"


def signed_tenths(value: int) -> str:
    """Write so many tenths with their sign: "+16.9", "−4.0"; with a comma in French."""
    return f"{'−' if value < 0 else '+'}{tenths(abs(value))}"


def long_date(day: date) -> str:
    """Write *day* in full: "samedi 28 novembre 2026", "Saturday 28 November 2026"."""
    french = language() == "fr"
    weekday = (_DAYS_FR if french else _DAYS_EN)[day.weekday()]
    month = (_MONTHS_FR if french else _MONTHS_EN)[day.month - 1]
    of_month = "1er" if french and day.day == 1 else str(day.day)
    return f"{weekday} {of_month} {month} {day.year}"


def month_name(day: date) -> str:
    """Write the month of *day*: "novembre 2026", "November 2026"."""
    months = _MONTHS_FR if language() == "fr" else _MONTHS_EN
    return f"{months[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """Write the month of *day* below a chart: "nov.", "Nov"."""
    french = language() == "fr"
    return _SHORT_FR[day.month - 1] if french else _MONTHS_EN[day.month - 1][:3]


def weekday_name(weekday: int) -> str:
    """Write the day of a week, Monday being 0: "lundi", "Monday"."""
    return (_DAYS_FR if language() == "fr" else _DAYS_EN)[weekday]


def short_weekday(weekday: int) -> str:
    """Write the same short: "lun.", "Mon"."""
    return weekday_name(weekday)[:3] + ("." if language() == "fr" else "")


def short_date(day: date) -> str:
    """Write *day* in figures: 28/11/2026, in both languages."""
    return day.strftime("%d/%m/%Y")


def short_time(moment: datetime) -> str:
    """Write the time of *moment* on her wall's clock: 14:05."""
    return local(moment).strftime("%H:%M")


def _translations() -> gettext.NullTranslations:
    spoken = _spoken.get()
    return spoken[1] if spoken else _ENGLISH


@cache
def _catalogue(language: str, catalogues: Path) -> gettext.NullTranslations:
    return gettext.translation("organiser", catalogues, [language], fallback=True)
