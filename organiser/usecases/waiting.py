"""What is due, for who is not looking: how much of it and on which day, naming nobody."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from organiser import clock
from organiser.database import Database
from organiser.usecases.paths.reading import count_due
from organiser.usecases.to_do import Task, ToDo
from organiser.usecases.today import read_day

DUE = frozenset(
    {
        Task.REQUESTS, Task.SILENCE, Task.LATE_SHEETS, Task.STEPS, Task.REPORTS, Task.TASKS,
        Task.COURSES, Task.NEWCOMERS, Task.VOTES, Task.PATHS,
    }
)  # fmt: skip
"""What has a day, or an hour as newcomers have; the rest of today can wait until she looks."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is due today, the most urgent first, and the next day on which something will be."""

    todos: tuple[ToDo, ...]
    next_on: date | None

    @property
    def first_on(self) -> date | None:
        """The first day, from today on, on which something is due."""
        return clock.today() if self.todos else self.next_on


def read_waiting(database: Database, home: Path) -> Waiting:
    """Return what is due."""
    day = read_day(database, home, with_copy=False)
    with database.bare() as connection:
        (following,) = connection.execute(_NEXT, {"today": clock.today().isoformat()}).fetchone()
        days = (date.fromisoformat(following) if following else None, count_due(connection).next_on)
    todos = tuple(todo for todo in day.todos if todo.task in DUE)
    return Waiting(todos, min(filter(None, days), default=None))


_NEXT = """
    SELECT min(day) FROM (
      SELECT min(next_step_on) AS day FROM person WHERE next_step_on > :today
      UNION ALL SELECT min(due_on) FROM task WHERE done_at IS NULL AND due_on > :today
      UNION ALL SELECT date(min("on"), '+1 day') FROM action
        WHERE state = 'planned' AND "on" >= :today)
"""
"""An action waits for its report from the day after it."""
