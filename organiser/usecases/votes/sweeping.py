"""Erases what was said of a ballot once it is over, or once she withdrew: for good (R27)."""

from datetime import timedelta

from organiser import clock
from organiser.database import Database
from organiser.domain.vote_help import KEPT_AFTER
from organiser.usecases.votes.reading import AGREED


def sweep_votes(database: Database) -> int:
    """Erase what may be kept no longer, here and by the next exchange everywhere; return how much.

    Nothing of it can be taken back: the journal forgets it too.
    """
    last = (clock.today() - KEPT_AFTER - timedelta(days=1)).isoformat()
    with database.bare() as connection:
        over = [key for (key,) in connection.execute(_OVER, (last,))]
        past = [key for (key,) in connection.execute(_PAST, (last,))]
    if not over and not past:
        return 0
    from organiser.sync import forgetting

    with database.transaction("vote.over") as session:
        writing = session.connection()
        if over:
            gone = [(key,) for key in over]
            writing.exec_driver_sql("DELETE FROM vote_help WHERE id = ?", gone)
        records = {("vote_help", key) for key in (*over, *past)}
        forgetting.forget_deleted(writing, records)
        forgetting.leave_no_trace_of(writing, session.info["act"])
        session.info["topics"] = {"votes"}
    database.settle()
    return len(over)


_OVER = f'SELECT v.id FROM vote_help v WHERE v."on" <= ? OR NOT ({AGREED})'  # noqa: S608  (our words)
_PAST = """
    SELECT DISTINCT record_id FROM journal WHERE kind = 'vote_help' AND before NOT NULL
      AND json_extract(before, '$.on') <= ?
"""
