"""The votes that are to come in the committee's territory, with their last days."""

from datetime import date

from organiser import clock
from organiser.database import Database
from organiser.domain.silence import ElectionDay, polls_of
from organiser.domain.territory import department_of
from organiser.domain.vote_help import Ballot, Sent, ballot_of, is_over
from organiser.encrypted_file import Connection


def read_ballots(database: Database) -> tuple[Ballot, ...]:
    """Return the votes that are not over, the next one first."""
    with database.bare() as connection:
        return ballots_in(connection)


def ballots_in(connection: Connection) -> tuple[Ballot, ...]:
    """Return the votes that are not over, as *connection* sees them."""
    rows = connection.execute(_DAYS).fetchall()
    if not rows:
        return ()
    sent = {_day(*row[:3]): Sent(_date(row[3]), _date(row[4])) for row in rows}
    (insee,) = connection.execute("SELECT insee FROM committee").fetchone()
    polls = polls_of(tuple(sent), department_of(insee))
    firsts, today = tuple(first for _each, first in polls), clock.today()
    return tuple(
        ballot_of(day, first, firsts, sent[day])
        for day, first in polls
        if not is_over(day.on, today)
    )


def _day(title: str, on: str, department: str) -> ElectionDay:
    return ElectionDay(title, date.fromisoformat(on), department)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


_DAYS = """
    SELECT title, "on", department, NULL, NULL FROM election
    UNION ALL SELECT title, "on", department, register_by, proxy_by FROM poll_day
"""
"""A day of headquarters comes later and counts where both are the same: it may bring last days."""
