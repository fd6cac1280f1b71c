"""What the page of signed slips is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class SlipParts:
    """Built once, handed to each part of the page."""

    database: Database
    messages: Messages
    home: Path
    show_person: Callable[[UUID], object]
    """Opens the card of somebody, on its own page."""
