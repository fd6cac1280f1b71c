"""What the committee answered about an officer's public half: lines that its own key sealed.

Headquarters carries them and can write none: only who holds the committee's key can.
"""

from uuid import uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.officer_key import ANSWERED, PERMISSION, Answer, Said, standing
from organiser.models.line import CommitteeKey, KeyWrap
from organiser.models.permission import Permission
from organiser.sync import sealing
from organiser.sync.officer_key import is_public_key
from organiser.sync.sealing import CannotUnseal
from organiser.usecases.line.state import Line

_FIELD = "officer_key"


def published(session: Session) -> Permission | None:
    """Return what headquarters says is the officer's public half; it is not believed by itself."""
    found = session.scalars(select(Permission).where(Permission.name == PERMISSION)).first()
    return found if found is not None and is_public_key(found.reference) else None


def answered(session: Session) -> tuple[str, ...]:
    """Return the public halves about which something was answered."""
    said = select(KeyWrap.holder).where(KeyWrap.holder.startswith(ANSWERED, autoescape=True))
    return tuple(each.removeprefix(ANSWERED) for each in session.scalars(said.distinct()))


def said_of(session: Session, line: Line, public_key: str) -> tuple[Said, ...]:
    """Return what was answered about *public_key*, as far as a key that is here sealed it."""
    keys = {key.number: key.key for key in session.scalars(select(CommitteeKey))}
    found = []
    for wrap in session.scalars(select(KeyWrap).where(KeyWrap.holder == ANSWERED + public_key)):
        try:
            about, answer, turn = sealing.unseal(keys[wrap.key], _place(line), wrap.wrapped)
            if about == public_key:
                found.append(Said(Answer(answer), int(turn), wrap.key, wrap.at))
        except (CannotUnseal, KeyError, ValueError, TypeError):
            continue  # by a key that is not here yet, by a newer program, or by nobody of ours
    return tuple(found)


def answer_of(session: Session, line: Line, public_key: str) -> Answer | None:
    """Return which answer about *public_key* holds."""
    return standing(said_of(session, line, public_key), newest(session))


def say(session: Session, line: Line, public_key: str, answer: Answer, turn: int) -> None:
    """Add an answer, sealed by the newest key."""
    key = session.get_one(CommitteeKey, newest(session))
    name = uuid5(line.committee, f"officer {key.number} {turn} {answer} {public_key}")
    if session.get(KeyWrap, name) is None:
        said = sealing.seal(key.key, _place(line), [public_key, str(answer), turn])
        session.add(
            KeyWrap(id=name, key=key.number, holder=ANSWERED + public_key, wrapped=said,
                    at=clock.now())
        )  # fmt: skip
        session.flush()


def newest(session: Session) -> int:
    """Return the number of the committee's newest key; 0 where none is here."""
    return session.scalars(select(func.max(CommitteeKey.number))).one() or 0


def _place(line: Line) -> bytes:
    return sealing.place_of(line.scope, line.committee, _FIELD)
