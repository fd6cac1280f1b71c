"""Themes deduced from where somebody came (never stored), and those that she is rid of."""

from datetime import date
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.identity import fold
from organiser.domain.scoring import Subject
from organiser.domain.themes import REMOVED, Came, Deduced, deduced_themes
from organiser.models.person import Trait
from organiser.usecases.known import known_person

_DECLARED = "theme"


def read_themes(session: Session, person_id: UUID, subject: Subject) -> tuple[Deduced, ...]:
    """Return what is deduced of somebody today, inside a session."""
    came = [
        Came(date.fromisoformat(on), theme, key.hex())
        for on, theme, key in session.execute(text(_CAME), {"who": person_id.bytes})
    ]
    if not came:
        return ()
    words: dict[str, list[str]] = {_DECLARED: [], REMOVED: []}
    for trait in _traits(session, person_id):
        words[trait.kind].append(trait.value)
    return deduced_themes(subject, came, words[_DECLARED], words[REMOVED], clock.today())


def remove_theme(database: Database, person_id: UUID, theme: str) -> None:
    """Take a deduced theme away: wherever she comes from now on, it stays away."""
    with database.transaction("people.remove_theme") as session:
        known_person(session, person_id)
        known = {fold(t.value) for t in _traits(session, person_id) if t.kind == REMOVED}
        if fold(theme) not in known:
            session.add(Trait(person_id=person_id, kind=REMOVED, value=theme))


def _traits(session: Session, person_id: UUID) -> list[Trait]:
    asked = select(Trait).where(Trait.person_id == person_id, Trait.kind.in_((_DECLARED, REMOVED)))
    return list(session.scalars(asked))


_CAME = """
    SELECT a."on", a.theme, a.id FROM participation p JOIN action a ON a.id = p.action_id
    WHERE p.person_id = :who AND p.state = 'came' AND a.state = 'done' AND a.theme != ''
"""
