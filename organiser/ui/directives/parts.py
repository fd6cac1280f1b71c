"""What the pages of the directives and of the proposals are given to work with."""

from collections.abc import Callable
from dataclasses import dataclass

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.lists.parts import AskedDrive
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class DirectiveParts:
    """Built once, handed to both pages."""

    database: Database
    messages: Messages
    jobs: Jobs
    drive_wanted: Callable[[AskedDrive], object] = lambda _asked: None
    """Called with a drive that a directive asks for, when she starts it."""
