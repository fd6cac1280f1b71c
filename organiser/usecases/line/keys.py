"""The committee's key: what is sealed with it, headquarters carries and cannot read.

Its first laptop makes it; the next is handed it when the same six digits stand on both screens.
Where a laptop was stopped there is a new one for what is written from then on.
"""

from dataclasses import dataclass
from uuid import UUID

from nacl.pwhash import argon2id
from nacl.utils import random
from sqlalchemy import func, select

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.line import CommitteeKey, KeyWrap, Laptop
from organiser.sync import sealing
from organiser.usecases.line import handing
from organiser.usecases.line import wraps as wrapping
from organiser.usecases.line.state import Line, keys_of, laptop_of, read_line

_DIGITS_SALT = b"organiser digits"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A laptop that asks to read what is sealed."""

    id: UUID
    name: str
    digits: str
    """Six digits that stand on both screens when nobody is in between."""


def settle_keys(database: Database) -> bool:
    """Take, make, change or hand on the committee's keys; True when something changed."""
    with database.reading() as session:
        line = read_line(session)
        if line is None:
            return False
        held = set(session.scalars(select(CommitteeKey.number)))
        mine = laptop_of(line)
        wraps = wrapping.known(session)
        first = session.scalars(
            select(Laptop.id).where(Laptop.revoked_at.is_(None))
            .order_by(Laptop.paired_at, Laptop.id).limit(1)
        ).first()  # fmt: skip
    own = [wrap for wrap in wraps if wrap.holder == mine.hex and wrap.key not in held]
    is_new = wrapping.take(database, line, wrapping.opened(own, line.private_key))
    if not held and not is_new:
        if wraps or first != mine:
            return False
        is_new = _make(database, line, mine)
    return handing.hand_on(database, line) or is_new


def waiting_laptops(database: Database) -> tuple[Newcomer, ...]:
    """Return the laptops that ask for the committee's key, which is here."""
    with database.reading() as session:
        line = read_line(session)
        if line is None or keys_of(session.connection(), line.scope).key is None:
            return ()
        newest = session.scalars(select(func.max(CommitteeKey.number))).one()
        holders = set(session.scalars(select(KeyWrap.holder).where(KeyWrap.key == newest)))
        asking = session.scalars(select(Laptop).where(Laptop.revoked_at.is_(None))).all()
        return tuple(
            Newcomer(laptop.id, laptop.name, digits_of(line.committee, laptop.public_key))
            for laptop in asking
            if laptop.id.hex not in holders
        )


def own_digits(database: Database) -> str:
    """Return the six digits of this laptop, to be compared on the first one."""
    with database.reading() as session:
        line = read_line(session)
    if line is None:
        return ""
    return digits_of(line.committee, sealing.public_of(line.private_key))


def approve(database: Database, laptop: UUID) -> None:
    """Hand the committee's key to a laptop whose digits she has compared."""
    with database.transaction("line.approve") as session:
        found, line = session.get(Laptop, laptop), read_line(session)
        if found is None or line is None or found.revoked_at is not None:
            raise OrganiserError(_("This computer no longer asks."))
        keys = session.scalars(select(CommitteeKey).order_by(CommitteeKey.number)).all()
        for key in keys:
            wrapping.hand(session, line, key, found.id.hex, found.public_key)
            wrapping.vouch(session, line, key, found.id, found.public_key)


def digits_of(committee: UUID, public_key: str) -> str:
    """Return six digits of a public key, dear to compute.

    A headquarters that wanted to slip in a key of its own with the same digits would need days.
    """
    made = argon2id.kdf(
        16, committee.bytes + public_key.encode(), _DIGITS_SALT,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )  # fmt: skip
    return f"{int.from_bytes(made, 'big') % 1_000_000:06}"


def _make(database: Database, line: Line, mine: UUID) -> bool:
    with database.transaction("line.approve") as session:
        key = CommitteeKey(number=1, key=random(sealing.KEY_BYTES))
        session.add(key)
        public = sealing.public_of(line.private_key)
        wrapping.hand(session, line, key, mine.hex, public)
        wrapping.vouch(session, line, key, mine, public)
    return True
