"""One exchange with a laptop: take what it sends, hand out what is new to it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from django.db import connection, transaction

from organiser import clock
from organiser.domain.exchange.merging import versions_to_send
from organiser.domain.exchange.records import Stored
from organiser.hq import rows
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.models import Scope
from organiser.hq.usecases import devices, pushing
from organiser.hq.usecases.devices import Caller
from organiser.sync import wire
from organiser.sync.wire import Batch, Feed, Result, Row, SyncRequest, SyncResponse

_results = msgspec.json.Decoder(list[Result])


@dataclass(slots=True)
class Taken:
    """What came of the batch of a request."""

    results: list[Result] = field(default_factory=list)
    echoed: frozenset[int] = frozenset()
    """Versions that this laptop holds already: it wrote them itself."""


def exchange(keys: Keys, token: str, request: SyncRequest) -> SyncResponse:
    """Take the batch of *request*, if any, and return what is new; `Closed` when it may not.

    The batch is one transaction, what is handed out another: numbers, rows and fingerprints come
    from one unchanging state of the database.
    """
    now = clock.stamp(clock.now())
    taken = Taken()
    if request.batch is None:
        caller = devices.calling(keys, token)
        _check(caller, request)
    else:
        with transaction.atomic():
            caller = devices.calling(keys, token, lock=True)
            _check(caller, request)
            caller = _alive(caller, request)
            taken = _take(keys, caller, request.batch, now)
    feeds = _hand_out(keys, caller, request, taken)
    devices.note_call(caller, request, {name: feed.cur for name, feed in feeds.items()})
    batch = request.batch
    return SyncResponse(
        v=wire.VERSION, epoch=caller.epoch, inc=caller.incarnation,
        last_no=batch.no if batch else caller.last_no, now=now, no=batch.no if batch else 0,
        results=taken.results, feeds=feeds,
    )  # fmt: skip


def _check(caller: Caller, request: SyncRequest) -> None:
    """Whether this file and this server are of one history and one life."""
    if request.v != wire.VERSION:
        raise Closed(426, "upgrade")
    code = ""
    if request.epoch and request.epoch != caller.epoch:
        code = "epoch"
    elif not 0 <= request.inc - caller.incarnation <= 1:
        code = "incarnation"
    if code:
        raise _conflict(caller, code)


def _conflict(caller: Caller, code: str) -> Closed:
    return Closed(409, code, epoch=caller.epoch, inc=caller.incarnation, last_no=caller.last_no)


def _alive(caller: Caller, request: SyncRequest) -> Caller:
    """A file that proved to be an older copy says so by its next life."""
    return devices.next_life(caller) if request.inc == caller.incarnation + 1 else caller


def _take(keys: Keys, caller: Caller, batch: Batch, now: int) -> Taken:
    digest = hashlib.sha256(msgspec.json.encode(batch)).hexdigest()
    if batch.no == caller.last_no:
        if digest != caller.last_digest:
            raise _conflict(caller, "fork")
        return Taken(_results.decode(caller.last_results))
    if batch.no != caller.last_no + 1:
        raise _conflict(caller, "rewound" if batch.no < caller.last_no else "gap")
    results, echoed = pushing.push(keys, caller, batch, now)
    devices.note_batch(caller, batch.no, digest, msgspec.json.encode(results))
    return Taken(results, echoed)


def _hand_out(keys: Keys, caller: Caller, request: SyncRequest, taken: Taken) -> dict[str, Feed]:
    scopes = _scopes(caller.scopes)
    again = _again(caller, request, taken)
    is_new = any(request.cur.get(name, -1) != scope.last_seq for name, scope in scopes.items())
    if not is_new and not again:
        return {name: _nothing_new(scope) for name, scope in scopes.items()}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        feeds = {
            name: _feed(keys, caller.committee, scope, request, taken)
            for name, scope in _scopes(caller.scopes).items()
        }
        own = caller.scopes[0]
        if again:
            feeds[own] = msgspec.structs.replace(
                feeds[own], rows=[*_told_again(keys, caller, scopes[own], again), *feeds[own].rows]
            )
        return feeds


def _again(caller: Caller, request: SyncRequest, taken: Taken) -> list[UUID]:
    """Return the records that it wrote of and may hold otherwise, although it has read past them.

    While a change of hers waited, what others wrote of the record was not taken here.
    """
    if request.batch is None:
        return []
    cursor = request.cur.get(caller.scopes[0], 0)
    return [
        UUID(hex=change.id)
        for change, result in zip(request.batch.changes, taken.results, strict=True)
        if 0 < result.version <= cursor
    ]


def _told_again(keys: Keys, caller: Caller, scope: Scope, ids: list[UUID]) -> list[Row]:
    shelf = rows.Shelf(scope.pk, keys.of_committee(caller.committee))
    return [_row(record) for record in shelf.read(ids).values()]


def _scopes(names: tuple[str, ...]) -> Mapping[str, Scope]:
    return {scope.name: scope for scope in Scope.objects.filter(name__in=names)}


def _nothing_new(scope: Scope) -> Feed:
    return Feed(cur=scope.last_seq, chk=(scope.live, scope.total))


def _feed(keys: Keys, committee: UUID, scope: Scope, request: SyncRequest, taken: Taken) -> Feed:
    after = request.cur.get(scope.name, 0)
    if after > scope.last_seq:
        raise Closed(409, "ahead")
    if 0 < after < scope.purged_below:
        raise Closed(410, "cursor_purged")
    if after == scope.last_seq:
        return _nothing_new(scope)
    shelf = rows.Shelf(scope.pk, keys.of_committee(committee))
    found = shelf.page(after, request.limit + 1, tombstones=not request.fresh)
    has_more, page = len(found) > request.limit, found[: request.limit]
    lines = [_row(record) for record in page if record.seq not in taken.echoed]
    if has_more:
        return Feed(cur=page[-1].seq, more=True, rows=lines)
    return Feed(cur=scope.last_seq, rows=lines, chk=(scope.live, scope.total))


def _row(record: Stored) -> Row:
    fields = dict(record.fields) if record.state == 0 else {}
    versions = versions_to_send(record.versions, record.seq)
    return Row(
        record.seq, record.kind, record.id.hex, int(record.state), fields,
        dict(versions) if versions else None,
    )  # fmt: skip
