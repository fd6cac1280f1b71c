"""Reads and writes the records of one scope: by the thousand, in few statements.

The object mapper has no word for what is needed here (an upsert of arrays, a page in the order of
a scope), so this one room speaks SQL. PostgreSQL takes arrays, SQLite one row after another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import State, Stored, Version
from organiser.hq import envelope

_COLUMNS = "id, kind, seq, state, subject, fields, secret, versions, changed_at"
_READ = "id, kind, seq, state, subject, fields, secret, versions"
_TYPES = ("uuid", "text", "bigint", "smallint", "uuid", "jsonb", "bytea", "jsonb", "bigint")
_SET = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[2:])
_AT_ONCE = 400
_encode = msgspec.json.Encoder().encode
_fields = msgspec.json.Decoder(dict[str, Any]).decode
_versions = msgspec.json.Decoder(dict[str, Version]).decode
Key = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of one scope, with the key that opens them."""

    scope: int
    key: bytes

    def read(self, ids: Iterable[UUID]) -> dict[Key, Stored]:
        """Return the records that bear one of *ids*, by kind and id."""
        found: dict[Key, Stored] = {}
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            where, values = _one_of("id", wanted[start : start + _AT_ONCE])
            found.update(self._found(where, values))
        return found

    def about(self, subject: UUID) -> dict[Key, Stored]:
        """Return the records about one person."""
        return self._found("subject = %s", [_id(subject)])

    def page(self, after: int, limit: int, *, tombstones: bool = True) -> list[Stored]:
        """Return at most *limit* records changed after version *after*, in that order."""
        where = "seq > %s" if tombstones else f"seq > %s AND state = {int(State.LIVE)}"
        found = self._found(f"{where} ORDER BY seq LIMIT %s", [after, limit])
        return list(found.values())

    def write(self, records: Sequence[Stored], now: int) -> None:
        """Write *records* as they stand; *now* in milliseconds."""
        lines = [self._line(record, now) for record in records]
        if not lines:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                marks = ", ".join(f"%s::{kind}[]" for kind in _TYPES)
                cursor.execute(
                    f"INSERT INTO record (scope_id, {_COLUMNS}) SELECT %s, * FROM unnest({marks}) "
                    f"ON CONFLICT (scope_id, id, kind) DO UPDATE SET {_SET}",
                    [self.scope, *map(list, zip(*lines, strict=True))],
                )
            else:
                marks = ", ".join(["%s"] * (len(_TYPES) + 1))
                cursor.executemany(
                    f"INSERT INTO record (scope_id, {_COLUMNS}) VALUES ({marks}) "
                    f"ON CONFLICT (scope_id, id, kind) DO UPDATE SET {_SET}",
                    [(self.scope, *line) for line in lines],
                )

    def _found(self, where: str, values: Sequence[Any]) -> dict[Key, Stored]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_READ} FROM record WHERE scope_id = %s AND {where}", [self.scope, *values]
            )
            rows = cursor.fetchall()
        stored = map(self._stored, rows)
        return {(each.kind, each.id): each for each in stored}

    def _line(self, record: Stored, now: int) -> tuple[Any, ...]:
        kind = KINDS.get(record.kind)
        identity = kind.identity if kind is not None else frozenset(record.fields)
        plain = {n: v for n, v in record.fields.items() if n not in identity}
        hidden = {n: v for n, v in record.fields.items() if n in identity}
        versions = {name: [*version] for name, version in record.versions.items()}
        subject = None if record.subject is None else _id(record.subject)
        return (
            _id(record.id), record.kind, record.seq, int(record.state), subject,
            _encode(plain).decode(), envelope.closed(hidden, self.key),
            _encode(versions).decode(), now,
        )  # fmt: skip

    def _stored(self, row: tuple[Any, ...]) -> Stored:
        record_id, kind, seq, state, subject, fields, secret, versions = row
        return Stored(
            kind, _uuid(record_id), seq, State(state), None if subject is None else _uuid(subject),
            {**_fields(fields), **envelope.opened(secret, self.key)}, _versions(versions),
        )  # fmt: skip


def remember_changes(scope: int, device: int, change_ids: Sequence[int], day: int) -> None:
    """Note that these edits of a laptop were taken."""
    if not change_ids:
        return
    head = "INSERT INTO device_change (scope_id, device_id, change_id, day) "
    tail = " ON CONFLICT DO NOTHING"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"{head} SELECT %s, %s, id, %s FROM unnest(%s::bigint[]) AS id{tail}",
                [scope, device, day, list(change_ids)],
            )
        else:
            cursor.executemany(
                f"{head} VALUES (%s, %s, %s, %s){tail}",
                [(scope, device, change_id, day) for change_id in change_ids],
            )


def known_changes(scope: int, device: int, change_ids: Sequence[int]) -> frozenset[int]:
    """Return those of *change_ids* that were taken from this laptop before."""
    known: set[int] = set()
    with connection.cursor() as cursor:
        for start in range(0, len(change_ids), _AT_ONCE):
            where, values = _one_of("change_id", change_ids[start : start + _AT_ONCE])
            cursor.execute(
                "SELECT change_id FROM device_change "
                f"WHERE scope_id = %s AND device_id = %s AND {where}",
                [scope, device, *values],
            )
            known.update(change_id for (change_id,) in cursor.fetchall())
    return frozenset(known)


def count_kinds(scope: int, changes: Mapping[str, int]) -> None:
    """Keep up how many live records of each kind there are."""
    moved = [(scope, name, by) for name, by in sorted(changes.items()) if by]
    if not moved:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO tally (scope_id, name, count) VALUES (%s, %s, %s) "
            "ON CONFLICT (scope_id, name) DO UPDATE SET count = tally.count + excluded.count",
            moved,
        )


def _one_of(column: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        kind = "uuid" if column == "id" else "bigint"
        return f"{column} = ANY(%s::{kind}[])", [[_id(v) if column == "id" else v for v in values]]
    marks = ", ".join(["%s"] * len(values))
    return f"{column} IN ({marks})", [_id(v) if column == "id" else v for v in values]


def _id(value: UUID) -> str:
    return value.hex


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)
