"""Writes records of headquarters' own into any feed: of all, of a department, of a committee.

What its pages read of the feed of all is read here too: by an index, never past pieces of files.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from organiser import clock
from organiser.domain.directive import COMMITTEE, MOVEMENT
from organiser.domain.exchange.records import OTHERS, State, Stored, Value, Version
from organiser.hq import standing
from organiser.hq.home import Keys
from organiser.hq.models import SAID_TO_ALL
from organiser.hq.usecases.pushing import HEADQUARTERS, Desk, desk_of

_NOBODY = UUID(int=0)
"""Feeds that several committees read hold nothing that is encrypted."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def said_to_all(kind: str) -> tuple[tuple[UUID, dict[str, Any]], ...]:
    """Return the living records of *kind*, one of `SAID_TO_ALL`, in the feed of all.

    The number of the feed is asked for first: told in the statement, it leaves one part of the
    table to plan for, not all of them.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{_SAID} AND r.kind = %s", [standing.of_scope(MOVEMENT).id, kind])
        rows = cursor.fetchall()
    return tuple(
        (key if isinstance(key, UUID) else UUID(hex=key), _decode(said)) for key, said in rows
    )


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


def drop_all(desk: Desk, kind: str, records: Iterable[UUID]) -> int:
    """Take records back: nothing of them stays but that they were there. Return how many."""
    wanted, dropped = list(records), 0
    desk.before.update(desk.shelf.read(wanted))
    for record in wanted:
        known = desk.before.get((kind, record))
        if known is None or known.state is not State.LIVE:
            continue
        seq = desk.next_seq()
        written = {OTHERS: Version(seq, desk.now, HEADQUARTERS)}
        desk.put(replace(known, seq=seq, state=State.DELETED, fields={}, versions=written))
        dropped += 1
    return dropped


def take_out(desk: Desk, kind: str, record: UUID) -> bool:
    """Take one record back; False where it is not there."""
    return drop_all(desk, kind, [record]) > 0


_SAID = f"""
    SELECT r.id, r.fields FROM record r WHERE r.kind IN {SAID_TO_ALL} AND r.state = 0
      AND r.scope_id = %s
"""  # noqa: S608  (words of ours)
