"""What the page of the actions is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class PlanParts:
    """Built once, handed to each part of the page."""

    database: Database
    messages: Messages
    jobs: Jobs
    choose_people: Callable[[], object] | None = None
    """Leads to the list of people, where several are chosen to be invited."""
    slips_wanted: Callable[[UUID], object] | None = None
    """Leads to the pile of signed slips that came back from an action."""
    open_person: Callable[[UUID], object] | None = None
    """Shows the card of somebody; None where there is no list of people."""
