"""Which definition of the ladder counts here: that of headquarters, or the program's own.

One that this program cannot read is kept, for a later program, and not used.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from organiser import clock
from organiser.database import Database
from organiser.domain.ladder import LADDER_ID, OWN, BrokenLadder, Ladder, NewerLadder, read_ladder
from organiser.encrypted_file import Connection
from organiser.words.rungs import name_rungs

if TYPE_CHECKING:  # a start that only names rungs does not wait for it
    from sqlalchemy.orm import Session


class Source(StrEnum):
    """Whose definition counts, and why."""

    PROGRAM = "program"
    HEADQUARTERS = "headquarters"
    NEWER = "newer"
    """The program's: what headquarters sent is for a later program."""
    BROKEN = "broken"
    """The program's: what headquarters sent cannot be used."""


@dataclass(frozen=True, slots=True)
class LadderState:
    """The definition that counts, and where it comes from."""

    ladder: Ladder
    source: Source
    version: int = 0
    """Of what headquarters sent; 0: nothing."""
    published_at: datetime | None = None
    body: str = ""
    """The text that counts; empty: the program's own."""
    is_followed: bool = True
    """Whether the stored rungs were found by it."""


def read_state(database: Database) -> LadderState:
    """Return which definition counts."""
    with database.bare() as connection:
        return state_in(connection)


def take_names(database: Database) -> None:
    """Call rungs from here on as the definition that counts calls them."""
    name_rungs(read_state(database).ladder)


def state_in(connection: Connection) -> LadderState:
    """Return which definition counts, as *connection* sees it."""
    sent = connection.execute(_SENT, (LADDER_ID.bytes,)).fetchone()
    followed = connection.execute("SELECT body FROM ladder_followed").fetchone()
    known = followed[0] if followed else ""
    if sent is None:
        return LadderState(OWN, Source.PROGRAM, is_followed=not known)
    version, body, at = sent
    ladder, source = _read(body)
    if source is not Source.HEADQUARTERS:
        body = ""
    return LadderState(ladder, source, version, clock.moment(at), body, body == known)


def ladder_in_session(session: "Session") -> Ladder:
    """Return the definition that counts, as the session's transaction sees it."""
    found = session.connection().exec_driver_sql(_BODY, (LADDER_ID.bytes,)).scalar()
    return OWN if found is None else _read(str(found))[0]


def note_followed(session: "Session", state: LadderState) -> None:
    """Note that everybody's rung was found by the definition of *state*; screens say it anew."""
    if state.is_followed:
        return
    session.connection().exec_driver_sql(_FOLLOWED, (state.body,))
    session.info["topics"] = {"people", "ladder"}


def _read(body: str) -> tuple[Ladder, Source]:
    if not body:
        return OWN, Source.PROGRAM
    try:
        return read_ladder(body), Source.HEADQUARTERS
    except NewerLadder:
        return OWN, Source.NEWER
    except BrokenLadder:
        return OWN, Source.BROKEN


_SENT = "SELECT version, body, published_at FROM sent_ladder WHERE id = ?"
_BODY = "SELECT body FROM sent_ladder WHERE id = ?"
_FOLLOWED = "INSERT OR REPLACE INTO ladder_followed (id, body) VALUES (1, ?)"
