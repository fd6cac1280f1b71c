"""What the pages of the rights desk are given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class RightsParts:
    """Built once, handed to each part of the page."""

    database: Database
    messages: Messages
    jobs: Jobs
    home: Path
    show_person: Callable[[UUID], object]
    """Opens the card of somebody, on its own page."""
    show_slips: Callable[[], object] = list
    """Leads to the piles of signed slips."""
