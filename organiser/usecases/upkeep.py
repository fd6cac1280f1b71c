"""What the program does for the committee by itself: its copy of the day, its ladder of today."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.action import COUNTS
from organiser.progress import Progress
from organiser.usecases import backup
from organiser.usecases.rung_counts import keep_counts
from organiser.usecases.votes.sweeping import sweep_votes

_LOOKED_BACK = timedelta(days=400)
_CAME = f"""
    SELECT DISTINCT p.person_id FROM action a JOIN participation p ON p.action_id = a.id
    JOIN person n ON n.id = p.person_id
    WHERE a."on" BETWEEN ? AND ? AND {COUNTS}
    AND (n.last_contact_on IS NULL OR n.last_contact_on < a."on")
"""  # noqa: S608  (our words)
"""Who was noted for a day that was still to come, and has come since."""


def look_after(database: Database, home: Path, progress: Progress | None = None) -> Path | None:
    """Keep today's copy if there is none yet, let rungs that time has changed fall or rise.

    What is kept no longer is dropped: of a vote that is over, all that was said of it. Return
    where the copy is, or None when there was one.
    """
    audit.purge(home)
    backup.clear_aside(home)
    sweep_votes(database)
    climb(database)
    keep_counts(database)
    if not backup.backup_is_due(home):
        return None
    return backup.keep_backup(database, home, progress=progress)


def climb(database: Database) -> int:
    """Put right the rungs and last contacts that time alone has changed; return how many people.

    Where headquarters defined the ladder anew, everybody's rung is found again.
    """
    from organiser.usecases import ladder, ladder_in_force

    today = clock.today()
    with database.bare() as connection:
        state = ladder_in_force.state_in(connection)
        find = ladder.aged_rungs if state.is_followed else ladder.other_rungs
        aged = find(connection, today, state.ladder.asks)
        came = connection.execute(_CAME, (_since(today), today.isoformat())).fetchall()
    if aged or came or not state.is_followed:
        from organiser.usecases import derived

        with database.transaction("people.ladder") as session:
            derived.write_rungs(session, aged)
            ladder_in_force.note_followed(session, state)
            derived.refresh_engagement(session, [UUID(bytes=person) for (person,) in came])
    return len(aged) + len(came)


def _since(today: date) -> str:
    return (today - _LOOKED_BACK).isoformat()
