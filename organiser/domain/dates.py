"""Days as people write them: figures in either order, words, serials, a year alone."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_FIGURES = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d.*)?")
_WORDS = re.compile(r"(?:le |born |ne |nee )?(?:[a-z]+day |lundi |mardi |mercredi |jeudi |vendredi "
                    r"|samedi |dimanche )?(\d{1,2})?(?:er|st|nd|rd|th)? ?([a-z]{3,9})\.? ?"
                    r"(\d{1,2},? )?(\d{4})")  # fmt: skip
_EIGHT = re.compile(r"\d{8}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_YEAR = re.compile(r"(?:en |ne en |nee en |vers )?(1[89]\d\d|20\d\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NONE = frozenset({"", "?", "-", "0/0/00", "00/00/0000", "0000-00-00", "nc", "n/a", "inconnu",
                   "inconnue", "unknown", "none"})  # fmt: skip
_MONTHS = {
    "jan": 1, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5, "juin": 6,
    "jun": 6, "juil": 7, "jul": 7, "aou": 8, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ACCENTS = str.maketrans("éèêûôàâç", "eeeuoaac")
_FIRST_SERIAL = date(1899, 12, 30)
_FIRST_YEAR = 1890
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day read from a cell, or the year that is all we can tell."""

    on: date | None = None
    year: int | None = None
    guessed: bool = False
    """The century, the order or a missing part was decided by us."""


NO_DAY = Day()


@lru_cache(maxsize=20_000)
def read_day(text: str, order: str = "dmy", newest: int = 2011) -> Day | None:
    """Return the day *text* says, `NO_DAY` when it says there is none, None when unreadable.

    *order* ("dmy" or "mdy") is decided on the whole column; *newest* is the last year that two
    figures may mean in this century, so that "24" is never a baby nor a day to come.
    """
    plain = text.strip().lower()
    if plain in _NONE:
        return NO_DAY
    if len(plain) > _LONGEST:
        return None
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
        return _checked(year, month, day)
    if found := _FIGURES.fullmatch(plain):
        return _of_figures(found[1], found[2], found[3], order, newest)
    return _of_other_shapes(plain.translate(_ACCENTS), order)


def order_votes(text: str) -> tuple[int, int]:
    """Return what one cell says for day first and for month first: (1, 0), (0, 1) or (0, 0)."""
    found = _FIGURES.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return 0, 0
    first, second = int(found[1]), int(found[2])
    return int(first > 12 >= second), int(second > 12 >= first)


def age_on(day: date, born: date) -> int:
    """Return the age in whole years, on *day*, of who was *born* then."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _of_figures(first: str, second: str, year: str, order: str, newest: int) -> Day | None:
    short = len(year) == 2
    full = _century(int(year), newest) if short else int(year)
    day, month = (int(first), int(second)) if order == "dmy" else (int(second), int(first))
    if month > 12 >= day:
        read = _checked(full, day, month)
        return read and Day(read.on, read.year, guessed=True)
    if full == 0 or (short and int(year) == 0 == day == month):
        return NO_DAY
    read = _checked(full, month, day)
    return Day(read.on, read.year, guessed=True) if read and short else read


def _of_other_shapes(plain: str, order: str) -> Day | None:
    if found := _YEAR.fullmatch(plain):
        return Day(None, int(found[1]), guessed=True)
    if found := _SERIAL.fullmatch(plain):
        return _of_serial(int(found[1]))
    if _EIGHT.fullmatch(plain):
        return _of_eight(plain, order)
    if found := _MONTH_YEAR.fullmatch(plain):
        return _checked(int(found[2]), int(found[1]), 0)
    if found := _WORDS.fullmatch(plain):
        return _of_words(found)
    return None


def _of_words(found: re.Match[str]) -> Day | None:
    word = found[2]
    month = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
    if month is None:
        return None
    day = found[1] or (found[3] or "0").strip(" ,")
    return _checked(int(found[4]), month, int(day))


def _of_serial(days: int) -> Day | None:
    on = _FIRST_SERIAL + timedelta(days=days)
    return Day(on, on.year)


def _of_eight(plain: str, order: str) -> Day | None:
    if plain[:2] in {"18", "19", "20"} and 1 <= int(plain[4:6]) <= 12:
        read = _checked(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
        if read is not None:
            return read
    first, second = int(plain[:2]), int(plain[2:4])
    day, month = (first, second) if order == "dmy" else (second, first)
    return _checked(int(plain[4:]), month, day)


def _checked(year: int, month: int, day: int) -> Day | None:
    if not _FIRST_YEAR <= year <= 2100 or month > 12 or day > 31:
        return NO_DAY if year == 0 else None
    if month == 0 or day == 0:
        return Day(None, year, guessed=True)
    try:
        return Day(date(year, month, day), year)
    except ValueError:
        return None


def _century(two_figures: int, newest: int) -> int:
    return 2000 + two_figures if 2000 + two_figures <= newest else 1900 + two_figures
