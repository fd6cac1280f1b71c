"""What the page of the line is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class LineParts:
    """Built once, handed to each part of the page."""

    database: Database
    messages: Messages
    jobs: Jobs
    home: Path
    exchanges: Exchanges
    show_person: Callable[[UUID], object]
    """Opens the card of somebody, on its own page."""
    link_wanted: Callable[[], object] | None = None
    """Leads to where this computer is linked; None in a demonstration, which never is."""
