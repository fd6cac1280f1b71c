"""Who calls: a laptop by its token, its life, what it was last told."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from organiser import clock
from organiser.domain.territory import department_of
from organiser.hq import envelope, standing
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.models import Device
from organiser.hq.standing import Numbers, Standing
from organiser.hq.usecases import orders, watching

_SEEN_EVERY = timedelta(minutes=1)
_cursors = msgspec.json.Decoder(dict[str, int])


@dataclass(frozen=True, slots=True)
class Caller:
    """A laptop that calls, and the history of the server that answers."""

    device: int
    committee: UUID
    incarnation: int
    last_no: int
    last_digest: str
    last_results: bytes
    cursors: Mapping[str, int]
    is_seen_lately: bool
    epoch: str
    feeds: tuple[Numbers, ...]
    """What it reads, the feed of its own committee first."""

    @property
    def author(self) -> str:
        """Return what stands in the version of a field that it wrote."""
        return f"{self.device}.{self.incarnation}"


def calling(keys: Keys, token: str, *, lock: bool = False) -> Caller:
    """Return who bears *token*; `Closed` when nobody does, or may no longer call.

    *lock*: hold its row and its committee's feed to the end of the transaction.
    """
    found = standing.of_token(hashlib.sha256(token.encode()).hexdigest(), lock=lock)
    if found is None:
        raise Closed(401, "unknown_device")
    _let_in(keys, found)
    return Caller(
        found.device, _uuid(found.committee), found.incarnation, found.last_no, found.last_digest,
        bytes(found.last_results or b""), _cursors.decode(found.cursors),
        _is_lately(found.seen_at), found.epoch, found.feeds,
    )  # fmt: skip


def scopes_of(committee: UUID, insee: str) -> tuple[str, ...]:
    """Return the names of the feeds that a committee reads, its own first."""
    own = (f"committee:{committee.hex}",)
    department = (f"department:{department_of(insee)}",)
    return (*own, *(department if insee else ()), "movement")


def named(keys: Keys, committee: UUID, name: str) -> bytes:
    """Return what is kept of the name that its owner gave a laptop."""
    return envelope.closed({"name": name}, keys.of_committee(committee)) or b""


def name_of(keys: Keys, committee: UUID, secret: bytes | memoryview) -> str:
    """Return the name that its owner gave a laptop."""
    return str(envelope.opened(secret, keys.of_committee(committee)).get("name", ""))


def next_life(caller: Caller) -> Caller:
    """Begin a laptop's next life: its batches are numbered from one again."""
    Device.objects.filter(pk=caller.device).update(
        incarnation=caller.incarnation + 1, last_no=0, last_digest="", last_results=b""
    )
    return replace(
        caller, incarnation=caller.incarnation + 1, last_no=0, last_digest="", last_results=b""
    )


def note_call(caller: Caller, program: str, cursors: Mapping[str, int]) -> None:
    """Note that it called and how far it holds everything; not each time when nothing moved."""
    if caller.is_seen_lately and cursors == caller.cursors:
        return
    Device.objects.filter(pk=caller.device).update(
        cursors=dict(cursors), seen_at=clock.now(), program=program
    )


def _let_in(keys: Keys, found: Standing) -> None:
    if not found.is_open:
        raise Closed(503, "restoring", wait=watching.WAIT)
    if found.revoked_at is not None:
        told = (orders.wipe(keys, found.device),) if found.wipe_at is not None else ()
        raise Closed(403, "revoked", orders=told)
    if found.closed_at is not None:
        raise Closed(403, "closed")
    if found.committed_at is None:
        raise Closed(403, "not_signed")


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)


def _is_lately(seen_at: datetime | str | None) -> bool:
    """Whether it was seen within the minute; SQLite tells a moment as text, in UTC."""
    if seen_at is None:
        return False
    seen = seen_at if isinstance(seen_at, datetime) else datetime.fromisoformat(seen_at)
    return clock.now() - (seen if seen.tzinfo else seen.replace(tzinfo=UTC)) < _SEEN_EVERY
