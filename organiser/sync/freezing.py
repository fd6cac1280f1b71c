"""Freezes what waits into a batch of bytes under a number, and thaws it when it must be cut.

What is frozen leaves the outbox in the same transaction: an edit made while the batch travels is a
new change, with what she was looking at as its base.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, Act, State
from organiser.domain.kinds import Verb
from organiser.sync.values import Codec, Fields, Keyring, Locked, codecs, without_blanks
from organiser.sync.wire import Batch, Change

MOST_CHANGES = 10_000
MOST_BYTES = 8 << 20
"""Of a batch before it is packed: a quarter or less travels, well below what the wire takes."""
_AT_ONCE = 500
_WAITING = """
SELECT o.number, o.kind, o.record_id, o.subject_id, o.verb, o.fields, o.marks, a.at, o.act
FROM outbox o JOIN act a ON a.number = o.act ORDER BY o.number LIMIT ?
"""
_OFFERS = "SELECT number, kind, record_id, act, versions FROM line_offer ORDER BY number LIMIT ?"
_KNOWN = "SELECT record_id, kind, version, state FROM line_known WHERE record_id IN ({marks})"
_HELD = "SELECT record_id, kind, field, version FROM held_base WHERE record_id IN ({marks})"
Key = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A batch, and its bytes: a retry sends the same."""

    number: int
    batch: Batch


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One row of the outbox."""

    number: int
    kind: str
    record: bytes
    subject: bytes | None
    verb: Verb
    fields: Mapping[str, int]
    marks: Sequence[int]
    at: int
    act: int

    @property
    def key(self) -> Key:
        return (self.kind, self.record)


@dataclass(frozen=True, slots=True)
class _Base:
    """What was known of a record when it was last changed here."""

    version: int
    state: State
    held: Mapping[str, int]


def frozen(connection: Connection) -> Frozen | None:
    """Return the batch that waits for its answer, if any."""
    row = connection.exec_driver_sql("SELECT number, body FROM line_batch").first()
    return None if row is None else Frozen(row.number, _decode(row.body))


def on_its_way(connection: Connection) -> frozenset[Key]:
    """Return kind and id of each record in the batch that waits for its answer."""
    row = connection.exec_driver_sql("SELECT waiting FROM line_batch").first()
    entries = json.loads(row.waiting) if row is not None else []
    return frozenset((entry["kind"], bytes.fromhex(entry["record"])) for entry in entries)


def freeze(
    connection: Connection, keys: Keyring, number: int, offset: int, now: int, *,
    resend: bool, most: int = MOST_CHANGES,
) -> Frozen | None:  # fmt: skip
    """Freeze the oldest changes that wait as batch *number*; None when none does.

    *offset*: by how many milliseconds headquarters' clock is ahead of ours; *now*: its time.
    """
    made, waiting = _offers(connection, keys, now, most)
    if not made:
        made, waiting = _edits(connection, keys, offset, most)
    made, waiting = _within(made, waiting)
    if not made:
        return None
    batch = Batch(number, made, resend)
    connection.exec_driver_sql(
        "INSERT INTO line_batch (id, number, body, waiting) VALUES (1, ?, ?, ?)",
        (number, msgspec.json.encode(batch), json.dumps(waiting)),
    )
    _take_out(connection, waiting)
    return Frozen(number, batch)


def thaw(connection: Connection) -> None:
    """Put what was frozen back where it waited; what changed since is one change with it."""
    row = connection.exec_driver_sql("SELECT waiting FROM line_batch").first()
    if row is None:
        return
    for entry in json.loads(row.waiting):
        _put_back(connection, entry)
    connection.exec_driver_sql("DELETE FROM line_batch")


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


def change_id(mark: int, kind: str, record: bytes) -> int:
    """Return the number by which headquarters knows one edit, in whatever life of the file."""
    data = mark.to_bytes(8, "big") + kind.encode() + record
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 11


def _edits(
    connection: Connection, keys: Keyring, offset: int, most: int
) -> tuple[list[Change], list[dict[str, Any]]]:
    rows = [_waiting(row) for row in connection.exec_driver_sql(_WAITING, (most,))]
    bases = _bases(connection, [row.record for row in rows])
    said = _values(connection, rows, keys)
    made, waiting = [], []
    for row in rows:
        if row.verb is not Verb.DELETE and row.key not in said:
            continue  # sealed, and the committee's key is not here yet: it waits
        base = bases.get(row.key, _unknown(row))
        made.append(_change(row, base, said.get(row.key, {}), offset))
        waiting.append(_entry(row, base))
    return made, waiting


def _unknown(row: _Waiting) -> _Base:
    """Of what is not known: new, or else gone since; an edit alone must not make half a record."""
    return _Base(1 if row.verb is Verb.UPDATE else 0, State.LIVE, {})


def _change(row: _Waiting, base: _Base, fields: Fields, offset: int) -> Change:
    record = base.held.get(OTHERS, base.version)
    bases = {
        name: version for name, version in base.held.items() if name in fields and version != record
    }
    return Change(
        row.kind, row.record.hex(), str(_act(row, base)), record, row.at + offset, fields,
        [change_id(mark, row.kind, row.record) for mark in row.marks], bases,
        row.subject.hex() if row.subject and KINDS[row.kind].subject else None,
        _marks(row),
    )  # fmt: skip


def _act(row: _Waiting, base: _Base) -> Act:
    if row.verb is Verb.DELETE:
        return Act.DELETE
    is_back = base.state is State.DELETED and OTHERS not in base.held
    return Act.RESTORE if row.verb is Verb.CREATE and is_back else Act.PUT


def _marks(row: _Waiting) -> dict[str, int]:
    if len(row.marks) < 2:
        return {}
    known = set(row.marks)
    return {
        name: change_id(mark, row.kind, row.record)
        for name, mark in row.fields.items()
        if mark in known
    }


def _values(connection: Connection, rows: Iterable[_Waiting], keys: Keyring) -> dict[Key, Fields]:
    """Return what each record says now, of the columns that changed; without what is locked."""
    by_kind: dict[str, dict[bytes, _Waiting]] = {}
    for row in rows:
        if row.verb is not Verb.DELETE:
            by_kind.setdefault(row.kind, {})[row.record] = row
    found: dict[Key, Fields] = {}
    for kind, wanted in by_kind.items():
        codec = codecs()[kind]
        for record, values in _read(connection, codec, list(wanted)):
            try:
                found[kind, record] = _said(codec, wanted[record], record, values, keys)
            except Locked:
                continue
    return found


def _said(
    codec: Codec, row: _Waiting, record: bytes, values: Sequence[Any], keys: Keyring
) -> Fields:
    if row.verb is Verb.CREATE:
        return without_blanks(codec.name, codec.told(UUID(bytes=record), values, keys))
    return codec.told(UUID(bytes=record), values, keys, row.fields)


def _read(
    connection: Connection, codec: Codec, records: Sequence[bytes]
) -> Iterable[tuple[bytes, Sequence[Any]]]:
    names = ", ".join(f'"{name}"' for name in codec.columns)
    for start in range(0, len(records), _AT_ONCE):
        some = records[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for record, *values in connection.exec_driver_sql(
            f"SELECT id, {names} FROM {codec.name} WHERE id IN ({marks})", tuple(some)
        ):
            yield record, values


def _offers(
    connection: Connection, keys: Keyring, now: int, most: int
) -> tuple[list[Change], list[dict[str, Any]]]:
    rows = connection.exec_driver_sql(_OFFERS, (most,)).all()
    made, waiting = [], []
    for number, kind, record, act, said in rows:
        versions: dict[str, int] = json.loads(said)
        base, fields = versions.pop(OTHERS, 0), Fields()
        if act == Act.OFFER:
            fields, base, versions = _offered(connection, kind, record, keys, base, versions)
        waiting.append({"offer": number, "kind": kind, "record": record.hex(), "act": act,
                        "versions": said})  # fmt: skip
        made.append(
            Change(
                kind, record.hex(), act, base, now, fields, [], versions,
                _subject(connection, kind, record),
            )
        )  # fmt: skip
    return made, waiting


def _offered(
    connection: Connection, kind: str, record: bytes, keys: Keyring, base: int,
    versions: dict[str, int],
) -> tuple[Fields, int, dict[str, int]]:  # fmt: skip
    """Return what is offered of a record, and in which versions.

    What she wrote since is no part of it: it is sent as her edit, by who had seen what is offered.
    Nor is what is sealed by a key that is not here.
    """
    codec = codecs()[kind]
    rows = list(_read(connection, codec, [record]))
    waits = connection.exec_driver_sql(
        "SELECT verb, fields FROM outbox WHERE record_id = ? AND kind = ?", (record, kind)
    ).first()
    if not rows or (waits is not None and waits.verb != Verb.UPDATE):
        return {}, base, {}
    left = frozenset(json.loads(waits.fields)) if waits is not None else frozenset[str]()
    if keys.key is None:
        left |= KINDS[kind].sealed
    names = frozenset(codec.columns if base else versions) - left
    fields = codec.told(UUID(bytes=record), rows[0][1], keys, names) if names else {}
    if base and left:
        return fields, 1, {name: versions.get(name, base) for name in names}
    return fields, base, {name: versions[name] for name in names if name in versions}


def _subject(connection: Connection, kind: str, record: bytes) -> str | None:
    column = KINDS[kind].subject
    if column is None:
        return None
    if column == "id":
        return record.hex()
    found = connection.exec_driver_sql(
        f"SELECT {column} FROM {kind} WHERE id = ?",
        (record,),
    ).scalar()
    return found.hex() if found else None


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


def _waiting(row: Any) -> _Waiting:
    number, kind, record, subject, verb, fields, marks, at, act = row
    return _Waiting(
        number, kind, record, subject, Verb(verb), json.loads(fields or "{}"),
        json.loads(marks), at, act,
    )  # fmt: skip


def _entry(row: _Waiting, base: _Base) -> dict[str, Any]:
    """What puts a row back: as it waited, and what she was looking at."""
    return {
        "number": row.number, "kind": row.kind, "record": row.record.hex(),
        "subject": row.subject.hex() if row.subject else None, "verb": str(row.verb),
        "fields": dict(row.fields), "marks": list(row.marks), "act": row.act,
        "held": dict(base.held),
    }  # fmt: skip


def _within(
    made: list[Change], waiting: list[dict[str, Any]]
) -> tuple[list[Change], list[dict[str, Any]]]:
    """Leave for later what would make the batch too large."""
    while len(made) > 1 and len(msgspec.json.encode(made)) > MOST_BYTES:
        made = made[: len(made) // 2]
    return made, waiting[: len(made)]


def _take_out(connection: Connection, waiting: Iterable[Mapping[str, Any]]) -> None:
    for entry in waiting:
        if "offer" in entry:
            connection.exec_driver_sql("DELETE FROM line_offer WHERE number = ?", (entry["offer"],))
            continue
        connection.exec_driver_sql("DELETE FROM outbox WHERE number = ?", (entry["number"],))
        if entry["held"]:
            connection.exec_driver_sql(
                "DELETE FROM held_base WHERE record_id = ? AND kind = ?",
                (bytes.fromhex(entry["record"]), entry["kind"]),
            )


def _put_back(connection: Connection, entry: Mapping[str, Any]) -> None:
    record = bytes.fromhex(entry["record"])
    if "offer" in entry:
        connection.exec_driver_sql(
            "INSERT INTO line_offer (kind, record_id, act, versions) VALUES (?, ?, ?, ?)",
            (entry["kind"], record, entry["act"], entry["versions"]),
        )
        return
    later = connection.exec_driver_sql(
        "SELECT number, verb, fields, marks, act, subject_id FROM outbox "
        "WHERE record_id = ? AND kind = ?",
        (record, entry["kind"]),
    ).first()
    subject = bytes.fromhex(entry["subject"]) if entry["subject"] else None
    verb, fields, marks, act = entry["verb"], entry["fields"], entry["marks"], entry["act"]
    if later is not None:
        verb = _both(Verb(verb), Verb(later.verb))
        fields = {**fields, **json.loads(later.fields or "{}")}
        marks, act = [*marks, *json.loads(later.marks)], later.act
        connection.exec_driver_sql("DELETE FROM outbox WHERE number = ?", (later.number,))
    connection.exec_driver_sql(
        "INSERT INTO outbox (kind, record_id, subject_id, verb, act, fields, marks) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry["kind"], record, subject, str(verb), act,
         json.dumps(fields) if fields else None, json.dumps(marks)),
    )  # fmt: skip
    for name, version in entry["held"].items():
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO held_base (record_id, kind, field, version) VALUES (?, ?, ?, ?)",
            (record, entry["kind"], name, version),
        )


def _both(first: Verb, then: Verb) -> Verb:
    """Return what two changes of one record are together."""
    if then is Verb.UPDATE:
        return first
    return then


def _decode(body: bytes) -> Batch:
    return msgspec.json.decode(body, type=Batch)
