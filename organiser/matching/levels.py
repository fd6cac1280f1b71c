"""Compares two entries field by field: the levels on which everything else is decided."""

from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from organiser.domain.matching.entry import (
    ALIKE,
    CLOSE,
    DIFFERENT,
    EQUAL,
    PARTLY,
    UNKNOWN,
    Entry,
    Levels,
)
from organiser.matching.names import Names, is_misplaced, likeness, stand_swapped

_NEW_YEAR = "0101"
_SHORTEST_NAME = 3
_NAME_PIECE = 5
_FIGURES = str.maketrans("", "", "0123456789")
"""Who has a name that is taken puts a number behind it: two figures apart are no slip."""
_STOPS = str.maketrans("", "", ".-_")


def compare(one: Entry, other: Entry, names: Names, given: int | None = None) -> Levels:
    """Return the levels of two entries, the same whichever comes first."""
    first = names.given(one.first, other.first) if given is None else given
    last = _family(one, other, names)
    born, there = birth(one.birth, other.birth), place(one, other)
    mobile = UNKNOWN
    if one.mobiles and other.mobiles:
        mobile = _number(one.mobiles, other.mobiles)
    if 0 < first <= ALIKE and 0 < last <= ALIKE:
        strictly = EQUAL not in (born, mobile) and there < CLOSE
        if stand_swapped(one.first, one.last, other.first, other.last, strictly=strictly):
            first = last = CLOSE
        elif not strictly and is_misplaced(one.first, one.last, other.first, other.last):
            last = PARTLY
    email = UNKNOWN
    if one.emails and other.emails:
        email = _email(one, other, first)
    extra = _words(one.extra, other.extra) if one.extra and other.extra else UNKNOWN
    return first, last, born, email, mobile, there, extra


def _family(one: Entry, other: Entry, names: Names) -> int:
    level = names.family(one.last, other.last)
    if level >= CLOSE or not (one.born or other.born):
        return level
    crossed = (
        names.family(one.born, other.last),
        names.family(one.last, other.born),
        names.family(one.born, other.born),
    )
    return max(level, min(CLOSE, max(crossed)))


def birth(one: str, other: str) -> int:
    """Return the level of two birth dates."""
    if not one or not other:
        return UNKNOWN
    if one == other:
        return PARTLY if one.endswith(_NEW_YEAR) else EQUAL
    year, month_day = one[:4], one[4:]
    other_year, other_month_day = other[:4], other[4:]
    if year == other_year and one[4:6] == other[6:] and one[6:] == other[4:6]:
        return CLOSE
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    if slips == 1:
        return CLOSE
    same = (year == other_year) + (one[4:6] == other[4:6]) + (one[6:] == other[6:])
    is_year_only = year == other_year and _NEW_YEAR in (month_day, other_month_day)
    if same == 2 or is_year_only:
        return PARTLY
    return ALIKE if slips == 2 else DIFFERENT


def _email(one: Entry, other: Entry, given: int) -> int:
    """A mailbox built from the name repeats the name: the same at another host is nothing new."""
    level, local = (
        _mailboxes(one.emails[0], other.emails[0])
        if len(one.emails) == len(other.emails) == 1
        else max(_mailboxes(a, b) for a in one.emails for b in other.emails)
    )
    if level not in (PARTLY, CLOSE) or not (_is_of_name(one, local) or _is_of_name(other, local)):
        return level
    has_figures = any(sign.isdigit() for sign in local)
    if level == PARTLY:
        return ALIKE if has_figures else UNKNOWN
    if given in (DIFFERENT, ALIKE):
        return UNKNOWN
    return CLOSE if has_figures else PARTLY


def _mailboxes(one: str, other: str) -> tuple[int, str]:
    """Return the level of two addresses, and the local part it was decided on."""
    if one == other:
        return EQUAL, ""
    local, other_local = one.partition("@")[0], other.partition("@")[0]
    decided_on = min(local, other_local)
    if likeness(one, other, 0.8):
        slips = DamerauLevenshtein.distance(one, other, score_cutoff=3)
        if slips <= 1 or (slips <= 3 and slips <= 0.07 * max(len(one), len(other))):
            is_numbered = slips > 1 and local.translate(_FIGURES) == other_local.translate(_FIGURES)
            return (UNKNOWN if is_numbered else CLOSE), decided_on
    if local == other_local and len(local) > _SHORTEST_NAME + 1:
        return PARTLY, decided_on
    is_alike = likeness(local, other_local, 0.9) > 0
    return (UNKNOWN if is_alike else DIFFERENT), decided_on


def _is_of_name(entry: Entry, local: str) -> bool:
    plain = local.translate(_STOPS)
    names = entry.last.replace(" ", ""), entry.first.partition(" ")[0]
    return any(len(name) >= _SHORTEST_NAME and name[:_NAME_PIECE] in plain for name in names)


def _number(one: Iterable[str], other: Iterable[str]) -> int:
    """Return the level of two sets of phone numbers: equal, one figure apart, different."""
    other = tuple(other)
    best = DIFFERENT
    for a in one:
        for b in other:
            if a == b:
                return EQUAL
            if _are_one_slip_apart(a, b):
                best = PARTLY
    return best


def place(one: Entry, other: Entry) -> int:
    """Return the level of two places: door, roof or line, commune, area, elsewhere."""
    area, is_near = _commune(one, other)
    door = _door(one, other) if one.street and other.street else UNKNOWN
    if door == EQUAL and is_near:
        return EQUAL
    if door >= PARTLY and is_near:
        return CLOSE
    if one.landlines and other.landlines and _number(one.landlines, other.landlines) >= PARTLY:
        return CLOSE
    return area or min(door, DIFFERENT)


def _words(one: str, other: str) -> int:
    if one == other:
        return EQUAL
    return CLOSE if likeness(one, other, 0.9) else DIFFERENT


def _commune(one: Entry, other: Entry) -> tuple[int, bool]:
    """Return the level of two communes, and whether their doors may be one."""
    has_posts, has_cities = one.postcode and other.postcode, one.city and other.city
    if not has_posts and not has_cities:
        return UNKNOWN, True
    if has_posts and one.postcode == other.postcode:
        return PARTLY, True
    if has_cities and _are_one_city(one.city, other.city):
        return PARTLY, True
    if has_posts and not has_cities and _are_one_slip_apart(one.postcode, other.postcode):
        return PARTLY, True
    same_area = has_posts and one.postcode[:2] == other.postcode[:2]
    return (ALIKE if same_area else DIFFERENT), False


def _are_one_slip_apart(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _are_one_city(one: str, other: str) -> bool:
    return one == other or likeness(one, other, 0.9) > 0


def _door(one: Entry, other: Entry) -> int:
    if one.street == other.street:
        likeness = 100.0
    else:
        likeness = fuzz.token_sort_ratio(one.street, other.street, score_cutoff=75)
    if likeness < 85:
        return ALIKE if likeness else DIFFERENT
    if one.number and other.number and one.number != other.number:
        return PARTLY if _are_one_slip_apart(one.number, other.number) else ALIKE
    return EQUAL if likeness == 100 and one.number == other.number else CLOSE
