"""What the committee answers to a directive: read, applied, acknowledged, a word back."""

from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.identifier import id_by_key
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.directive import Directive, DirectiveReading

LONGEST_WORD = 1_000


def mark_read(database: Database, directive_id: UUID) -> None:
    """Note that it was read; of one that was withdrawn, that she knows it."""
    with database.transaction("directive.read") as session:
        reading, now = _reading(session, directive_id), clock.now()
        reading.read_at = reading.read_at or now
        found = session.get(Directive, directive_id)
        if found is not None and found.withdrawn_at is not None:
            reading.end_read_at = now


def mark_applied(database: Database, directive_id: UUID, *, is_applied: bool = True) -> None:
    """Note that what it asks is done in the committee, or not yet."""
    with database.transaction("directive.apply") as session:
        reading, now = _reading(session, directive_id), clock.now()
        reading.read_at = reading.read_at or now
        reading.applied_at = now if is_applied else None


def acknowledge(database: Database, directive_id: UUID, word: str = "") -> None:
    """Tell headquarters that it was understood, with a *word* back where there is one to say."""
    said = " ".join(word.split())
    if len(said) > LONGEST_WORD:
        raise OrganiserError(_("A word back has room for a thousand letters. Make it shorter."))
    with database.transaction("directive.acknowledge") as session:
        reading, now = _reading(session, directive_id), clock.now()
        reading.read_at = reading.read_at or now
        reading.acknowledged_at = reading.acknowledged_at or now
        reading.word = said


def _reading(session: Session, directive_id: UUID) -> DirectiveReading:
    made = id_by_key("directive_reading", directive_id)
    found = session.get(DirectiveReading, made)
    if found is None:
        found = DirectiveReading(directive_id=directive_id)
        session.add(found)
    return found
