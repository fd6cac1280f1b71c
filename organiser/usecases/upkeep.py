"""What the program does for the committee by itself, once a day."""

from pathlib import Path

from organiser import audit
from organiser.database import Database
from organiser.progress import Progress
from organiser.usecases import backup


def look_after(database: Database, home: Path, progress: Progress | None = None) -> Path | None:
    """Keep today's copy if there is none yet, and drop what is kept no longer.

    Return where the copy is, or None when there was one.
    """
    audit.purge(home)
    if not backup.backup_is_due(home):
        return None
    return backup.keep_backup(database, home, progress=progress)
