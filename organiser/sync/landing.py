"""Rows of records that are new here, brought in a kind at a time: all that a first download is.

The same as the rows would leave one by one (tests/sync/test_landing.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import State
from organiser.domain.kinds import Reach
from organiser.sync.checking import type_of
from organiser.sync.keeping import LOCKED, Keeping
from organiser.sync.knowledge import chunks
from organiser.sync.values import LOST, Codec, Keyring, codecs
from organiser.sync.wire import Row

ERASURE = "erasure"
"""Of this kind each row is looked at by itself."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How new rows of one kind become lines of its table."""

    form: Any
    """A list of what msgspec checks their fields by."""
    codec: Codec
    sealed: frozenset[str]
    names: tuple[str, ...]
    blanks: tuple[Any, ...]
    local: tuple[Any, ...]
    statement: str


def are_new(connection: Connection, records: Sequence[bytes]) -> bool:
    """Whether nothing is known here of *records*, and no change of hers to one of them waits."""
    for some, marks in chunks(records):
        found = connection.exec_driver_sql(
            " UNION ALL ".join(
                f"SELECT 1 FROM {table} WHERE record_id IN ({marks})"  # noqa: S608  (our words)
                for table in ("line_known", "outbox", "line_kept")
            ),
            some * 3,
        )
        if found.first() is not None:
            return False
    return True


def land(
    connection: Connection, kind: str, rows: Sequence[Row], keys: Keyring, kept: Keeping
) -> list[tuple[bytes, Row]] | None:
    """Write *rows* of records that are new here, and return them with their ids.

    None where one of them is not simply good; some may have been written then, and to write them
    once more does no harm.
    """
    way = _way(kind)
    if way is None or any(row.state != State.LIVE for row in rows):
        return None
    landed = [(bytes.fromhex(row.id), row) for row in rows]
    try:
        msgspec.convert([row.fields for row in rows], way.form)
        connection.exec_driver_sql(way.statement, list(_lines(way, landed, keys, kept)))
    except (msgspec.ValidationError, IntegrityError):
        return None
    return landed


def _lines(
    way: _Way, landed: Sequence[tuple[bytes, Row]], keys: Keyring, kept: Keeping
) -> Iterator[tuple[Any, ...]]:
    names, blanks, local = way.names, way.blanks, way.local
    for record, row in landed:
        fields = row.fields
        if not way.sealed.isdisjoint(fields):
            opened, locked = way.codec.opened(record, fields, keys, way.sealed)
            fields = fields | opened
            if locked:
                kept.keep((row.kind, record), LOCKED, row.fields)
        yield (record, *map(fields.get, names, blanks), *local)


def about(kind: str, landed: Sequence[tuple[bytes, Row]]) -> list[bytes]:
    """Return the people whom rows are about."""
    subject = KINDS[kind].subject
    if subject is None:
        return []
    if subject == "id":
        return [record for record, _row in landed]
    told = (row.fields.get(subject) for _record, row in landed)
    return [bytes.fromhex(person) for person in told if person]


@cache
def _way(name: str) -> _Way | None:
    codec = codecs().get(name)
    if codec is None or name == ERASURE or not _is_as_it_lies(name):
        return None
    kind = KINDS[name]
    told = {f"f{at}": column for at, column in enumerate(codec.columns)}
    checked = [(key, type_of(kind.fields[column]), None) for key, column in told.items()]
    form = msgspec.defstruct(name, checked, rename=told, forbid_unknown_fields=True, gc=False)
    return _Way(
        list[form], codec,  # type: ignore[valid-type]  # made from data
        frozenset(n for n, field in kind.fields.items() if field.reach is Reach.SEALED),
        codec.columns, tuple(map(codec.blanks.__getitem__, codec.columns)),
        tuple(codec.local.values()),
        codec.upsert_of({c: "unhex(?)" for c in codec.columns if _is_id(name, c)}),
    )  # fmt: skip


def _is_as_it_lies(name: str) -> bool:
    """Whether what is not sealed is stored as it is said, but for ids, which SQL turns."""
    fields = KINDS[name].fields
    shapes = {field.shape for field in fields.values() if field.reach is not Reach.SEALED}
    return LOST not in fields and Shape.BYTES not in shapes


def _is_id(kind: str, column: str) -> bool:
    field = KINDS[kind].fields[column]
    return field.shape is Shape.ID and field.reach is not Reach.SEALED
