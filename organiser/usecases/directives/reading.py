"""What headquarters asks of the committee as it stands, in plain SQL: today counts it too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.directive import Directive, Page, Reading, Standing, newest
from organiser.domain.drive_brief import DriveBrief
from organiser.domain.outreach import Use
from organiser.encrypted_file import Connection


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """A directive as it stands, and how far the committee is with it."""

    directive: Directive
    reading: Reading
    is_changed: bool = False
    """Whether an earlier version of it was read, and this one was not."""

    @property
    def standing(self) -> Standing:
        """Return whether it is to be followed today."""
        return self.directive.standing(clock.today())

    @property
    def is_new(self) -> bool:
        """Whether it says something that was not read."""
        return self.directive.is_new(self.reading, clock.today())

    @property
    def is_to_acknowledge(self) -> bool:
        """Whether headquarters waits to hear that it was understood."""
        return self.directive.is_to_acknowledge(self.reading, clock.today())


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many directives are new, how many are to be acknowledged; and since when the first."""

    count: int
    """Directives of which one or the other is true."""
    to_acknowledge: int
    since: datetime | None


def read_directives(database: Database) -> tuple[DirectiveRow, ...]:
    """Return every directive as it stands, the last published first."""
    with database.bare() as connection:
        return _read(connection, _DIRECTIVES)


def read_earlier(database: Database, series_id: UUID) -> tuple[Directive, ...]:
    """Return the versions that were replaced, the latest of them first."""
    with database.bare() as connection:
        rows = connection.execute(_OF_SERIES, (series_id.bytes,)).fetchall()
    return tuple(map(_directive, rows))[1:]


def count_waiting(connection: Connection) -> Waiting:
    """Return how many directives wait for her; their texts are not read."""
    found = _read(connection, _WITHOUT_TEXTS)
    rows = [row for row in found if row.is_new or row.is_to_acknowledge]
    return Waiting(
        len(rows),
        sum(row.is_to_acknowledge for row in rows),
        min((row.directive.published_at for row in rows), default=None),
    )


def _read(connection: Connection, question: str) -> tuple[DirectiveRow, ...]:
    readings = {row[0]: _said(row[1:]) for row in connection.execute(_READINGS)}
    versions = [_directive(row) for row in connection.execute(question)]
    was_read = {each.series_id for each in versions if _of(readings, each).read_at is not None}
    return tuple(
        DirectiveRow(
            each, (here := _of(readings, each)), each.series_id in was_read and here.read_at is None
        )
        for each in newest(versions)
    )


def _of(readings: dict[bytes, Reading], directive: Directive) -> Reading:
    return readings.get(directive.id.bytes, Reading())


def _directive(row: Sequence[Any]) -> Directive:
    key, series, version, title, text, at, start, end, is_asked, withdrawn, reason, *drive = row
    return Directive(
        UUID(bytes=key), UUID(bytes=series), version, Page(title, text), clock.moment(at),
        date.fromisoformat(start), _day(end), bool(is_asked),
        _moment(withdrawn), reason, _drive(drive),
    )  # fmt: skip


def _drive(row: Sequence[Any]) -> DriveBrief | None:
    use, whom, goal, subject, words, start, end = row
    if use is None:
        return None
    return DriveBrief(Use(use), whom, goal, subject, words, _day(start), _day(end))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _said(row: Sequence[Any]) -> Reading:
    read_at, applied_at, acknowledged_at, end_read_at, word = row
    return Reading(
        _moment(read_at), _moment(applied_at), _moment(acknowledged_at), _moment(end_read_at), word
    )


def _moment(stamp: int | None) -> datetime | None:
    return None if stamp is None else clock.moment(stamp)


_COLUMNS = """
    id, series_id, version, title, text, published_at, valid_from, valid_until, is_asked,
    withdrawn_at, reason, drive_use, drive_whom, drive_goal, drive_subject, drive_words,
    drive_starts_on, drive_ends_on
"""
_DIRECTIVES = f"SELECT {_COLUMNS} FROM directive"  # noqa: S608  (our words)
_WITHOUT_TEXTS = _DIRECTIVES.replace(" text,", " '' AS text,")
_OF_SERIES = f"{_DIRECTIVES} WHERE series_id = ? ORDER BY version DESC"
_READINGS = """
    SELECT directive_id, read_at, applied_at, acknowledged_at, end_read_at, word
    FROM directive_reading
"""
