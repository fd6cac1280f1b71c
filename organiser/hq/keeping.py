"""Writes what a push made of a scope: records, numbers, counts, what the laptop is told again.

The object mapper has no word for it. PostgreSQL takes all of it in one statement, whose rows travel
as one JSON text: an array a column costs three times as much. SQLite takes one row after another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Stored
from organiser.hq import envelope
from organiser.hq.numbers import packed
from organiser.hq.standing import Numbers

_AT_ONCE = 2_000
_encode = msgspec.json.Encoder().encode
_COLUMNS = "scope_id, id, kind, seq, state, subject, fields, secret, versions, changed_at"
_SET = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[3:])
_PUT = f"ON CONFLICT (scope_id, id, kind) DO UPDATE SET {_SET}"
_ROWS = f"""
INSERT INTO record ({_COLUMNS})
SELECT %s::bigint, r.id, r.kind, r.seq, r.state, r.subject, r.fields, decode(r.secret, 'base64'),
       r.versions, %s::bigint
FROM json_to_recordset(%s::json) AS r(
    id uuid, kind text, seq bigint, state smallint, subject uuid, fields jsonb, secret text,
    versions jsonb
)
{_PUT}
"""
_COUNTS = """
INSERT INTO tally (scope_id, name, count)
SELECT %s::bigint, key, value::bigint FROM json_each_text(%s::json)
ON CONFLICT (scope_id, name) DO UPDATE SET count = tally.count + excluded.count
"""
_TAKEN = """
INSERT INTO device_batch (scope_id, device_id, incarnation, number, day, change_ids)
VALUES (%s::bigint, %s::integer, %s::integer, %s::bigint, %s::integer, %s)
ON CONFLICT DO NOTHING
"""
_CALLED = """
UPDATE device SET last_no = %s::bigint, last_digest = %s, last_results = %s, cursors = %s::jsonb,
       seen_at = %s, program = %s
WHERE id = %s::integer
"""
_SCOPE = "UPDATE scope SET last_seq = %s::bigint, live = %s::bigint, total = %s WHERE id = %s"
_DESK = f"WITH kept AS ({_ROWS}), counted AS ({_COUNTS}) {_SCOPE}"
_PUSH = (
    f"WITH kept AS ({_ROWS}), counted AS ({_COUNTS}), taken AS ({_TAKEN}), called AS ({_CALLED}) "
    f"{_SCOPE}"
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call with a batch, and what is kept of it to tell a retry the same."""

    device: int
    incarnation: int
    number: int
    digest: str
    results: bytes
    cursors: Mapping[str, int]
    at: datetime
    program: str
    day: int
    change_ids: Sequence[int] = field(default_factory=tuple)


def keep(
    scope: Numbers, key: bytes, records: Sequence[Stored], kinds: Mapping[str, int], now: int,
    call: Call | None = None,
) -> None:  # fmt: skip
    """Write *records* under the *key* of their committee, and how the scope stands after them.

    *kinds*: by how much the number of live records of each kind changed; *now* in milliseconds.
    """
    write = _keep_at_once if connection.vendor == "postgresql" else _keep_in_turn
    write(scope, key, records, {name: by for name, by in kinds.items() if by}, now, call)


def _keep_at_once(
    scope: Numbers, key: bytes, records: Sequence[Stored], kinds: Mapping[str, int], now: int,
    call: Call | None,
) -> None:  # fmt: skip
    said = [_line(record, key) for record in records]
    with connection.cursor() as cursor:
        while len(said) > _AT_ONCE:
            cursor.execute(_ROWS, [scope.id, now, _text(said[:_AT_ONCE])])
            del said[:_AT_ONCE]
        values: list[Any] = [scope.id, now, _text(said), scope.id, _text(kinds)]
        if call is not None:
            values += [*_taken(scope, call), *_called(call)]
        values += [scope.last_seq, scope.live, str(scope.total), scope.id]
        cursor.execute(_DESK if call is None else _PUSH, values)


def _line(record: Stored, key: bytes) -> dict[str, Any]:
    plain, secret = _parted(record, key)
    return {
        "id": record.id, "kind": record.kind, "seq": record.seq, "state": record.state,
        "subject": record.subject, "fields": plain, "secret": secret, "versions": record.versions,
    }  # fmt: skip


def _parted(record: Stored, key: bytes) -> tuple[Mapping[str, Any], bytes | None]:
    """Part what may be counted from what tells who somebody is; the latter encrypted.

    Of a field that a newer program knows, nobody here can tell: it is encrypted too.
    """
    kind = KINDS.get(record.kind)
    unknown = record.fields.keys() - (kind.fields.keys() if kind is not None else frozenset())
    identity = unknown | kind.identity if kind is not None else unknown
    if identity.isdisjoint(record.fields):
        return record.fields, None
    plain, hidden = {}, {}
    for name, value in record.fields.items():
        if name in identity:
            hidden[name] = value
        else:
            plain[name] = value
    return plain, envelope.closed(hidden, key)


def _keep_in_turn(
    scope: Numbers, key: bytes, records: Sequence[Stored], kinds: Mapping[str, int], now: int,
    call: Call | None,
) -> None:  # fmt: skip
    lines = [_row(scope, record, key, now) for record in records]
    marks = ", ".join(["%s"] * len(_COLUMNS.split(", ")))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO record ({_COLUMNS}) VALUES ({marks}) {_PUT}", lines)
        cursor.executemany(
            "INSERT INTO tally (scope_id, name, count) VALUES (%s, %s, %s) "
            "ON CONFLICT (scope_id, name) DO UPDATE SET count = tally.count + excluded.count",
            [(scope.id, name, by) for name, by in kinds.items()],
        )
        if call is not None:
            cursor.execute(_bare(_TAKEN), _taken(scope, call))
            cursor.execute(_bare(_CALLED), _called(call))
        cursor.execute(_bare(_SCOPE), [scope.last_seq, scope.live, str(scope.total), scope.id])


def _row(scope: Numbers, record: Stored, key: bytes, now: int) -> tuple[Any, ...]:
    plain, secret = _parted(record, key)
    subject = None if record.subject is None else record.subject.hex
    return (
        scope.id, record.id.hex, record.kind, record.seq, int(record.state), subject, _text(plain),
        secret, _text(record.versions), now,
    )  # fmt: skip


def _taken(scope: Numbers, call: Call) -> tuple[Any, ...]:
    return (
        scope.id, call.device, call.incarnation, call.number, call.day, packed(call.change_ids),
    )  # fmt: skip


def _called(call: Call) -> tuple[Any, ...]:
    return (
        call.number, call.digest, call.results, _text(call.cursors),
        connection.ops.adapt_datetimefield_value(call.at), call.program, call.device,
    )  # fmt: skip


def _bare(statement: str) -> str:
    """Leave out the types that only PostgreSQL asks for."""
    for name in ("bigint", "integer", "jsonb"):
        statement = statement.replace(f"::{name}", "")
    return statement


def _text(value: Any) -> str:
    return _encode(value).decode()
