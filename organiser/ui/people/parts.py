"""What the pages of the people are given to work with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages

PeopleWanted = Callable[[Sequence[UUID]], object]
"""Goes on elsewhere with people that were chosen."""


@dataclass(frozen=True, slots=True)
class PeopleParts:
    """Built once, handed to each page of the people."""

    database: Database
    messages: Messages
    jobs: Jobs
    home: Path
    sheets_wanted: PeopleWanted | None = None
    """Called with the people for whom sheets are to be prepared; None where there are none."""
    invite_wanted: PeopleWanted | None = None
    """Called with the people to be invited to an action; None where there are none."""
    list_wanted: PeopleWanted | None = None
    """Called with the people chosen, of whom a list is to be made; None where there are none."""
    import_wanted: Callable[[Path], object] | None = None
    """Called with a file of people to be brought in; None where that is done elsewhere."""
    course_wanted: Callable[[str], object] | None = None
    """Called with the key of a course to be opened; None where there are none."""
    slips_wanted: PeopleWanted | None = None
    """Called with the people who agreed on paper; None where that is not written down."""
    path_wanted: PeopleWanted | None = None
    """Called with the people to be put on a path; None where there are none."""
    most_at_once: int = 20_000
    """With more people than that, a search is done away from the screen."""
