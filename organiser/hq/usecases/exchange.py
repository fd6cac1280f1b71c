"""One exchange with a laptop: take what it sends, hand out what is new to it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from organiser import clock
from organiser.domain.exchange.merging import versions_to_send
from organiser.domain.exchange.records import Status, Stored
from organiser.hq import rows
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.keeping import Call
from organiser.hq.standing import Numbers
from organiser.hq.usecases import devices, pushing, watching
from organiser.hq.usecases.devices import Caller
from organiser.sync import wire
from organiser.sync.wire import Batch, Feed, Result, Row, SyncRequest, SyncResponse

_DAY = 86_400_000
_results = msgspec.json.Decoder(list[Result])


@dataclass(slots=True)
class Taken:
    """What came of the batch of a request."""

    results: list[Result] = field(default_factory=list)
    feed: Feed | None = None
    """What is new in her own scope, read while it was held; None where nothing was taken."""


def exchange(keys: Keys, token: str, request: SyncRequest) -> SyncResponse:
    """Take the batch of *request*, if any, and return what is new; `Closed` when it may not.

    The batch is one transaction, and with it what is new in the scope that it wrote. What is new
    in another is one statement: numbers, rows and fingerprint are of one moment.
    """
    watching.pass_by(keys)
    moment = clock.now()
    if request.batch is None:
        caller, taken = devices.calling(keys, token), Taken()
        _check(caller, request)
    else:
        with transaction.atomic():
            caller = devices.calling(keys, token, lock=True)
            _check(caller, request)
            caller = _alive(caller, request)
            taken = _take(keys, caller, request, request.batch, moment)
    feeds = {
        scope.name: feed
        for scope in caller.feeds
        if (feed := _feed(keys, caller, scope, request, taken)) is not None
    }
    if taken.feed is None:
        devices.note_call(caller, request.program, _held(caller, request))
    number = request.batch.no if request.batch else 0
    return SyncResponse(
        v=wire.VERSION, epoch=caller.epoch, inc=caller.incarnation,
        last_no=number or caller.last_no, now=clock.stamp(moment), no=number,
        results=taken.results, feeds=feeds,
    )  # fmt: skip


def _check(caller: Caller, request: SyncRequest) -> None:
    """Whether this file and this server are of one history and one life."""
    if request.v != wire.VERSION:
        raise Closed(426, "upgrade")
    if request.epoch and request.epoch != caller.epoch:
        raise _conflict(caller, "epoch")
    if not 0 <= request.inc - caller.incarnation <= 1:
        raise _conflict(caller, "incarnation")
    for scope in caller.feeds:
        after = request.cur.get(scope.name, 0)
        if after > scope.last_seq:
            raise _conflict(caller, "ahead")
        if 0 < after < scope.purged_below:
            raise Closed(410, "cursor_purged")


def _conflict(caller: Caller, code: str) -> Closed:
    return Closed(409, code, epoch=caller.epoch, inc=caller.incarnation, last_no=caller.last_no)


def _alive(caller: Caller, request: SyncRequest) -> Caller:
    """A file that proved to be an older copy says so by its next life."""
    return devices.next_life(caller) if request.inc == caller.incarnation + 1 else caller


def _take(
    keys: Keys, caller: Caller, request: SyncRequest, batch: Batch, moment: datetime
) -> Taken:
    digest = hashlib.sha256(msgspec.json.encode(batch)).hexdigest()
    if batch.no == caller.last_no:
        if digest != caller.last_digest:
            raise _conflict(caller, "fork")
        return Taken(_results.decode(caller.last_results))
    if batch.no != caller.last_no + 1:
        raise _conflict(caller, "rewound" if batch.no < caller.last_no else "gap")
    now = clock.stamp(moment)
    desk, results = pushing.push(keys, caller, batch, now)
    call = Call(
        caller.device, caller.incarnation, batch.no, digest, msgspec.json.encode(results),
        _held(caller, request), moment, request.program, now // _DAY,
        pushing.numbers_of(batch),
    )  # fmt: skip
    desk.close(call)
    made = list(desk.after.values())
    if made:
        held = {result.version for result in results if result.status == Status.OK}
        made = [record for record in made if record.seq not in held]
    taken = Taken(results)
    taken.feed = _feed_after_push(keys, caller, request, taken, desk.from_seq, made)
    return taken


def _held(caller: Caller, request: SyncRequest) -> dict[str, int]:
    """Return up to where the laptop says that it holds everything."""
    return {scope.name: request.cur.get(scope.name, 0) for scope in caller.feeds}


def _feed(
    keys: Keys, caller: Caller, scope: Numbers, request: SyncRequest, taken: Taken
) -> Feed | None:
    """Return what is new in one feed; None when nothing is and its fingerprint was told before."""
    is_own = scope is caller.feeds[0]
    if is_own and taken.feed is not None:
        return taken.feed
    after = request.cur.get(scope.name, 0)
    again = _told_again(keys, caller, scope, request, taken) if is_own else []
    if after == scope.last_seq:
        was_told = caller.cursors.get(scope.name) == after and scope.name in request.cur
        return None if was_told and not again else _to_the_end(scope, again)
    shelf = rows.Shelf(scope.id, keys.of_committee(caller.committee))
    now, found = shelf.page(after, request.limit + 1, tombstones=not request.fresh)
    page = _lines(found[: request.limit])
    is_cut = rows.is_full(found) and found[-1].seq < now.last_seq
    if len(found) > request.limit or is_cut:
        return Feed(cur=page[-1].version, more=True, rows=[*again, *page])
    return _to_the_end(now, [*again, *page])


def _feed_after_push(
    keys: Keys, caller: Caller, request: SyncRequest, taken: Taken, from_seq: int,
    made: list[Stored],
) -> Feed:  # fmt: skip
    """Return what others wrote before the batch, then what it *made* that she does not hold.

    Her own rows are left out where she held every earlier version of them.
    """
    scope, found = caller.feeds[0], list[Stored]()
    after = request.cur.get(scope.name, 0)
    again = _told_again(keys, caller, scope, request, taken)
    if after < from_seq:
        shelf = rows.Shelf(scope.id, keys.of_committee(caller.committee))
        found = shelf.page(after, request.limit + 1, to=from_seq)[1]
    is_cut = rows.is_full(found)  # what was made comes after the files, in another page
    found += [] if is_cut else sorted(made, key=lambda record: record.seq)
    page = _lines(found[: request.limit])
    if len(found) > request.limit or is_cut:
        return Feed(cur=page[-1].version, more=True, rows=[*again, *page])
    return _to_the_end(scope, [*again, *page])


def _to_the_end(scope: Numbers, lines: list[Row]) -> Feed:
    return Feed(cur=scope.last_seq, rows=lines, chk=scope.fingerprint)


def _told_again(
    keys: Keys, caller: Caller, scope: Numbers, request: SyncRequest, taken: Taken
) -> list[Row]:
    """Return the records that it wrote of and may hold otherwise, although it has read past them.

    While a change of hers waited, what others wrote of the record was not taken here.
    """
    if request.batch is None:
        return []
    cursor = request.cur.get(scope.name, 0)
    ids = [
        UUID(hex=change.id)
        for change, result in zip(request.batch.changes, taken.results, strict=True)
        if 0 < result.version <= cursor
    ]
    if not ids:
        return []
    shelf = rows.Shelf(scope.id, keys.of_committee(caller.committee))
    return _lines(shelf.read(ids).values())


def _lines(records: Iterable[Stored]) -> list[Row]:
    return [_row(record) for record in records]


def _row(record: Stored) -> Row:
    fields = dict(record.fields) if record.state == 0 else {}
    versions = versions_to_send(record.versions, record.seq)
    return Row(
        record.seq, record.kind, record.id.hex, int(record.state), fields,
        dict(versions) if versions else None,
    )  # fmt: skip
