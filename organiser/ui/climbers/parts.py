"""What the page of who climbed is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class ClimberParts:
    """Built once, handed to the page."""

    database: Database
    jobs: Jobs
    person_wanted: Callable[[UUID], object]
    """Called with somebody whose card is to be shown."""
