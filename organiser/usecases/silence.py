"""Days of voting, and the silence before them: what is asked then is refused, and why (R17)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete

from organiser import clock
from organiser.database import Database
from organiser.domain import silence
from organiser.domain.silence import ElectionDay, Silence
from organiser.domain.territory import department_of
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _, long_date
from organiser.models.rights import Election


@dataclass(frozen=True, slots=True)
class ElectionLine:
    """A day of voting that she or headquarters gave."""

    id: UUID
    day: ElectionDay
    is_ours: bool = True
    """Whether the committee wrote it down itself, and may take it out."""


def refuse_in_silence(database: Database, doing: str) -> None:
    """Raise `Refused` while the law wants silence here; *doing* names what was asked, in words."""
    words = silence_words(database, doing)
    if words:
        raise Refused(words)


def silence_words(database: Database, doing: str) -> str:
    """Say that the law wants silence here now, and until when; nothing while it does not."""
    return _words(silence_now(database), doing)


def refuse_on(database: Database, day: date, doing: str) -> None:
    """Raise `Refused` when *day* lies within a silence: nothing may be planned for it."""
    days, department = _here(database)
    words = _words(silence.silence_on(days, department, day), doing)
    if words:
        raise Refused(words)


def _words(found: Silence | None, doing: str) -> str:
    if found is None:
        return ""
    words = _(
        "{doing}: not now. Before the vote “{title}” the law wants silence until {day}, {time} "
        "(electoral code, art. L.49)."
    )
    return words.format(
        doing=doing, title=found.title, day=long_date(found.ends.date()),
        time=f"{found.ends:%H:%M}",
    )  # fmt: skip


def silence_now(database: Database) -> Silence | None:
    """Return the silence that holds now, or None."""
    days, department = _here(database)
    return silence.silence_at(days, department, clock.now())


def silence_ahead(database: Database) -> Silence | None:
    """Return the silence that begins within a day, or None."""
    days, department = _here(database)
    return silence.silence_ahead(days, department, clock.now())


def elections(database: Database) -> tuple[ElectionLine, ...]:
    """Return the days of voting, the earliest first."""
    with database.bare() as connection:
        rows = connection.execute(_EVERY).fetchall()
    return tuple(
        ElectionLine(
            UUID(bytes=key), ElectionDay(title, date.fromisoformat(on), department), bool(is_ours)
        )
        for key, title, on, department, is_ours in rows
    )


def days_known(connection: Connection) -> list[ElectionDay]:
    """Return the days of voting that headquarters gave, and those of the committee's own."""
    rows = connection.execute(_DAYS).fetchall()
    return [ElectionDay(title, date.fromisoformat(on), where) for title, on, where in rows]


def add_election(database: Database, title: str, on: date, department: str = "") -> UUID:
    """Write down a day of voting: of the whole country, or of one department."""
    if not title.strip():
        raise OrganiserError(_("Say which vote it is."))
    with database.transaction("rights.election") as session:
        row = Election(title=title.strip(), on=on, department=department.strip())
        session.add(row)
        session.flush()
        return row.id


def remove_election(database: Database, election_id: UUID) -> None:
    """Take a day of voting out again."""
    with database.transaction("rights.election_gone") as session:
        session.execute(delete(Election).where(Election.id == election_id))


def _here(database: Database) -> tuple[list[ElectionDay], str]:
    with database.bare() as connection:
        days = days_known(connection)
        insee = connection.execute("SELECT insee FROM committee").fetchone()
    return days, department_of(insee[0] if insee else "")


_DAYS = """
    SELECT title, "on", department FROM election
    UNION SELECT title, "on", department FROM poll_day
"""
_EVERY = """
    SELECT id, title, "on", department, 1 FROM election
    UNION ALL SELECT id, title, "on", department, 0 FROM poll_day ORDER BY 3, 2
"""
