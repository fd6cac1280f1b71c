"""Who calls: a laptop by its token, its life, what it was last told."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db import connection

from organiser import clock
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.models import Device
from organiser.hq.usecases import orders
from organiser.sync.wire import SyncRequest

_CALLER = """
SELECT d.id, d.committee_id, d.name, d.incarnation, d.last_no, d.last_digest, d.last_results,
       d.cursors, d.seen_at, d.revoked_at, d.wipe_at, c.insee, c.closed_at, h.epoch, h.is_open
FROM device d JOIN committee c ON c.id = d.committee_id CROSS JOIN history h
WHERE d.token_hash = %s
"""
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """A laptop that calls, and the history of the server that answers."""

    device: int
    committee: UUID
    name: str
    incarnation: int
    last_no: int
    last_digest: str
    last_results: bytes
    cursors: dict[str, int]
    is_seen_lately: bool
    scopes: tuple[str, ...]
    epoch: str

    @property
    def author(self) -> str:
        """Return what stands in the version of a field that it wrote."""
        return f"{self.device}.{self.incarnation}"


def calling(keys: Keys, token: str, *, lock: bool = False) -> Caller:
    """Return who bears *token*; `Closed` when nobody does, or may no longer call.

    *lock*: hold its row to the end of the transaction, so that a retry that overtakes its own
    first attempt waits for it.
    """
    token_hash = hashlib.sha256(token.encode()).hexdigest()
    held = " FOR UPDATE OF d" if lock and connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(_CALLER + held, [token_hash])
        row = cursor.fetchone()
    if row is None:
        raise Closed(401, "unknown_device")
    return _caller(keys, row)


def scopes_of(committee: UUID, insee: str) -> tuple[str, ...]:
    """Return the feeds that a committee reads, its own first."""
    own = (f"committee:{committee.hex}",)
    department = (f"department:{insee[:3] if insee[:2] in {'97', '98'} else insee[:2]}",)
    return (*own, *(department if insee else ()), "movement")


def next_life(caller: Caller) -> Caller:
    """Begin a laptop's next life: its batches are numbered from one again."""
    Device.objects.filter(pk=caller.device).update(
        incarnation=caller.incarnation + 1, last_no=0, last_digest="", last_results=b""
    )
    return replace(
        caller, incarnation=caller.incarnation + 1, last_no=0, last_digest="", last_results=b""
    )


def note_batch(caller: Caller, number: int, digest: str, results: bytes) -> None:
    """Note what the batch was answered, so that a retry is told the same."""
    Device.objects.filter(pk=caller.device).update(
        last_no=number, last_digest=digest, last_results=results
    )


def note_call(caller: Caller, request: SyncRequest, cursors: dict[str, int]) -> None:
    """Note that it called and how far it holds everything; not each time when nothing moved."""
    held = {name: request.cur.get(name, 0) for name in cursors}
    if caller.is_seen_lately and held == caller.cursors:
        return
    Device.objects.filter(pk=caller.device).update(
        cursors=held, seen_at=clock.now(), program=request.program
    )


def _caller(keys: Keys, row: tuple[object, ...]) -> Caller:
    (device, committee, name, incarnation, last_no, digest, results, cursors, seen_at,
     revoked_at, wipe_at, insee, closed_at, epoch, is_open) = row  # fmt: skip
    if not is_open:
        raise Closed(503, "restoring")
    if revoked_at is not None:
        told = (orders.wipe(keys, int(str(device))),) if wipe_at is not None else ()
        raise Closed(403, "revoked", orders=told)
    if closed_at is not None:
        raise Closed(403, "closed")
    committee_id = committee if isinstance(committee, UUID) else UUID(hex=str(committee))
    return Caller(
        int(str(device)), committee_id, str(name), int(str(incarnation)), int(str(last_no)),
        str(digest), bytes(results or b""),  # type: ignore[call-overload]  # bytes or memoryview
        json.loads(cursors) if isinstance(cursors, str) else dict(cursors),  # type: ignore[call-overload]
        _is_lately(seen_at), scopes_of(committee_id, str(insee)), str(epoch),
    )  # fmt: skip


def _is_lately(seen_at: object) -> bool:
    from datetime import UTC, datetime

    if seen_at is None:
        return False
    seen = seen_at if isinstance(seen_at, datetime) else datetime.fromisoformat(str(seen_at))
    if seen.tzinfo is None:
        seen = seen.replace(tzinfo=UTC)
    return clock.now() - seen < _SEEN_EVERY
