"""Hands the committee's keys on: to code and officer, and a new one where a holder was stopped."""

import base64
from uuid import uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.credentials import wrapping
from organiser.database import Database
from organiser.errors import CannotOpen, OrganiserError
from organiser.i18n import _
from organiser.models.line import CommitteeKey, KeyWrap, Laptop
from organiser.models.rights import Suppression
from organiser.sync import sealing
from organiser.usecases import suppressing
from organiser.usecases.line import officer, wraps
from organiser.usecases.line.generations import change
from organiser.usecases.line.officer_words import newest
from organiser.usecases.line.state import Line, laptop_of, read_line


def hand_on(database: Database, line: Line) -> bool:
    """Change the key if who holds it was stopped, and hand on what is not; True if written."""
    public = _public(database)
    with database.reading() as session:
        is_to_tell = _is_to_tell(session, line, database.key())
        is_news = _is_to_change(session, line) or officer.is_to_say_again(session, line)
        if not (is_to_tell or is_news or _to_hand(session, line, public)):
            return False
    with database.transaction("line.keys") as session:
        if _is_to_change(session, line):
            change(session, line)
        if officer.is_to_say_again(session, line):
            officer.say_again(session, line)
        for key, holder, public_key in _to_hand(session, line, public):
            wraps.hand(session, line, key, holder, public_key)
        if is_to_tell:
            session.add(_told(session, line, database.key()))
    return True


def take_by_code(database: Database, typed: str) -> None:
    """Take the committee's keys by a printed recovery code of any of its laptops."""
    with database.reading() as session:
        line = read_line(session)
        known = [each for each in wraps.known(session) if each.holder == wraps.RECOVERY]
    if line is None or not known:
        raise OrganiserError(_("No recovery code of this committee is known to headquarters."))
    code = wrapping.canonical_code(typed)
    found = wraps.opened(known, wrapping.private_of_code(code))
    if not found:
        raise OrganiserError(_("This is not a recovery code of the committee’s computers."))
    wraps.take(database, line, found)
    _hold(database, line)


def _hold(database: Database, line: Line) -> None:
    """Have this laptop hold the keys as one that was let in does."""
    own, public = laptop_of(line).hex, sealing.public_of(line.private_key)
    with database.transaction("line.keys") as session:
        for key in session.scalars(select(CommitteeKey)).all():
            wraps.hand(session, line, key, own, public)
            wraps.vouch(session, line, key, laptop_of(line), public)


def _public(database: Database) -> str:
    """Return the public half of what this file's recovery code opens; nothing if not known."""
    try:
        found = wrapping.public_of(wrapping.read_keys(database.file.parent), database.key())
    except CannotOpen:
        return ""  # the keys beside the file are damaged: the open file is not held up
    return base64.b64encode(found).decode() if found else ""


def _to_hand(session: Session, line: Line, public: str) -> list[tuple[CommitteeKey, str, str]]:
    """Return which keys lack a wrap: of all for code and officer, of the newest for laptops."""
    keys = session.scalars(select(CommitteeKey).order_by(CommitteeKey.number)).all()
    there = set(session.scalars(select(KeyWrap.id)))
    wanted = [(key, wraps.RECOVERY, public) for key in keys if public]
    wanted += officer.to_hand(session, line)
    holders = set(session.scalars(select(KeyWrap.holder).where(KeyWrap.key == keys[-1].number)))
    wanted += [
        (keys[-1], laptop.id.hex, laptop.public_key)
        for laptop in session.scalars(select(Laptop).where(Laptop.revoked_at.is_(None)))
        if laptop.id.hex not in holders and wraps.is_vouched(session, line, laptop)
    ]
    return [each for each in wanted if wraps.name_of(line, each[0].number, *each[1:]) not in there]


def _is_to_tell(session: Session, line: Line, file_key: bytes) -> bool:
    """Whether hashes may be of a secret that this file had for itself, and the others have not."""
    own = select(func.min(KeyWrap.at)).where(KeyWrap.holder == laptop_of(line).hex)
    let_in = session.execute(own).scalar()
    if let_in is None:
        return False
    is_older = select(Suppression.id).where(Suppression.at < let_in).limit(1)
    if session.scalars(is_older).first() is None:
        return False
    return session.get(KeyWrap, _told(session, line, file_key).id) is None


def _told(session: Session, line: Line, file_key: bytes) -> KeyWrap:
    key = session.get_one(CommitteeKey, newest(session))
    mark, said = suppressing.sealed(key.key, file_key)
    return KeyWrap(
        id=uuid5(line.committee, f"suppression {mark}"), holder=suppressing.HOLDER, key=key.number,
        wrapped=said, at=clock.now(),
    )  # fmt: skip


def _is_to_change(session: Session, line: Line) -> bool:
    """Whether somebody holds the newest key who is to read nothing more."""
    return _is_stopped(session) or officer.is_held_too_long(session, line)


def _is_stopped(session: Session) -> bool:
    """Whether a laptop that was stopped holds the newest key."""
    holders = set(session.scalars(select(KeyWrap.holder).where(KeyWrap.key == newest(session))))
    stopped = session.scalars(select(Laptop.id).where(Laptop.revoked_at.is_not(None)))
    return any(laptop.hex in holders for laptop in stopped)
