"""How much waits on each page of the side bar; the same figures as those of today."""

from dataclasses import dataclass
from pathlib import Path

from organiser.database import Database
from organiser.usecases.to_do import Task
from organiser.usecases.today import read_day


@dataclass(frozen=True, slots=True)
class Waits:
    """Things to handle, by the page where they are handled."""

    newcomers: int
    """Who signed up on the site and is still to be welcomed."""
    calls: int
    """People to be called today, in every drive that runs."""
    actions: int
    """Actions without their report."""
    sheets: int
    """Packets that should be back by now."""
    returns: int
    """Packets that are back and not typed in, and pages that two computers typed apart."""
    teams: int
    """Tasks and steps of paths that are due."""
    directives: int
    """Directives to read or to acknowledge."""
    proposals: int
    """Answers of headquarters to read."""
    rights: int
    """Requests without an answer, whenever it is due."""


def read_waits(database: Database, home: Path) -> Waits:
    """Return how much waits where; the file may be large, so not on the screen's thread."""
    from organiser.usecases.outreach.queue import count_waiting

    todos = read_day(database, home, with_copy=False).todos
    counts = {todo.task: todo.count for todo in todos}
    with database.bare() as connection:
        (requests,) = connection.execute(_REQUESTS).fetchone()
    return Waits(
        newcomers=counts.get(Task.NEWCOMERS, 0),
        calls=count_waiting(database),
        actions=counts.get(Task.REPORTS, 0),
        sheets=counts.get(Task.LATE_SHEETS, 0),
        returns=counts.get(Task.RETURNS, 0) + counts.get(Task.APART, 0),
        teams=counts.get(Task.TASKS, 0) + counts.get(Task.PATHS, 0),
        directives=counts.get(Task.DIRECTIVES, 0),
        proposals=counts.get(Task.ANSWERS, 0),
        rights=requests,
    )


_REQUESTS = "SELECT count(*) FROM rights_request WHERE answered_on IS NULL"
