"""Tasks: what somebody said she would do, by when, and whether it is done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.team import Task
from organiser.usecases.known import known_person

LONGEST = 300
SHOWN = 500
"""Done ones are shown until there are so many."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task."""

    id: UUID
    what: str
    person_id: UUID | None
    name: str
    """Of whose it is; empty while nobody took it."""
    due_on: date | None
    done_on: date | None

    def is_late(self, today: date) -> bool:
        """Return whether it should be done by now."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


def give_task(
    database: Database, what: str, *, to: UUID | None = None, due_on: date | None = None
) -> UUID:
    """Write down a task, and who does it by when."""
    with database.transaction("task.give") as session:
        task = Task(created_at=clock.now())
        _write(session, task, what, to, due_on)
        session.add(task)
        session.flush()
        return task.id


def change_task(
    database: Database, task_id: UUID, what: str, *, to: UUID | None, due_on: date | None
) -> None:
    """Say anew what a task is, whose, and by when."""
    with database.transaction("task.change") as session:
        _write(session, _known_task(session, task_id), what, to, due_on)


def settle_task(database: Database, task_id: UUID, *, is_done: bool) -> None:
    """A task is done, or is not after all."""
    with database.transaction("task.settle") as session:
        _known_task(session, task_id).done_at = clock.now() if is_done else None


def drop_task(database: Database, task_id: UUID) -> None:
    """A task is not needed."""
    with database.transaction("task.drop") as session:
        session.delete(_known_task(session, task_id))


def read_tasks(database: Database, *, with_done: bool = False) -> tuple[TaskRow, ...]:
    """Return the tasks to be done, the most urgent first; the last done after them if wanted."""
    with database.bare() as connection:
        rows = connection.execute(_OPEN).fetchall()
        if with_done:
            rows += connection.execute(_DONE, (SHOWN,)).fetchall()
    return tuple(
        TaskRow(
            UUID(bytes=key), what, UUID(bytes=who) if who else None, f"{first} {last}".strip(),
            date.fromisoformat(due) if due else None,
            None if done is None else clock.local(clock.moment(done)).date(),
        )
        for key, what, who, first, last, due, done in rows
    )  # fmt: skip


def _write(session: Session, task: Task, what: str, to: UUID | None, due_on: date | None) -> None:
    what = " ".join(what.split())
    if not what:
        raise OrganiserError(_("Say what is to be done."))
    if len(what) > LONGEST:
        raise OrganiserError(_("This task is too long: three hundred letters at most."))
    if to is not None:
        known_person(session, to)
    task.what, task.person_id, task.due_on = what, to, due_on


def _known_task(session: Session, task_id: UUID) -> Task:
    row = session.get(Task, task_id)
    if row is None:
        raise OrganiserError(_("This task is no longer there."))
    return row


_ROWS = """
    SELECT t.id, t.what, t.person_id, coalesce(e.first_name, ''),
      coalesce(nullif(e.last_name, ''), e.birth_name, ''), t.due_on, t.done_at
    FROM task t LEFT JOIN person e ON e.id = t.person_id
"""
_OPEN = f"{_ROWS} WHERE t.done_at IS NULL ORDER BY t.due_on IS NULL, t.due_on, t.id"
_DONE = f"{_ROWS} WHERE t.done_at IS NOT NULL ORDER BY t.done_at DESC, t.id DESC LIMIT ?"
