"""Writes actions to a file that other calendars open; no name of anybody is in it."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionState
from organiser.domain.calendar_text import Appointment, written
from organiser.usecases.committee import read_facts
from organiser.usecases.places import given_place
from organiser.usecases.plans import agenda
from organiser.usecases.plans.agenda import ActionRow
from organiser.words.plans import kind_label


def write_one(database: Database, action_id: UUID, file: Path) -> None:
    """Write one action to *file*, the cancelled one as cancelled."""
    _write(database, [agenda.read_action(database, action_id).row], file)


def write_all(database: Database, file: Path) -> int:
    """Write every action that was not cancelled to *file*; return how many."""
    rows = [row for row in agenda.read_list(database) if row.state is not ActionState.CANCELLED]
    _write(database, rows, file)
    return len(rows)


def _write(database: Database, rows: Iterable[ActionRow], file: Path) -> None:
    text = written(map(_appointment, rows), clock.now(), read_facts(database).name)
    with given_place(file) as fresh:
        fresh.write_bytes(text.encode())


def _appointment(row: ActionRow) -> Appointment:
    """The report, the notes and who comes stay here: a calendar is shared with anybody."""
    kind, span = kind_label(row.kind), row.span
    begins, ends = (span.first.astimezone(), span.last.astimezone()) if span.starts else (None,) * 2
    return Appointment(
        uid=f"{row.id}@organiser",
        title=f"{kind}: {row.title}" if row.title else kind,
        on=span.on,
        begins=begins,
        ends=ends,
        place=", ".join(filter(None, (row.place, row.city))),
        is_cancelled=row.state is ActionState.CANCELLED,
    )
