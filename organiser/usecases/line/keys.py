"""The committee's key: what is sealed with it, headquarters carries and cannot read.

Its first laptop makes it; the next is handed it when the same six digits stand on both screens.
"""

import json
from dataclasses import dataclass
from uuid import UUID, uuid5

from nacl.pwhash import argon2id
from nacl.utils import random
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.exchange.matrix import KINDS
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.line import CommitteeKey, KeyWrap, Laptop
from organiser.sync import capture, sealing
from organiser.sync.sealing import CannotUnseal
from organiser.sync.values import Keyring, codecs
from organiser.usecases.line.state import Line, keys_of, laptop_id, read_line

_DIGITS_SALT = b"organiser digits"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A laptop that asks to read what is sealed."""

    id: UUID
    name: str
    digits: str
    """Six digits that stand on both screens when nobody is in between."""


def settle_keys(database: Database) -> bool:
    """Take or make the committee's key if it is not here; True when something changed."""
    with database.reading() as session:
        line = read_line(session)
        if line is None or keys_of(session.connection(), line.scope).key is not None:
            return False
        mine = laptop_id(line.committee, line.device)
        wraps = session.execute(select(KeyWrap.holder, KeyWrap.key, KeyWrap.wrapped)).all()
        first = session.scalars(
            select(Laptop.id).where(Laptop.revoked_at.is_(None))
            .order_by(Laptop.paired_at, Laptop.id).limit(1)
        ).first()  # fmt: skip
    own = [(wrap.key, wrap.wrapped) for wrap in wraps if wrap.holder == mine.hex]
    if own:
        return _take(database, line, own)
    if wraps or first != mine:
        return False
    _make(database, line, mine)
    return True


def waiting_laptops(database: Database) -> tuple[Newcomer, ...]:
    """Return the laptops that ask for the committee's key, which is here."""
    with database.reading() as session:
        line = read_line(session)
        if line is None or keys_of(session.connection(), line.scope).key is None:
            return ()
        holders = set(session.scalars(select(KeyWrap.holder)))
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
            _write_wrap(session, line, found, key)


def digits_of(committee: UUID, public_key: str) -> str:
    """Return six digits of a public key, dear to compute.

    A headquarters that wanted to slip in a key of its own with the same digits would need days.
    """
    made = argon2id.kdf(
        16, committee.bytes + public_key.encode(), _DIGITS_SALT,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )  # fmt: skip
    return f"{int.from_bytes(made, 'big') % 1_000_000:06}"


def _make(database: Database, line: Line, mine: UUID) -> None:
    with database.transaction("line.approve") as session:
        key = CommitteeKey(number=1, key=random(sealing.KEY_BYTES))
        session.add(key)
        laptop = session.get_one(Laptop, mine)
        _write_wrap(session, line, laptop, key)


def _write_wrap(session: Session, line: Line, laptop: Laptop, key: CommitteeKey) -> None:
    session.add(
        KeyWrap(
            id=uuid5(line.committee, f"key {key.number} for {laptop.id.hex}"), key=key.number,
            holder=laptop.id.hex, wrapped=sealing.wrap(key.key, laptop.public_key), at=clock.now(),
        )
    )  # fmt: skip


def _take(database: Database, line: Line, wraps: list[tuple[int, str]]) -> bool:
    with database.applying() as session:
        for number, wrapped in wraps:
            try:
                key = sealing.unwrap(wrapped, line.private_key)
            except CannotUnseal:
                continue  # wrapped for an earlier life of this laptop
            session.merge(CommitteeKey(number=number, key=key))
        session.flush()
        session.info["topics"] = {"line", "people"}
        return _open_locked(session.connection(), line.scope)


def _open_locked(connection: Connection, scope: str) -> bool:
    """Read what came sealed while the key was not here."""
    keys = keys_of(connection, scope)
    if keys.key is None:
        return False
    rows = connection.exec_driver_sql(
        "SELECT kind, record_id, fields FROM line_kept WHERE why = 'locked'"
    ).all()
    with capture.switched_off(connection):
        for kind, record, said in rows:
            _open_row(connection, kind, record, json.loads(said), keys)
            _keep_extra(connection, kind, record, json.loads(said))
    connection.exec_driver_sql("DELETE FROM line_kept WHERE why = 'locked'")
    return True


def _keep_extra(connection: Connection, kind: str, record: bytes, said: dict[str, object]) -> None:
    """What a newer program wrote in the same row is kept on, for the update that reads it."""
    extra = {name: value for name, value in said.items() if name not in KINDS[kind].fields}
    if extra:
        connection.exec_driver_sql(
            "UPDATE line_kept SET why = 'extra', fields = ? WHERE record_id = ? AND kind = ?",
            (json.dumps(extra, ensure_ascii=False), record, kind),
        )


def _open_row(
    connection: Connection, kind: str, record: bytes, said: dict[str, object], keys: Keyring
) -> None:
    """Read the sealed fields of one row, but for what she wrote there meanwhile."""
    waiting = connection.exec_driver_sql(
        "SELECT fields FROM outbox WHERE record_id = ? AND kind = ?", (record, kind)
    ).scalar()
    names = KINDS[kind].sealed & said.keys() - json.loads(waiting or "{}").keys()
    for name in names:
        value = codecs()[kind].stored(record, said, keys, name)
        connection.exec_driver_sql(f'UPDATE {kind} SET "{name}" = ? WHERE id = ?', (value, record))
