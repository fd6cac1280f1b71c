"""What the pages of lists, drives and calls are given to work with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.domain.drive_brief import DriveBrief
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class AskedDrive:
    """A drive that a directive asks for: the people are of her own choosing."""

    series: UUID
    """What all versions of the directive have in common."""
    title: str
    brief: DriveBrief


@dataclass(frozen=True, slots=True)
class ListParts:
    """Built once, handed to each page."""

    database: Database
    messages: Messages
    jobs: Jobs
    home: Path
    sheets_wanted: Callable[[Sequence[UUID]], object]
    """Called with the people for whom field sheets are to be prepared."""
    person_wanted: Callable[[UUID], object] = lambda _person: None
    """Called with somebody whose card is to be shown."""
