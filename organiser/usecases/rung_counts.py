"""Keeps how many people stand on each rung and came to it, for headquarters to add up."""

from datetime import date
from uuid import UUID

from organiser.database import Database
from organiser.domain.climbers import Month, count_id
from organiser.domain.engagement import LADDER, Rung
from organiser.progress import Progress
from organiser.usecases.climbers import climbing_in

KEPT_MONTHS = 2
"""The month that runs, and the one before it, of which something may still be typed in."""


def keep_counts(database: Database) -> int:
    """Write down what differs from what was written; return how many counts that were."""
    with database.bare() as connection:
        if connection.execute("SELECT committee_id FROM line_state").fetchone() is None:
            return 0  # nobody adds them up
        months = climbing_in(connection, KEPT_MONTHS, Progress()).months
        known = {
            UUID(bytes=key): (people, climbed)
            for key, people, climbed in connection.execute(_KNOWN, (_word(months[0].first),))
        }
    fresh = {key: row for key, row in _rows(months).items() if row[2:] != known.get(key, (0, 0))}
    if not fresh:
        return 0
    from organiser.models.ladder import RungCount

    with database.transaction("ladder.counts") as session:
        for key, (month, rung, people, climbed) in fresh.items():
            session.merge(RungCount(id=key, month=month, rung=rung, people=people, climbed=climbed))
    return len(fresh)


def _rows(months: tuple[Month, ...]) -> dict[UUID, tuple[str, int, int, int]]:
    return {
        count_id(_word(month.first), int(rung)): (
            _word(month.first), int(rung), month.people[_at(rung)], month.climbed[_at(rung)]
        )
        for month in months for rung in LADDER
    }  # fmt: skip


def _at(rung: Rung) -> int:
    return LADDER.index(rung)


def _word(first: date) -> str:
    return f"{first:%Y-%m}"


_KNOWN = "SELECT id, people, climbed FROM rung_count WHERE month >= ?"
