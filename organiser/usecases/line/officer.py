"""The spare key for the officer for data protection: what is asked, answered, handed and stopped.

Headquarters says which public half is the officer's and is not believed: she types the figures of
the officer's letter, which no server has printed.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.officer_key import (
    FIGURES,
    HOLDER,
    Answer,
    figures_in,
    next_turn,
    said_at,
    standing,
)
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.models.line import CommitteeKey, KeyWrap
from organiser.sync.officer_key import figures_of
from organiser.usecases.line import wraps
from organiser.usecases.line.generations import change
from organiser.usecases.line.officer_words import (
    answer_of,
    answered,
    newest,
    published,
    said_of,
    say,
)
from organiser.usecases.line.state import Line, read_line


@dataclass(frozen=True, slots=True)
class OfficerKey:
    """The officer's public half, as headquarters says, and what the committee answered."""

    public_key: str
    since: date
    """When headquarters sent it."""
    answer: Answer | None
    """None: it is asked."""
    answered_at: datetime | None


def read_officer_key(database: Database) -> OfficerKey | None:
    """Return what there is to ask or to say of it; None without one, or without our own key."""
    with database.reading() as session:
        line, found = read_line(session), published(session)
        if line is None or found is None or not newest(session):
            return None
        said = said_of(session, line, found.reference)
        answer = standing(said, newest(session))
        at = said_at(said, answer) if answer is not None else None
        return OfficerKey(found.reference, found.since, answer, at)


def hand_over(database: Database, typed: str) -> None:
    """Wrap all keys of the committee for the officer, whose figures *typed* are.

    Raises `OrganiserError` where they are not those of the key that headquarters sent.
    """
    key = read_officer_key(database)
    if key is None:
        raise OrganiserError(_("Headquarters no longer asks for a spare key."))
    _compare(typed, key.public_key)
    with database.transaction("line.officer") as session:
        line = _line(session)
        turn = next_turn(said_of(session, line, key.public_key))
        say(session, line, key.public_key, Answer.YES, turn)
        for each, holder, public in to_hand(session, line):
            wraps.hand(session, line, each, holder, public)


def refuse(database: Database) -> None:
    """Hand the officer nothing, or no more: who held the newest key does not hold the next."""
    key = read_officer_key(database)
    if key is None:
        raise OrganiserError(_("Headquarters no longer asks for a spare key."))
    with database.transaction("line.officer") as session:
        line = _line(session)
        turn = next_turn(said_of(session, line, key.public_key))
        say(session, line, key.public_key, Answer.NO, turn)
        if is_held_too_long(session, line):
            change(session, line)


def to_hand(session: Session, line: Line) -> list[tuple[CommitteeKey, str, str]]:
    """Return the keys that are to be wrapped for the officer: all that are here, after a yes."""
    found = published(session)
    if found is None or answer_of(session, line, found.reference) is not Answer.YES:
        return []
    keys = session.scalars(select(CommitteeKey).order_by(CommitteeKey.number))
    return [(key, HOLDER, found.reference) for key in keys]


def is_held_too_long(session: Session, line: Line) -> bool:
    """Whether a public half holds the newest key of which that no longer holds: no, or replaced."""
    found, number = published(session), newest(session)
    return any(
        session.get(KeyWrap, wraps.name_of(line, number, HOLDER, public)) is not None
        for public in answered(session)
        if found is None
        or public != found.reference
        or answer_of(session, line, public) is not Answer.YES
    )


def is_to_say_again(session: Session, line: Line) -> bool:
    """Whether a no was sealed by an older key alone: somebody made a newer one meanwhile."""
    found = published(session)
    if found is None or answer_of(session, line, found.reference) is not Answer.NO:
        return False
    said, number = said_of(session, line, found.reference), newest(session)
    return all(each.key != number for each in said)


def say_again(session: Session, line: Line) -> None:
    """Have that no stand beside the newest key too."""
    found = published(session)
    if found is not None:
        turns = [each.turn for each in said_of(session, line, found.reference)]
        say(session, line, found.reference, Answer.NO, max(turns))


def _compare(typed: str, public_key: str) -> None:
    figures = figures_in(typed)
    if len(figures) < FIGURES:
        missing = FIGURES - len(figures)
        raise OrganiserError(
            counted("{count} figure is missing.", "{count} figures are missing.", missing)
        )
    if figures != figures_of(public_key):
        raise OrganiserError(
            _("These are not the figures of the key that headquarters sent. Compare them once "
              "more. If they are as on the letter, hand nothing over and call the officer.")
        )  # fmt: skip


def _line(session: Session) -> Line:
    line = read_line(session)
    if line is None:
        raise OrganiserError(_("Headquarters no longer asks for a spare key."))
    return line
