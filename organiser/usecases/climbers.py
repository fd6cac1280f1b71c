"""Who climbed, month by month, found from what people did; nothing of it is stored by person.

The counts of each month are kept as records that headquarters adds up.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.climbers import (
    MONTHS,
    NOBODY,
    Month,
    climbs,
    counted_by_rung,
    ends_of,
    last_months,
    stood,
)
from organiser.domain.engagement import Rung
from organiser.encrypted_file import Connection
from organiser.progress import Progress
from organiser.usecases import ladder, ladder_in_force

_EVERY = 200


@dataclass(frozen=True, slots=True)
class Climber:
    """Somebody who came to a rung in a month."""

    person_id: UUID
    name: str
    number: int
    month: date
    rung: Rung
    before: Rung | None
    """None: she was not in the list before."""


@dataclass(frozen=True, slots=True)
class Climbing:
    """The last months, and who climbed in each."""

    months: tuple[Month, ...]
    climbers: tuple[Climber, ...]
    """By month, the highest rung first, then by name."""

    def of(self, month: date) -> tuple[Climber, ...]:
        """Return who climbed in *month*."""
        return tuple(each for each in self.climbers if each.month == month)


def read_climbing(
    database: Database, months: int = MONTHS, progress: Progress | None = None
) -> Climbing:
    """Return who climbed in the last *months*; whoever objects to being ranked is nowhere in it."""
    with database.bare() as connection:
        return climbing_in(connection, months, progress or Progress())


def climbing_in(connection: Connection, months: int, progress: Progress) -> Climbing:
    """Return the same as *connection* sees it."""
    today = clock.today()
    firsts = last_months(today, months)
    ends = ends_of(firsts, today)
    stands, climbers = defaultdict[date, list[int]](list), list[Climber]()
    for person, levels in _levels(connection, ends, progress):
        for first, level in zip(firsts, levels[1:], strict=True):
            stands[first].append(level)
        climbers += _climbs(person, firsts, levels)
    climbers.sort(key=lambda each: (each.month, -each.rung, each.name.casefold()))
    found = tuple(
        Month(first, _climbed(climbers, first), counted_by_rung(stands[first])) for first in firsts
    )
    return Climbing(found, tuple(climbers))


def _levels(
    connection: Connection, ends: tuple[date, ...], progress: Progress
) -> Iterator[tuple[tuple[bytes, str, int], tuple[int, ...]]]:
    asks = ladder_in_force.state_in(connection).ladder.asks
    pasts = ladder.read_everybody(connection, ends[0] - asks.present - asks.kept)
    people = connection.execute(_PEOPLE).fetchall()
    for at, (person, name, number, came) in enumerate(people):
        if at % _EVERY == 0:
            progress.at(at, len(people))
        levels = stood(pasts.facts(person), date.fromisoformat(came), ends, asks)
        yield (person, str(name).strip(), number), levels


def _climbs(
    person: tuple[bytes, str, int], firsts: tuple[date, ...], levels: tuple[int, ...]
) -> Iterator[Climber]:
    key, name, number = person
    for first, rung, before in zip(firsts, climbs(levels), levels, strict=False):
        if rung != NOBODY:
            was = Rung(before) if before != NOBODY else None
            yield Climber(UUID(bytes=key), name, number, first, Rung(rung), was)


def _climbed(climbers: list[Climber], first: date) -> tuple[int, ...]:
    return counted_by_rung([int(each.rung) for each in climbers if each.month == first])


_PEOPLE = """
    SELECT id, first_name || ' ' || coalesce(nullif(last_name, ''), birth_name), number,
      date(created_at / 1000, 'unixepoch', 'localtime')
    FROM person
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = person.id AND l.lifted_at IS NULL)
"""
"""Whoever is limited is used nowhere, a count included (art. 18)."""
