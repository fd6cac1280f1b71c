"""One line of what is to be done: what, and how much of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Task(StrEnum):
    """What there may be to do, the most urgent first."""

    REQUESTS = "requests"
    SILENCE = "silence"
    NEWCOMERS = "newcomers"
    DIRECTIVES = "directives"
    ANSWERS = "answers"
    LATE_SHEETS = "late_sheets"
    SLIPS = "slips"
    STEPS = "steps"
    PATHS = "paths"
    VOTES = "votes"
    COPY = "copy"
    RETURNS = "returns"
    APART = "apart"
    REPORTS = "reports"
    TASKS = "tasks"
    COURSES = "courses"
    REMARKS = "remarks"
    UNTOLD = "untold"
    PAIRS = "pairs"
    NO_BASIS = "no_basis"
    ASK_AGAIN = "ask_again"
    IMPORT = "import"
    ADD = "add"
    FIRST_OUTING = "first_outing"


@dataclass(frozen=True, slots=True)
class ToDo:
    """One line: what, how much of it, and since when the oldest of it waits."""

    task: Task
    count: int = 1
    since: date | None = None
    doors: int = 0
    sheets: tuple[UUID, ...] = ()
    """Of sheets: which, the oldest first."""
    late: int = 0
    """Of newcomers: how many nobody tried within two days; of directives: how many ask for a
    word of receipt."""
    calls: int = 0
    """Of pages typed apart: how many calls differ; *doors* says how many doors do."""
