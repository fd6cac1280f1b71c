"""What generic rules of likeness do not know: roofs, twins, fathers and sons, shared mailboxes."""

from collections.abc import Callable
from enum import StrEnum

from organiser.domain.matching.entry import (
    ALIKE,
    CLOSE,
    DIFFERENT,
    EQUAL,
    PARTLY,
    UNKNOWN,
    Field,
    Levels,
)
from organiser.domain.matching.weights import TENTHS


class Guard(StrEnum):
    """Why two entries are held to be two persons, whatever else they share."""

    OTHER_GIVEN_NAME = "other_given_name"
    TWINS = "twins"
    HOUSEHOLD = "household"
    NO_NAME_AT_HOME = "no_name_at_home"
    OTHER_BIRTH = "other_birth"
    ALIKE_AT_HOME = "alike_at_home"
    PARENT_AND_CHILD = "parent_and_child"
    NAMELESS = "nameless"


Rule = Callable[[Levels, int], int]
"""Takes the levels and the score so far; returns what it costs, or 0."""


def costs(levels: Levels, score: int, twins: int) -> list[tuple[Guard, int]]:
    """Return the guards that hold for *levels*, each with the points it takes from *score*.

    *twins* is what two given names born on one day cost.
    """
    found = []
    if _are_like_twins(levels):
        found.append((Guard.TWINS, twins))
        score += twins
    for guard, rule in _RULES:
        if cost := rule(levels, score):
            score += cost
            found.append((guard, cost))
    return found


def _other_given_name(levels: Levels, score: int) -> int:
    """Never one person, unless mobile and e-mail, or birth date and an identifier, agree."""
    given, _family, birth, email, mobile, _place, _extra = levels
    if given != DIFFERENT or birth == EQUAL or (email == EQUAL and mobile == EQUAL):
        return 0
    if birth >= PARTLY and mobile >= PARTLY:
        return 0
    return min(-8 * TENTHS, -1 * TENTHS - score)


def _are_like_twins(levels: Levels) -> bool:
    given, _family, birth, email, mobile, _place, _extra = levels
    return given == DIFFERENT and birth == EQUAL and EQUAL not in (email, mobile)


def _household(levels: Levels, _score: int) -> int:
    given, family, birth, _email, mobile, place, _extra = levels
    shares_home = family >= PARTLY and place >= CLOSE
    is_told_apart = EQUAL not in (mobile, birth)
    return -6 * TENTHS if given == DIFFERENT and shares_home and is_told_apart else 0


def _no_name_at_home(levels: Levels, _score: int) -> int:
    given, family, _birth, _email, _mobile, place, _extra = levels
    is_bare = not _has_identifier(levels)
    return (
        -6 * TENTHS if given == UNKNOWN and family >= PARTLY and place >= CLOSE and is_bare else 0
    )


def _other_birth(levels: Levels, _score: int) -> int:
    given, family, birth, email, mobile, _place, _extra = levels
    is_alike = ALIKE in (given, family) or DIFFERENT in (given, family)
    is_bare = email < CLOSE and mobile < PARTLY
    return -4 * TENTHS if is_alike and birth == DIFFERENT and is_bare else 0


def _alike_at_home(levels: Levels, _score: int) -> int:
    given, family, birth, email, mobile, place, _extra = levels
    is_bare = EQUAL not in (email, mobile) and birth < CLOSE
    is_home = family >= CLOSE and place >= PARTLY
    return -9 * TENTHS if given == ALIKE and is_home and is_bare else 0


def _parent_and_child(levels: Levels, _score: int) -> int:
    given, family, birth, _email, _mobile, place, _extra = levels
    is_same_name = given == EQUAL and family == EQUAL
    return -4 * TENTHS if is_same_name and birth == DIFFERENT and place >= CLOSE else 0


def _nameless(levels: Levels, score: int) -> int:
    given, family = levels[Field.GIVEN], levels[Field.FAMILY]
    is_bare = not _has_identifier(levels) and levels[Field.PLACE] < CLOSE
    if UNKNOWN in (given, family) and is_bare:
        return min(0, -1 * TENTHS - score)
    return 0


def _has_identifier(levels: Levels) -> bool:
    _given, _family, birth, email, mobile, _place, _extra = levels
    return email >= CLOSE or mobile >= PARTLY or birth >= CLOSE


_RULES: tuple[tuple[Guard, Rule], ...] = (
    (Guard.OTHER_GIVEN_NAME, _other_given_name),
    (Guard.HOUSEHOLD, _household),
    (Guard.NO_NAME_AT_HOME, _no_name_at_home),
    (Guard.OTHER_BIRTH, _other_birth),
    (Guard.ALIKE_AT_HOME, _alike_at_home),
    (Guard.PARENT_AND_CHILD, _parent_and_child),
    (Guard.NAMELESS, _nameless),
)
