"""What headquarters has not heard of yet, each change with what its record says now."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, Table, select

from organiser.domain.kinds import Verb
from organiser.models.base import Record
from organiser.models.outbox import Act, PendingChange
from organiser.sync import capture


@dataclass(frozen=True, slots=True)
class Change:
    """One verb on one record: which fields, and when its author last touched it."""

    kind: str
    record_id: UUID
    subject_id: UUID | None
    verb: Verb
    stamp: datetime
    act: int
    fields: Mapping[str, Any]
    """Plain values as JSON knows them; bytes as hexadecimal."""


def pending_changes(connection: Connection) -> Iterator[Change]:
    """Yield every change that waits, in the order in which the records first changed."""
    kinds = {kind.__tablename__: kind for kind in capture.records()}
    waiting = (
        select(PendingChange, Act.at)
        .join(Act, Act.number == PendingChange.act)
        .order_by(PendingChange.number)
    )
    for row in connection.execute(waiting):
        kind = kinds[row.kind]
        fields = {} if row.verb is Verb.DELETE else _fields(connection, kind, row)
        yield Change(row.kind, row.record_id, row.subject_id, row.verb, row.at, row.act, fields)


def _fields(connection: Connection, kind: type[Record], row: Any) -> dict[str, Any]:
    table = kind.__table__
    assert isinstance(table, Table)
    changed = _changed(kind, row)
    columns = [column for column in table.columns if column.name in changed]
    if not columns:
        return {}
    names = ", ".join(f'"{column.name}"' for column in columns)
    values = connection.exec_driver_sql(
        f"SELECT {names} FROM {table.name} WHERE id = ?",  # noqa: S608  (names of the models)
        (row.record_id.bytes,),
    ).one()
    return {c.name: _plain(c.type, value) for c, value in zip(columns, values, strict=True)}


def _changed(kind: type[Record], row: Any) -> frozenset[str]:

    if row.verb is Verb.CREATE:
        return frozenset(kind.synced_columns)
    return frozenset(json.loads(row.fields))


def _plain(column_type: Any, value: Any) -> Any:
    is_bytes = isinstance(getattr(column_type, "impl", column_type), LargeBinary)
    return value.hex() if is_bytes and value is not None else value
