"""The committee's keys as they are handed on: wrapped for one holder, and taken by her."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.officer_key import HOLDER
from organiser.models.line import CommitteeKey, KeyWrap, Laptop
from organiser.sync import capture, regaining, sealing
from organiser.sync.sealing import CannotUnseal
from organiser.usecases.line.state import Line, keys_of

RECOVERY = "recovery"
"""Who holds a wrap that the printed code of some laptop opens."""
_VOUCHED = "vouched "


@dataclass(frozen=True, slots=True)
class Wrapped:
    """One of the committee's keys, wrapped."""

    holder: str
    key: int
    """Which of them."""
    wrapped: str


def known(session: Session) -> tuple[Wrapped, ...]:
    """Return every wrap that headquarters carries for the committee."""
    rows = session.execute(select(KeyWrap.holder, KeyWrap.key, KeyWrap.wrapped))
    return tuple(Wrapped(holder, number, wrapped) for holder, number, wrapped in rows)


def hand(session: Session, line: Line, key: CommitteeKey, holder: str, public_key: str) -> bool:
    """Wrap a key for one holder, once; True if it was not yet."""
    name = name_of(line, key.number, holder, public_key)
    if session.get(KeyWrap, name) is not None:
        return False
    session.add(
        KeyWrap(
            id=name, key=key.number, holder=holder, wrapped=sealing.wrap(key.key, public_key),
            at=clock.now(),
        )
    )  # fmt: skip
    return True


def vouch(session: Session, line: Line, key: CommitteeKey, holder: UUID, public_key: str) -> None:
    """Say, sealed by a key, whose public key was compared: headquarters cannot put another there.

    Without it, who handed out a new key would have to believe what headquarters says.
    """
    by = f"{key.number} " if key.number > 1 else ""  # of the first key as it always was
    name = uuid5(line.committee, f"vouched {by}{holder.hex} {public_key}")
    if session.get(KeyWrap, name) is None:
        said = sealing.seal(key.key, _place(line, holder), public_key)
        session.add(
            KeyWrap(id=name, key=key.number, holder=_VOUCHED + holder.hex, wrapped=said,
                    at=clock.now())
        )  # fmt: skip


def is_vouched(session: Session, line: Line, laptop: Laptop) -> bool:
    """Tell whether the public key of a laptop is the one that somebody compared.

    Only the newest key says so: a laptop that was stopped has the older ones.
    """
    key = session.scalars(select(CommitteeKey).order_by(CommitteeKey.number.desc())).first()
    if key is None:
        return False
    said = select(KeyWrap.wrapped).where(
        KeyWrap.holder == _VOUCHED + laptop.id.hex, KeyWrap.key == key.number
    )
    for wrapped in session.scalars(said):
        with suppress(CannotUnseal):
            if sealing.unseal(key.key, _place(line, laptop.id), wrapped) == laptop.public_key:
                return True
    return False


def _place(line: Line, holder: UUID) -> bytes:
    return sealing.place_of(line.scope, holder, "public_key")


def name_of(line: Line, number: int, holder: str, public_key: str) -> UUID:
    """Return the id of the wrap of one key for one holder.

    Of codes and of officers there may be several.
    """
    whose = f"{holder} {public_key}" if holder in {RECOVERY, HOLDER} else holder
    return uuid5(line.committee, f"key {number} for {whose}")


def opened(wraps: Iterable[Wrapped], private_key: bytes) -> dict[int, bytes]:
    """Return the keys of those *wraps* that were made for *private_key*, by their numbers."""
    found = {}
    for wrap in wraps:
        try:
            found[wrap.key] = sealing.unwrap(wrap.wrapped, private_key)
        except CannotUnseal:
            continue  # for another code, or an earlier life of this laptop
    return found


def take(database: Database, line: Line, found: dict[int, bytes]) -> bool:
    """Keep keys here, and read what came sealed by them; False where there is none."""
    if not found:
        return False
    with database.applying() as session:
        for number, key in found.items():
            session.merge(CommitteeKey(number=number, key=key))
        session.flush()
        session.info["topics"] = {"line", "people"}
        _open_locked(session.connection(), line.scope)
    return True


def _open_locked(connection: Connection, scope: str) -> None:
    """Read what came sealed while its key was not here."""
    keys = keys_of(connection, scope)
    rows = connection.execute(
        text("SELECT kind, record_id, fields FROM line_kept WHERE why = 'locked'")
    ).all()
    with capture.switched_off(connection):
        for kind, record, text_said in rows:
            said, fields = json.loads(text_said), KINDS[kind].fields
            names = KINDS[kind].sealed & said.keys()
            if regaining.write_fields(connection, kind, record, said, names, keys):
                extra = {name: value for name, value in said.items() if name not in fields}
                regaining.keep_extra(connection, kind, record, extra)
