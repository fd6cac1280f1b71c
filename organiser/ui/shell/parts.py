"""What the window is given to hold together."""

from dataclasses import dataclass
from pathlib import Path

from organiser.ui.actions import Command
from organiser.ui.hits import Search, find_nobody
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.page import PageSpec
from organiser.ui.past import Past


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Built once at the start, handed to the window."""

    pages: tuple[PageSpec, ...]
    home: Path
    messages: Messages
    jobs: Jobs
    committee: str = ""
    search: Search = find_nobody
    commands: tuple[Command, ...] = ()
    """What can be done on every page."""
    past: Past | None = None
    """Reads what was done lately; None where there is no file to read it from."""
    is_demonstration: bool = False
    can_lock: bool = False
