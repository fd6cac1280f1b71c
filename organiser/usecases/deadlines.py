"""What the law puts a day to, counted for the page of today: requests, old consents, silence.

Plain SQL on the indexes, without SQLAlchemy (decision 0011).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from organiser import clock
from organiser.domain.retention import MOST, Rule
from organiser.domain.rights import REMINDED
from organiser.encrypted_file import Connection

COUNTED = 1_000
"""Consents to renew, and people to be told, are counted up to here: of more, "more" says enough."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How much of each there is, and its day."""

    requests: int
    """To be answered within ten days, or late."""
    due_on: date | None
    consents: int
    """Given so long ago that they are to be asked for again."""
    untold: int
    """To be told where their data come from."""
    tell_by: date | None
    silence_on: date | None
    """When the silence before a vote begins, if that is within a day."""


def read_deadlines(connection: Connection) -> Deadlines:
    """Return what is to be brought up today."""
    today = clock.today()
    soon = (today + timedelta(REMINDED[0])).isoformat()
    requests, due = connection.execute(_REQUESTS, (soon,)).fetchone()
    day = today - timedelta(MOST[Rule.ASK_AGAIN])
    at = clock.stamp(datetime.combine(day, time(0)).astimezone())
    (old,) = connection.execute(
        _ASK_AGAIN, {"day": day.isoformat(), "at": at, "most": COUNTED}
    ).fetchone()
    untold, first = connection.execute(_UNTOLD, {"most": COUNTED}).fetchone()
    return Deadlines(
        requests, date.fromisoformat(due) if due else None, old,
        untold, date.fromisoformat(first) if first else None, _silence_on(connection),
    )  # fmt: skip


def _silence_on(connection: Connection) -> date | None:
    """Said a day ahead: what is to be printed, is printed now."""
    if connection.execute(_ANY_VOTE).fetchone() == (0,):
        return None
    from organiser.domain import silence
    from organiser.domain.territory import department_of
    from organiser.usecases.silence import days_known

    days = days_known(connection)
    (insee,) = connection.execute("SELECT insee FROM committee").fetchone()
    ahead = silence.silence_ahead(days, department_of(insee), clock.now())
    return None if ahead is None else ahead.begins.date()


_ANY_VOTE = "SELECT EXISTS (SELECT 1 FROM election) OR EXISTS (SELECT 1 FROM poll_day)"
_REQUESTS = """
    SELECT count(*), min(due_on) FROM rights_request WHERE answered_on IS NULL AND due_on <= ?
"""
_UNTOLD = """
    SELECT count(*), min(due_on) FROM (SELECT due_on FROM notice INDEXED BY ix_notice_due
    WHERE told_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = notice.person_id AND l.lifted_at IS NULL)
    ORDER BY due_on LIMIT :most)
"""
_ASK_AGAIN = """
    SELECT count(*) FROM (SELECT 1 FROM person p
    WHERE basis = 'explicit_consent' AND created_at < :at
      AND (last_contact_on IS NULL OR last_contact_on < :day)
      AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id AND c.at >= :at)
      AND NOT EXISTS
        (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    LIMIT :most)
"""
"""By the index of those whose time has come: in a committee's first year it meets nobody."""
