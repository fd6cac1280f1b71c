"""Writes records of headquarters' own into any feed: of all, of a department, of a committee."""

from collections.abc import Iterator, Mapping
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
    desk.before.update(desk.shelf.read([record]))
    known = desk.before.get((kind, record))
    seq = desk.next_seq()
    written = Version(seq, desk.now, HEADQUARTERS)
    if known is None or known.state is not State.LIVE:
        desk.put(Stored(kind, record, seq, State.LIVE, None, dict(fields), {OTHERS: written}))
        return
    versions = {**known.versions, **dict.fromkeys(fields, written)}
    desk.put(replace(known, seq=seq, fields={**known.fields, **fields}, versions=versions))


def take_out(desk: Desk, kind: str, record: UUID) -> None:
    """Delete a record; what is not there any more is left alone."""
    known = desk.shelf.read([record]).get((kind, record))
    if known is None or known.state is not State.LIVE:
        return
    desk.before[kind, record] = known
    seq = desk.next_seq()
    versions = {OTHERS: Version(seq, desk.now, HEADQUARTERS)}
    desk.put(replace(known, seq=seq, state=State.DELETED, versions=versions))
