"""Writes records of headquarters' own into any feed: of all, of a department, of a committee."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from organiser import clock
from organiser.domain.directive import COMMITTEE
from organiser.domain.exchange.records import OTHERS, State, Stored, Value, Version
from organiser.hq import standing
from organiser.hq.home import Keys
from organiser.hq.usecases.pushing import HEADQUARTERS, Desk, desk_of

_NOBODY = UUID(int=0)
"""Feeds that several committees read hold nothing that is encrypted."""


@contextmanager
def opened(keys: Keys, name: str) -> Iterator[Desk]:
    """Yield the desk of the feed *name* and close it; its row is held to the transaction's end."""
    committee = UUID(hex=name.removeprefix(COMMITTEE)) if name.startswith(COMMITTEE) else _NOBODY
    desk = desk_of(
        keys, committee, standing.of_scope(name, lock=True), clock.stamp(clock.now())
    )  # fmt: skip
    yield desk
    desk.close()


def put(desk: Desk, kind: str, record: UUID, fields: Mapping[str, Value]) -> None:
    """Write *fields* of a record; what was said of it and is not named now stays."""
    put_all(desk, kind, {record: fields})


def put_all(desk: Desk, kind: str, told: Mapping[UUID, Mapping[str, Value]]) -> None:
    """Write the fields of many records."""
    desk.before.update(desk.shelf.read(told))
    for record, fields in told.items():
        known = desk.before.get((kind, record))
        seq = desk.next_seq()
        written = Version(seq, desk.now, HEADQUARTERS)
        if known is None or known.state is not State.LIVE:
            desk.put(Stored(kind, record, seq, State.LIVE, None, dict(fields), {OTHERS: written}))
            continue
        versions = {**known.versions, **dict.fromkeys(fields, written)}
        desk.put(replace(known, seq=seq, fields={**known.fields, **fields}, versions=versions))


def drop_all(desk: Desk, kind: str, records: Iterable[UUID]) -> None:
    """Take records back: nothing of them stays but that they were there."""
    wanted = list(records)
    desk.before.update(desk.shelf.read(wanted))
    for record in wanted:
        known = desk.before.get((kind, record))
        if known is None or known.state is not State.LIVE:
            continue
        seq = desk.next_seq()
        written = {OTHERS: Version(seq, desk.now, HEADQUARTERS)}
        desk.put(replace(known, seq=seq, state=State.DELETED, fields={}, versions=written))


def take_out(desk: Desk, kind: str, record: UUID) -> None:
    """Take one record back."""
    drop_all(desk, kind, [record])
