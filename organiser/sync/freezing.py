"""Freezes what waits into a batch of bytes under a number.

What is frozen leaves the outbox in the same transaction: an edit made while the batch travels is a
new change, with what she was looking at as its base.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from organiser.domain.kinds import Verb
from organiser.sync.gathering import Entry, gather
from organiser.sync.offering import offers
from organiser.sync.packing import ENCODING, FRAME, packed, unpacked
from organiser.sync.values import Keyring
from organiser.sync.wire import Batch

MOST_CHANGES = 12_000
"""Of a batch: few requests for a first upload, and while one travels the next is read."""
MOST_BYTES = 8 << 20
"""Of a batch before it is packed: a quarter or less travels, well below what the wire takes."""
_WAITS = "SELECT count(*), total(act) FROM outbox WHERE number BETWEEN ? AND ?"
"""What says, for as long as it stays, that what was read of the outbox is still so: each edit of
a record that waits gives it a later act."""
_LINE = """
SELECT (SELECT count(*) FROM line_batch), (SELECT group_concat(cursor) FROM line_scope),
       (SELECT last_no || '.' || incarnation || '.' || resends || '.' || reading FROM line_state)
"""
"""The same of what was known of the records."""
Key = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A batch, and its bytes: a retry sends the same."""

    number: int
    batch: Batch
    text: bytes
    """JSON of the batch."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch that was read, and what must still be so when it is frozen."""

    batch: Batch
    text: bytes
    body: bytes
    """The text as it is kept: packed where that is worth it."""
    waiting: Sequence[Entry | int | dict[str, Any]]
    """Of each change what puts it back (`thawing.entries_of`)."""
    numbers: Sequence[int]
    """Of the rows of the outbox that it takes out; none of what is offered."""
    span: tuple[int, int]
    waits: tuple[Any, ...]
    line: tuple[Any, ...]


def frozen(connection: Connection) -> Frozen | None:
    """Return the batch that waits for its answer, if any."""
    row = connection.exec_driver_sql("SELECT number, body FROM line_batch").first()
    if row is None:
        return None
    text = unpacked(row.body, ENCODING) if row.body.startswith(FRAME) else row.body
    return Frozen(row.number, msgspec.json.decode(text, type=Batch), text)


def is_frozen(connection: Connection) -> bool:
    """Return whether a batch waits for its answer."""
    return connection.exec_driver_sql("SELECT 1 FROM line_batch").first() is not None


def on_its_way(connection: Connection) -> frozenset[Key]:
    """Return kind and id of each record in the batch that waits for its answer."""
    there = frozen(connection)
    changes = there.batch.changes if there is not None else []
    return frozenset((change.kind, bytes.fromhex(change.id)) for change in changes)


def prepare(
    connection: Connection, keys: Keyring, number: int, offset: int, *, resend: bool,
    most: int = MOST_CHANGES,
) -> Prepared | None:  # fmt: skip
    """Read the oldest edits that wait as batch *number*; None when none does, or offers go first.

    It writes nothing, and so holds nobody up; `keep` freezes it if it is still so.
    """
    if connection.exec_driver_sql("SELECT 1 FROM line_offer LIMIT 1").first() is not None:
        return None
    found = gather(connection, keys, offset, most)
    batch = Batch(number, found.changes, resend, found.mark)
    return _prepared(connection, batch, found.waiting, found.numbers, found.span)


def keep(connection: Connection, prepared: Prepared, *, is_ahead: bool = False) -> Frozen | None:
    """Freeze what was prepared; None when it is no longer so.

    *is_ahead*: it was read before the answer to the batch before it, which brought nothing.
    """
    if _waits(connection, prepared.span) != prepared.waits:
        return None
    if not is_ahead and _line(connection) != prepared.line:
        return None
    _keep(connection, prepared)
    return Frozen(prepared.batch.no, prepared.batch, prepared.text)


def freeze(
    connection: Connection, keys: Keyring, number: int, offset: int, now: int, *,
    resend: bool, most: int = MOST_CHANGES,
) -> Frozen | None:  # fmt: skip
    """Freeze the oldest changes that wait as batch *number*; None when none does.

    *offset*: by how many milliseconds headquarters' clock is ahead of ours; *now*: its time.
    """
    made, offered = offers(connection, keys, now, most)
    if made:
        prepared = _prepared(connection, Batch(number, made, resend), offered, (), (0, 0))
    else:
        prepared = prepare(connection, keys, number, offset, resend=resend, most=most)
    if prepared is None:
        return None
    _keep(connection, prepared)
    return Frozen(number, prepared.batch, prepared.text)


def wait_again(
    connection: Connection, key: Key, subject: bytes | None, verb: Verb, names: Iterable[str]
) -> None:
    """Have a change that was refused wait once more, as of the newest act."""
    connection.exec_driver_sql(
        "INSERT INTO outbox (kind, record_id, subject_id, verb, act, fields, marks) "
        "SELECT ?, ?, ?, ?, number, (SELECT json_group_object(value, mark) FROM json_each(?)), "
        "json_array(mark) FROM act ORDER BY number DESC LIMIT 1 "
        "ON CONFLICT (record_id, kind) DO UPDATE SET verb = excluded.verb "
        "WHERE excluded.verb = 'create'",
        (*key, subject, str(verb), json.dumps(list(names))),
    )


def rename(connection: Connection, kind: str, old: bytes, new: bytes) -> None:
    """Have a record that is known here by one id be known by another."""
    for statement in (
        f"UPDATE {kind} SET id = ? WHERE id = ?",
        f"UPDATE outbox SET record_id = ? WHERE record_id = ? AND kind = '{kind}'",
        f"UPDATE journal SET record_id = ? WHERE record_id = ? AND kind = '{kind}'",
    ):
        connection.exec_driver_sql(statement, (new, old))


def _prepared(
    connection: Connection, batch: Batch, waiting: Sequence[Any], numbers: Sequence[int],
    span: tuple[int, int],
) -> Prepared | None:  # fmt: skip
    text = msgspec.json.encode(batch)
    while len(batch.changes) > 1 and len(text) > MOST_BYTES:  # the rest is left for later
        some = batch.changes[: len(batch.changes) // 2]
        batch = Batch(batch.no, some, batch.resend, batch.mark)
        text = msgspec.json.encode(batch)
    if not batch.changes:
        return None
    many = len(batch.changes)
    return Prepared(
        batch, text, packed(text)[0], waiting[:many], numbers[:many], span,
        _waits(connection, span), _line(connection),
    )  # fmt: skip


def _waits(connection: Connection, span: tuple[int, int]) -> tuple[Any, ...]:
    return tuple(connection.exec_driver_sql(_WAITS, span).one())


def _line(connection: Connection) -> tuple[Any, ...]:
    return tuple(connection.exec_driver_sql(_LINE).one())


def _keep(connection: Connection, prepared: Prepared) -> None:
    connection.exec_driver_sql(
        "INSERT INTO line_batch (id, number, body, waiting) VALUES (1, ?, ?, ?)",
        (prepared.batch.no, prepared.body, msgspec.json.encode(prepared.waiting).decode()),
    )
    _take_out(connection, prepared)


def _take_out(connection: Connection, prepared: Prepared) -> None:
    """Have what is frozen wait no more."""
    numbers, waiting = prepared.numbers, prepared.waiting
    if not numbers:
        connection.exec_driver_sql(
            "DELETE FROM line_offer WHERE number = ?",
            [(entry["offer"],) for entry in waiting if isinstance(entry, dict)],
        )
    elif len(numbers) == prepared.waits[0]:
        connection.exec_driver_sql("DELETE FROM outbox WHERE number BETWEEN ? AND ?", prepared.span)
    else:
        connection.exec_driver_sql(
            "DELETE FROM outbox WHERE number = ?", [(number,) for number in numbers]
        )
    entries = [entry for entry in waiting if isinstance(entry, Entry) and entry.held]
    if entries:
        connection.exec_driver_sql(
            "DELETE FROM held_base WHERE record_id = ? AND kind = ?",
            [(bytes.fromhex(entry.record), entry.kind) for entry in entries],
        )
