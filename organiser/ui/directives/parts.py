"""What the pages of the directives and of the proposals are given to work with."""

from dataclasses import dataclass

from organiser.database import Database
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class DirectiveParts:
    """Built once, handed to both pages."""

    database: Database
    messages: Messages
