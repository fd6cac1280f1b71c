"""What the page of the directives is given to work with."""

from dataclasses import dataclass

from organiser.database import Database
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class DirectiveParts:
    """Built once, handed to the page."""

    database: Database
    messages: Messages
