"""What was done in the last thirty days, with whom, and whether it can still be taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.sync import capture
from organiser.usecases.history import NOT_UNDOABLE, REDO, UNDO

DAYS = timedelta(days=30)
_READ_OF_AN_ACT = 20
"""How many changes of one act are looked at for whom it was about."""


@dataclass(frozen=True, slots=True)
class About:
    """A person whom an act was about, and who is still in the list."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One act."""

    number: int
    kind: str
    subject: str
    count: int
    at: datetime
    is_taken_back: bool
    about: About | None


def read_past(database: Database, most: int = 50) -> tuple[Happened, ...]:
    """Return the acts of the last thirty days, the newest first, at most *most*."""
    since = clock.stamp(clock.now() - DAYS)
    with database.bare() as connection:
        return tuple(_happened(connection, since, most))


def _happened(connection: Connection, since: int, most: int) -> Iterator[Happened]:
    hidden = (UNDO, REDO, *NOT_UNDOABLE)
    marks = ", ".join("?" * len(hidden))
    acts = connection.execute(
        "SELECT number, kind, subject, count, at, undone_by IS NOT NULL FROM act "
        f"WHERE at >= ? AND kind NOT IN ({marks}) ORDER BY number DESC LIMIT ?",
        (since, *hidden, most),
    ).fetchall()
    owners = _owners()
    for number, kind, subject, count, at, is_taken_back in acts:
        is_of_a_sheet = kind.startswith(("sheet.", "field."))
        about = None if is_of_a_sheet else _about(connection, owners, number)
        yield Happened(number, kind, subject, count, clock.moment(at), bool(is_taken_back), about)


def _owners() -> Mapping[str, str]:
    """Return, for each table whose rows belong to a person, the column that says to whom."""
    return {
        kind.__tablename__: kind.subject_column
        for kind in capture.records()
        if kind.subject_column is not None
    }


def _about(connection: Connection, owners: Mapping[str, str], act: int) -> About | None:
    """Return the one person whom *act* touched; None where there were several or she is gone."""
    found: set[About] = set()
    touched = connection.execute(
        "SELECT kind, record_id FROM journal WHERE act = ? ORDER BY number LIMIT ?",
        (act, _READ_OF_AN_ACT),
    )
    for kind, record_id in touched:
        if kind in owners:
            row = connection.execute(
                "SELECT id, first_name, last_name FROM person WHERE id = "
                f'(SELECT "{owners[kind]}" FROM "{kind}" WHERE id = ?)',
                (record_id,),
            ).fetchone()
            if row is not None:
                found.add(About(UUID(bytes=row[0]), " ".join(filter(None, row[1:]))))
    return found.pop() if len(found) == 1 else None
