"""What the page of the import has done away from the screen."""

from pathlib import Path

from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.progress import Progress
from organiser.usecases import history
from organiser.usecases.people import files
from organiser.usecases.people.arriving import ImportReport
from organiser.usecases.people.files import FileDraft


def open_list(
    database: Database, file: Path, *, repair: bool, sheet: str | None, encoding: str | None
) -> FileDraft:
    """Open *file*, and read all of it: what is wrong with it is said early."""
    draft = files.open_draft(database, file, repair=repair, sheet=sheet, encoding=encoding)
    files.rows_of(draft)
    return draft


def bring_in(
    database: Database,
    draft: FileDraft,
    origin: Origin,
    progress: Progress,
    apart: frozenset[tuple[int, str]],
) -> tuple[ImportReport, int | None]:
    """Bring the people in; return the report and the number of the act, if there was one."""
    report = files.bring_in(database, draft, origin, progress, apart)
    last = history.last_act(database) if report.added + report.updated else None
    return report, last.number if last is not None else None
