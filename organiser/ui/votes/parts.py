"""What the page of the help to vote is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class VoteParts:
    """Built once, handed to the page."""

    database: Database
    messages: Messages
    jobs: Jobs
    person_wanted: Callable[[UUID], object]
    """Called with somebody whose card is to be shown."""
