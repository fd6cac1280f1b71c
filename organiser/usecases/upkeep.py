"""What the program does for the committee by itself: its copy of the day, its ladder of today."""

from pathlib import Path

from organiser import audit, clock
from organiser.database import Database
from organiser.progress import Progress
from organiser.usecases import backup


def look_after(database: Database, home: Path, progress: Progress | None = None) -> Path | None:
    """Keep today's copy if there is none yet, let rungs that time has changed fall or rise.

    What is kept no longer is dropped. Return where the copy is, or None when there was one.
    """
    audit.purge(home)
    backup.clear_aside(home)
    climb(database)
    if not backup.backup_is_due(home):
        return None
    return backup.keep_backup(database, home, progress=progress)


def climb(database: Database) -> int:
    """Put right the rungs that time alone has changed; return how many people that were."""
    from organiser.usecases import ladder

    with database.bare() as connection:
        aged = ladder.aged_rungs(connection, clock.today())
    if aged:
        from organiser.usecases import derived

        with database.transaction("people.ladder") as session:
            derived.write_rungs(session, aged)
    return len(aged)
