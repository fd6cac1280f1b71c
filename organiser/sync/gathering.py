"""Reads what waits as changes: of each record what it says now, and what she was looking at.

Most of a great batch are new records of one act that nobody knows yet. They are read and said a
kind at a time; whatever else waits is looked at by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from organiser.domain.exchange.fingerprint import change_id
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act, State
from organiser.domain.kinds import Verb
from organiser.sync.offering import read_rows
from organiser.sync.saying import columns_of, said_new
from organiser.sync.values import Fields, Keyring, Locked, codecs
from organiser.sync.wire import Change

_WAITING = """
SELECT o.number, o.kind, o.record_id, o.subject_id, o.verb, o.fields, o.marks, a.at, o.act,
       k.version, k.state
FROM outbox o JOIN act a ON a.number = o.act
LEFT JOIN line_known k ON k.record_id = o.record_id AND k.kind = o.kind
ORDER BY o.number LIMIT ?
"""
_HELD = """
SELECT h.kind, h.record_id, h.field, h.version
FROM held_base h JOIN outbox o ON o.record_id = h.record_id AND o.kind = h.kind
WHERE o.number BETWEEN ? AND ?
"""
_NEW = """
SELECT t.id, {columns} FROM outbox o CROSS JOIN {kind} t ON t.id = o.record_id
WHERE o.number BETWEEN ? AND ? AND o.kind = '{kind}' AND o.verb = 'create'
"""
_CREATE, _PUT = str(Verb.CREATE), str(Act.PUT)
Key = tuple[str, bytes]
_fields = msgspec.json.Decoder(dict[str, int]).decode
_marks = msgspec.json.Decoder(list[int]).decode
_NOTHING = msgspec.Raw(b"{}")


class Entry(msgspec.Struct, omit_defaults=True):
    """What puts a row back: as it waited, and what she was looking at."""

    kind: str
    record: str
    act: int
    marks: msgspec.Raw
    verb: str
    subject: str | None = None
    fields: msgspec.Raw = _NOTHING
    held: Mapping[str, int] = {}


@dataclass(slots=True)
class Gathered:
    """What was read of the outbox: changes, and what puts each back."""

    mark: int = 0
    """Of the act that made most of them; they give no number of their own."""
    span: tuple[int, int] = (0, 0)
    changes: list[Change] = field(default_factory=list)
    waiting: list[Entry | int] = field(default_factory=list)
    """A bare number: the act of a new record, of which its change tells the rest."""
    numbers: list[int] = field(default_factory=list)
    """Of the rows of the outbox that became changes."""


class _Waiting(NamedTuple):
    """One row of the outbox, and what is known of its record; None where nothing is."""

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
    version: int | None
    state: int | None

    @property
    def key(self) -> Key:
        return (self.kind, self.record)

    @property
    def fields(self) -> Mapping[str, int]:
        return _fields(self.said) if self.said else {}

    @property
    def marks(self) -> list[int]:
        return _marks(self.told)


@dataclass(frozen=True, slots=True)
class _Base:
    """What was known of a record when it was last changed here."""

    version: int
    state: State
    held: Mapping[str, int]


def gather(connection: Connection, keys: Keyring, offset: int, most: int) -> Gathered:
    """Read the oldest *most* edits that wait; what is sealed waits on, without the key.

    *offset*: by how many milliseconds headquarters' clock is ahead of ours.
    """
    rows = _fetched(connection, _WAITING, (most,))
    if not rows:
        return Gathered()
    told, mark = _most_common(row[6] for row in rows)
    found = Gathered(mark, (rows[0][0], rows[-1][0]))
    said = _values(connection, rows, keys, found.span)
    held = _held(connection, found.span)
    about = {name: kind.subject is not None for name, kind in KINDS.items()}
    for row in rows:
        number, kind, record, subject, verb, written, its_told, at, act, version, _state = row
        fields: Any = said.get((kind, record))
        if fields is None and verb != Verb.DELETE:
            continue  # sealed, and the committee's key is not here yet: it waits
        found.numbers.append(number)
        is_new = verb == _CREATE and version is None and not written and its_told == told
        if not (is_new and mark) or (subject is not None) > about[kind]:
            _look_at(_Waiting(*row), fields, held, offset, found)
            continue
        whom = subject.hex() if subject else None
        found.changes.append(Change(kind, record.hex(), _PUT, 0, at + offset, fields, [], {}, whom))
        found.waiting.append(act)
    return found


def _look_at(
    row: _Waiting, said: Any, held: Mapping[Key, Mapping[str, int]], offset: int, found: Gathered
) -> None:
    base = _base(row, held)
    fields: Fields = {} if said is None else dict(msgspec.to_builtins(said))
    found.changes.append(_change(row, base, fields, offset, found.mark))
    found.waiting.append(_entry(row, base))


def _most_common(told: Iterable[str]) -> tuple[str, int]:
    """Return what most rows tell of their acts, and its mark; 0 where they tell of several."""
    ((most, _many),) = Counter(told).most_common(1)
    marks = _marks(most)
    return most, marks[0] if len(marks) == 1 else 0


def _base(row: _Waiting, held: Mapping[Key, Mapping[str, int]]) -> _Base:
    if row.version is None:
        return _unknown(row)
    return _Base(row.version, State(row.state or 0), held.get(row.key, {}))


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


def _values(
    connection: Connection, rows: Sequence[tuple[Any, ...]], keys: Keyring, span: tuple[int, int]
) -> dict[Key, Any]:
    """Return what each record says now, of the columns that changed; without what is locked."""
    found: dict[Key, Any] = {}
    edited: dict[str, dict[bytes, _Waiting]] = {}
    for row in rows:
        if row[4] not in {_CREATE, Verb.DELETE}:
            edited.setdefault(row[1], {})[row[2]] = _Waiting(*row)
    for kind in {row[1] for row in rows if row[4] == _CREATE}:
        made = _fetched(connection, _NEW.format(kind=kind, columns=columns_of(kind)), span)
        found.update(((kind, record), said) for record, said in said_new(kind, made, keys))
    for kind, wanted in edited.items():
        codec = codecs()[kind]
        for record, *values in read_rows(connection, codec, list(wanted)):
            with suppress(Locked):
                found[kind, record] = codec.told(record, values, keys, wanted[record].fields)
    return found


def _held(connection: Connection, span: tuple[int, int]) -> dict[Key, dict[str, int]]:
    held: dict[Key, dict[str, int]] = {}
    for kind, record, name, version in _fetched(connection, _HELD, span):
        held.setdefault((kind, record), {})[name] = version
    return held


def _entry(row: _Waiting, base: _Base) -> Entry:
    return Entry(
        row.kind, row.record.hex(), row.act, msgspec.Raw(row.told.encode()), row.verb,
        row.subject.hex() if row.subject else None,
        msgspec.Raw(row.said.encode()) if row.said else _NOTHING, base.held,
    )  # fmt: skip


def _fetched(
    connection: Connection, statement: str, values: tuple[Any, ...]
) -> Sequence[tuple[Any, ...]]:
    """Return the rows as the driver has them: what SQLAlchemy makes of each costs as much again."""
    return connection.exec_driver_sql(statement, values).cursor.fetchall()
