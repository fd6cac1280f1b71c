"""Freezes what waits into a batch of bytes under a number.

What is frozen leaves the outbox in the same transaction: an edit made while the batch travels is a
new change, with what she was looking at as its base.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from organiser.domain.exchange.fingerprint import change_id
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act, State
from organiser.domain.kinds import Verb
from organiser.sync.offering import offers, read_rows
from organiser.sync.packing import ENCODING, FRAME, packed, unpacked
from organiser.sync.values import Fields, Keyring, Locked, codecs
from organiser.sync.wire import Batch, Change

MOST_CHANGES = 12_000
"""Of a batch: few requests for a first upload, and while one travels the next is read."""
MOST_BYTES = 8 << 20
"""Of a batch before it is packed: a quarter or less travels, well below what the wire takes."""
_AT_ONCE = 500
_WAITING = """
SELECT o.number, o.kind, o.record_id, o.subject_id, o.verb, o.fields, o.marks, a.at, o.act
FROM outbox o JOIN act a ON a.number = o.act ORDER BY o.number LIMIT ?
"""
_WAITS = "SELECT count(*), total(act) FROM outbox WHERE number BETWEEN ? AND ?"
"""What says, for as long as it stays, that what was read of the outbox is still so: each edit of
a record that waits gives it a later act."""
_LINE = """
SELECT (SELECT count(*) FROM line_batch), (SELECT group_concat(cursor) FROM line_scope),
       (SELECT last_no || '.' || incarnation || '.' || resends || '.' || reading FROM line_state)
"""
"""The same of what was known of the records."""
_KNOWN = "SELECT record_id, kind, version, state FROM line_known WHERE record_id IN ({marks})"
_HELD = "SELECT record_id, kind, field, version FROM held_base WHERE record_id IN ({marks})"
Key = tuple[str, bytes]
_fields = msgspec.json.Decoder(dict[str, int]).decode
_marks = msgspec.json.Decoder(list[int]).decode


@dataclass(frozen=True, slots=True)
class Frozen:
    """A batch, and its bytes: a retry sends the same."""

    number: int
    batch: Batch


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch that was read, and what must still be so when it is frozen."""

    batch: Batch
    body: bytes
    waiting: Sequence["_Entry | dict[str, Any]"]
    span: tuple[int, int]
    waits: tuple[Any, ...]
    line: tuple[Any, ...]


class _Waiting(NamedTuple):
    """One row of the outbox."""

    number: int
    kind: str
    record: bytes
    subject: bytes | None
    verb: str
    said: str | None
    """JSON, as it lies there."""
    told: str
    at: int
    act: int

    @property
    def key(self) -> Key:
        return (self.kind, self.record)

    @property
    def fields(self) -> Mapping[str, int]:
        return _fields(self.said) if self.said else {}

    @property
    def marks(self) -> list[int]:
        return _marks(self.told)


class _Entry(msgspec.Struct):
    """What puts a row back: as it waited, and what she was looking at."""

    number: int
    kind: str
    record: str
    subject: str | None
    verb: str
    fields: msgspec.Raw
    marks: msgspec.Raw
    act: int
    held: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Base:
    """What was known of a record when it was last changed here."""

    version: int
    state: State
    held: Mapping[str, int]


_NEW = _Base(0, State.LIVE, {})
_NOTHING = msgspec.Raw(b"{}")


def frozen(connection: Connection) -> Frozen | None:
    """Return the batch that waits for its answer, if any."""
    row = connection.exec_driver_sql("SELECT number, body FROM line_batch").first()
    return None if row is None else Frozen(row.number, _decode(row.body))


def is_frozen(connection: Connection) -> bool:
    """Return whether a batch waits for its answer."""
    return connection.exec_driver_sql("SELECT 1 FROM line_batch").first() is not None


def on_its_way(connection: Connection) -> frozenset[Key]:
    """Return kind and id of each record in the batch that waits for its answer."""
    row = connection.exec_driver_sql("SELECT waiting FROM line_batch").first()
    entries = json.loads(row.waiting) if row is not None else []
    return frozenset((entry["kind"], bytes.fromhex(entry["record"])) for entry in entries)


def prepare(
    connection: Connection, keys: Keyring, number: int, offset: int, *, resend: bool,
    most: int = MOST_CHANGES,
) -> Prepared | None:  # fmt: skip
    """Read the oldest edits that wait as batch *number*; None when none does, or offers go first.

    It writes nothing, and so holds nobody up; `keep` freezes it if it is still so.
    """
    if connection.exec_driver_sql("SELECT 1 FROM line_offer LIMIT 1").first() is not None:
        return None
    mark, made, waiting, span = _edits(connection, keys, offset, most)
    return _prepared(connection, Batch(number, made, resend, mark), waiting, span)


def keep(connection: Connection, prepared: Prepared, *, is_ahead: bool = False) -> Frozen | None:
    """Freeze what was prepared; None when it is no longer so.

    *is_ahead*: it was read before the answer to the batch before it, which brought nothing.
    """
    if _waits(connection, prepared.span) != prepared.waits:
        return None
    if not is_ahead and _line(connection) != prepared.line:
        return None
    _keep(connection, prepared)
    return Frozen(prepared.batch.no, prepared.batch)


def freeze(
    connection: Connection, keys: Keyring, number: int, offset: int, now: int, *,
    resend: bool, most: int = MOST_CHANGES,
) -> Frozen | None:  # fmt: skip
    """Freeze the oldest changes that wait as batch *number*; None when none does.

    *offset*: by how many milliseconds headquarters' clock is ahead of ours; *now*: its time.
    """
    made, offered = offers(connection, keys, now, most)
    if made:
        prepared = _prepared(connection, Batch(number, made, resend), offered, (0, 0))
    else:
        prepared = prepare(connection, keys, number, offset, resend=resend, most=most)
    if prepared is None:
        return None
    _keep(connection, prepared)
    return Frozen(number, prepared.batch)


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
    connection: Connection, batch: Batch, waiting: Sequence[Any], span: tuple[int, int]
) -> Prepared | None:
    body = msgspec.json.encode(batch)
    while len(batch.changes) > 1 and len(body) > MOST_BYTES:  # the rest is left for later
        some = batch.changes[: len(batch.changes) // 2]
        batch = Batch(batch.no, some, batch.resend, batch.mark)
        body = msgspec.json.encode(batch)
    if not batch.changes:
        return None
    if len(batch.changes) < len(waiting):
        waiting = waiting[: len(batch.changes)]
    return Prepared(
        batch, packed(body)[0], waiting, span, _waits(connection, span), _line(connection)
    )


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


def _edits(
    connection: Connection, keys: Keyring, offset: int, most: int
) -> tuple[int, list[Change], list[_Entry], tuple[int, int]]:
    rows = [_Waiting(*row) for row in connection.exec_driver_sql(_WAITING, (most,)).all()]
    bases = _bases(connection, [row.record for row in rows])
    said = _values(connection, rows, keys)
    told = Counter(row.told for row in rows).most_common(1)
    mark = marks[0] if told and len(marks := _marks(told[0][0])) == 1 else 0
    made, waiting = [], []
    for row in rows:
        fields = said.get(row.key)
        if fields is None and row.verb != Verb.DELETE:
            continue  # sealed, and the committee's key is not here yet: it waits
        base = bases.get(row.key, _unknown(row))
        made.append(_change(row, base, fields or {}, offset, mark))
        waiting.append(_entry(row, base))
    return mark, made, waiting, (rows[0].number, rows[-1].number) if rows else (0, 0)


def _unknown(row: _Waiting) -> _Base:
    """Of what is not known: new, or else gone since; an edit alone must not make half a record."""
    return _Base(1 if row.verb == Verb.UPDATE else 0, State.LIVE, {})


def _change(row: _Waiting, base: _Base, fields: Fields, offset: int, mark: int) -> Change:
    record = base.held.get(OTHERS, base.version)
    bases = {
        name: version for name, version in base.held.items() if name in fields and version != record
    }
    marks = row.marks
    return Change(
        row.kind, row.record.hex(), str(_act(row, base)), record, row.at + offset, fields,
        [] if marks == [mark] else [change_id(each, row.kind, row.record) for each in marks], bases,
        row.subject.hex() if row.subject and KINDS[row.kind].subject else None,
        _said_marks(row, marks) if len(marks) > 1 else {},
    )  # fmt: skip


def _act(row: _Waiting, base: _Base) -> Act:
    if row.verb == Verb.DELETE:
        return Act.DELETE
    is_back = base.state is State.DELETED and OTHERS not in base.held
    return Act.RESTORE if row.verb == Verb.CREATE and is_back else Act.PUT


def _said_marks(row: _Waiting, marks: Sequence[int]) -> dict[str, int]:
    known = set(marks)
    return {
        name: change_id(mark, row.kind, row.record)
        for name, mark in row.fields.items()
        if mark in known
    }


def _values(connection: Connection, rows: Iterable[_Waiting], keys: Keyring) -> dict[Key, Fields]:
    """Return what each record says now, of the columns that changed; without what is locked."""
    by_kind: dict[str, dict[bytes, _Waiting]] = {}
    for row in rows:
        if row.verb != Verb.DELETE:
            by_kind.setdefault(row.kind, {})[row.record] = row
    found: dict[Key, Fields] = {}
    for kind, wanted in by_kind.items():
        codec = codecs()[kind]
        for record, *values in read_rows(connection, codec, list(wanted)):
            row = wanted[record]
            with suppress(Locked):
                if row.verb == Verb.CREATE:
                    found[kind, record] = codec.told_new(record, values, keys)
                else:
                    found[kind, record] = codec.told(record, values, keys, row.fields)
    return found


def _bases(connection: Connection, records: Sequence[bytes]) -> dict[Key, _Base]:
    bases: dict[Key, _Base] = {}
    held: dict[Key, dict[str, int]] = {}
    for start in range(0, len(records), _AT_ONCE):
        some = tuple(records[start : start + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        for record, kind, name, version in connection.exec_driver_sql(
            _HELD.format(marks=marks), some
        ):
            held.setdefault((kind, record), {})[name] = version
        for record, kind, version, state in connection.exec_driver_sql(
            _KNOWN.format(marks=marks), some
        ):
            key = (kind, record)
            bases[key] = _Base(version, State(state), held.get(key, {}))
    return bases


def _entry(row: _Waiting, base: _Base) -> _Entry:
    return _Entry(
        row.number, row.kind, row.record.hex(), row.subject.hex() if row.subject else None,
        row.verb, msgspec.Raw(row.said.encode()) if row.said else _NOTHING,
        msgspec.Raw(row.told.encode()), row.act, base.held,
    )  # fmt: skip


def _take_out(connection: Connection, prepared: Prepared) -> None:
    """Have what is frozen wait no more."""
    entries = [entry for entry in prepared.waiting if isinstance(entry, _Entry)]
    if len(entries) < len(prepared.waiting):
        connection.exec_driver_sql(
            "DELETE FROM line_offer WHERE number = ?",
            [(entry["offer"],) for entry in prepared.waiting if isinstance(entry, dict)],
        )
    elif len(entries) == prepared.waits[0]:
        connection.exec_driver_sql("DELETE FROM outbox WHERE number BETWEEN ? AND ?", prepared.span)
    else:
        connection.exec_driver_sql(
            "DELETE FROM outbox WHERE number = ?", [(entry.number,) for entry in entries]
        )
    held = [(bytes.fromhex(entry.record), entry.kind) for entry in entries if entry.held]
    if held:
        connection.exec_driver_sql("DELETE FROM held_base WHERE record_id = ? AND kind = ?", held)


def _decode(body: bytes) -> Batch:
    """Return the batch of *body*, whose bytes are packed where that was worth it."""
    raw = unpacked(body, ENCODING) if body.startswith(FRAME) else body
    return msgspec.json.decode(raw, type=Batch)
