"""The ways that lead from today to where things are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases.people.listing import Chip

Chips = frozenset[Chip]


@dataclass(frozen=True, slots=True)
class Ways:
    """Each makes its page ready for what is asked; the page is then gone to by its key."""

    show_people: Callable[[Chips], object]
    add_person: Callable[[], object]
    show_sheets: Callable[[Sequence[UUID]], object]
    prepare_sheet: Callable[[], object]
    type_in: Callable[[UUID], object]
    show_action: Callable[[UUID], object]
    show_reports: Callable[[], object]
    show_tasks: Callable[[], object]
    show_kept: Callable[[], object] = list
    """Has the page of rights show who is kept for too long, and who is to be asked again."""
    show_untold: Callable[[], object] = list
    """Has the page of rights show who is to be told where her data come from."""
    type_slips: Callable[[], object] = list
    """Has the page of signed slips go on with the pile that is open."""
    show_paths: Callable[[], object] = list
    """Has the page of tasks and teams show who is on which path."""
    compare: Callable[[], object] = list
    """Has the page of returns open the first page that two computers typed apart."""


@dataclass(frozen=True, slots=True)
class TodayParts:
    """What the page of today is given to work with."""

    database: Database
    messages: Messages
    jobs: Jobs
    home: Path
    ways: Ways
