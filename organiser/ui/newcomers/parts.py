"""What the page of the newcomers is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class NewcomerParts:
    """Built once, handed to the page."""

    database: Database
    messages: Messages
    home: Path
    person_wanted: Callable[[UUID], object]
    """Called with somebody whose card is to be shown."""
