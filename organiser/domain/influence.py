"""Who came through whom: the tree itself, and what it weighs (R24; off until headquarters asks).

Only people who were confirmed count, one for each who came through her, half for those who came
through these, a quarter for the next; each fades by half in half a year. Whoever came to actions
that she led counts a tenth. Nothing is taken from networks, nobody is ranked by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HALF_LIFE = 180
DEEPEST = 3
WEIGHTS = (1.0, 0.5, 0.25)
"""Of those who came through her, of those who came through them, and once more."""
LED = 0.1
"""Of each person who came to an action that she led."""
DOTS = (0.0, 1.0, 4.0)
"""More than these are one, two and three dots."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody who came through her, perhaps through others."""

    person: bytes
    through: bytes
    on: date
    degree: int
    """1 came through her, 2 through one of these, 3 through one of those."""


@dataclass(frozen=True, slots=True)
class Led:
    """An action that she led, and how many others came."""

    on: date
    came: int


def worth(brought: Brought, today: date) -> float:
    """Return what one person of the tree counts *today*."""
    return WEIGHTS[brought.degree - 1] * _fade(brought.on, today)


def influence(tree: Iterable[Brought], led: Iterable[Led], today: date) -> float:
    """Return what the whole tree and the actions led weigh *today*."""
    people = sum(worth(each, today) for each in tree)
    return people + sum(LED * each.came * _fade(each.on, today) for each in led)


def dots(weight: float) -> int:
    """Return how many dots are shown for *weight*: 0 to 3, never a number to compare by."""
    return sum(weight > least for least in DOTS)


def _fade(on: date, today: date) -> float:
    """What is to come counts nothing yet."""
    return 0.0 if on > today else 2.0 ** (-(today - on).days / HALF_LIFE)
