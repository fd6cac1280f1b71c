"""Makes the triggers that note each change, from the models; no write path can skip them.

Each change leaves two marks: a line in the journal, so that she can take it back, and one row a
record in the outbox, so that headquarters hears of it. Both hold references, not copies: what a
record says now stands in its own table (docs/decisions/0004).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Column, Connection, LargeBinary, Table

from organiser.models import tables
from organiser.models.base import Record

_ACT = "(SELECT max(number) FROM act)"
_RANDOM = "abs(random()) % 9007199254740992"
"""53 bits: what JSON's numbers hold."""
_MARK = "(SELECT mark FROM act ORDER BY number DESC LIMIT 1)"
_ON = "(SELECT is_on FROM capture_switch)"


_AGAIN = (
    "act = excluded.act, marks = CASE WHEN json_extract(outbox.marks, '$[#-1]') = "
    "json_extract(excluded.marks, '$[0]') THEN outbox.marks "
    "ELSE json_insert(outbox.marks, '$[#]', json_extract(excluded.marks, '$[0]')) END"
)
"""What an outbox row becomes when its record changes again before it was sent."""


def records() -> tuple[type[Record], ...]:
    """Return every kind of record, parents before children."""
    by_table = {kind.__table__: kind for kind in tables.kinds()}
    kinds = (by_table[table] for table in tables.METADATA.sorted_tables)
    return tuple(kind for kind in kinds if issubclass(kind, Record))


def rebuild_triggers(connection: Connection) -> None:
    """Drop every trigger of ours and make them anew, as the models say."""
    old = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'note\\_%' ESCAPE '\\'"
    ).scalars()
    for name in list(old):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for kind in records():
        for statement in triggers_of(kind):
            connection.exec_driver_sql(statement)


def triggers_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the statements that make the triggers of one kind of record."""
    table = kind.__table__
    assert isinstance(table, Table)
    kept = [column for column in table.columns if _is_kept(kind, column)]
    synced = [column for column in kept if column.name in kind.synced_columns]
    name = table.name
    return (
        f"CREATE TRIGGER note_insert_{name} AFTER INSERT ON {name} WHEN {_ON} BEGIN "
        f"{_journal(name, 'new', 'create', 'NULL')} {_send(kind, 'new', 'create', 'NULL')} END",
        f"CREATE TRIGGER note_update_{name} AFTER UPDATE ON {name} "
        f"WHEN {_ON} AND ({_differs(kept)}) BEGIN "
        f"{_journal(name, 'new', 'update', _object(kept, only_changed=True))} END",
        f"CREATE TRIGGER note_send_{name} AFTER UPDATE ON {name} "
        f"WHEN {_ON} AND ({_differs(synced)}) BEGIN "
        f"{_send(kind, 'new', 'update', _changed_names(synced))} END",
        f"CREATE TRIGGER note_delete_{name} AFTER DELETE ON {name} WHEN {_ON} BEGIN "
        f"{_journal(name, 'old', 'delete', _object(kept, only_changed=False))} "
        f"{_send(kind, 'old', 'delete', 'NULL')} {_forget_unsent(name)} END",
    )


@contextmanager
def switched_off(connection: Connection) -> Iterator[None]:
    """Note nothing inside the block; for migrations and rows that come from headquarters.

    The switch is part of the transaction: what breaks off the block, breaks off both, and asking
    the file once more would only hide what it was.
    """
    off = connection.exec_driver_sql("UPDATE capture_switch SET is_on = 0 WHERE is_on")
    was_on = off.rowcount
    yield
    connection.exec_driver_sql("UPDATE capture_switch SET is_on = ?", (was_on,))


def bring_act(
    connection: Connection, kind: str, at_ms: int, count: int, changes: Sequence[Sequence[object]]
) -> None:
    """Note an act of another file as the newest one: kind, id, verb and image of each change.

    Whatever is written after it in the same transaction would be noted under it.
    """
    number = connection.exec_driver_sql(
        "INSERT INTO act (kind, at, count, subject, mark) "
        f"VALUES (?, ?, ?, '', {_RANDOM}) RETURNING number",
        (kind, at_ms, count),
    ).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO journal (act, kind, record_id, verb, before) VALUES (?, ?, ?, ?, ?)",
        [(number, *change) for change in changes],
    )


def insert_many(
    connection: Connection,
    kind: type[Record],
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Insert *rows* and note them in one statement each for the journal and the outbox.

    The marks are those of the triggers, at a fifth of their cost: for rows by the thousand.
    """
    if not rows:
        return
    table = kind.__tablename__
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    last = connection.exec_driver_sql(f"SELECT coalesce(max(rowid), 0) FROM {table}").scalar()
    with switched_off(connection):
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))
    for statement in _notes_of_new(kind):
        connection.exec_driver_sql(statement, (last,))


def _notes_of_new(kind: type[Record]) -> tuple[str, str]:
    table, subject = kind.__tablename__, kind.subject_column or "NULL"
    new = f"FROM {table} WHERE rowid > ? AND {_ON} ORDER BY rowid"
    return (
        "INSERT INTO journal (act, kind, record_id, verb) "
        f"SELECT {_ACT}, '{table}', id, 'create' {new}",
        "INSERT INTO outbox (kind, record_id, subject_id, verb, act, marks) "
        f"SELECT '{table}', id, {subject}, 'create', {_ACT}, json_array({_MARK}) {new} "
        f"ON CONFLICT (record_id, kind) DO UPDATE SET {_AGAIN}, {_merged('create')}",
    )


def _is_kept(kind: type[Record], column: Column[object]) -> bool:
    return column.name != "id" and column.name not in kind.derived_columns


def _journal(table: str, row: str, verb: str, before: str) -> str:
    return (
        "INSERT INTO journal (act, kind, record_id, verb, before) "
        f"VALUES ({_ACT}, '{table}', {row}.id, '{verb}', {before});"
    )


def _send(kind: type[Record], row: str, verb: str, fields: str) -> str:
    subject = f"{row}.{kind.subject_column}" if kind.subject_column else "NULL"
    return (
        "INSERT INTO outbox (kind, record_id, subject_id, verb, act, fields, marks) "
        f"VALUES ('{kind.__tablename__}', {row}.id, {subject}, '{verb}', {_ACT}, {fields}, "
        f"json_array({_MARK})) "
        f"ON CONFLICT (record_id, kind) DO UPDATE SET {_AGAIN}, {_merged(verb)};"
    )


def _merged(verb: str) -> str:
    if verb == "create":  # it was deleted before, and is back: all of it counts
        return (
            "fields = NULL, "
            "verb = CASE outbox.verb WHEN 'delete' THEN 'create' ELSE outbox.verb END"
        )
    if verb == "update":
        return "fields = json_patch(coalesce(outbox.fields, '{}'), excluded.fields)"
    return "verb = CASE outbox.verb WHEN 'create' THEN 'gone' ELSE 'delete' END, fields = NULL"


def _forget_unsent(table: str) -> str:
    """A record made and deleted before headquarters heard of it is nobody's business."""
    return f"DELETE FROM outbox WHERE record_id = old.id AND kind = '{table}' AND verb = 'gone';"


def _differs(columns: Iterable[Column[object]]) -> str:
    return " OR ".join(f'new."{c.name}" IS NOT old."{c.name}"' for c in columns)


def _object(columns: Iterable[Column[object]], *, only_changed: bool) -> str:
    parts = []
    for column in columns:
        pair = f"""',"{column.name}":' || {_json(column)}"""
        if only_changed:
            differs = f'new."{column.name}" IS NOT old."{column.name}"'
            pair = f"CASE WHEN {differs} THEN {pair} ELSE '' END"
        parts.append(f"({pair})")
    return f"'{{' || ltrim({' || '.join(parts)}, ',') || '}}'"


def _json(column: Column[object]) -> str:
    old = f'old."{column.name}"'
    if isinstance(getattr(column.type, "impl", column.type), LargeBinary):
        return f"""CASE WHEN {old} IS NULL THEN 'null' ELSE '"' || hex({old}) || '"' END"""
    return f"json_quote({old})"


def _changed_names(columns: Iterable[Column[object]]) -> str:
    parts = [
        f"""CASE WHEN new."{c.name}" IS NOT old."{c.name}" THEN ',"{c.name}":@' ELSE '' END"""
        for c in columns
    ]
    return f"replace('{{' || ltrim({' || '.join(parts)}, ',') || '}}', '@', {_MARK})"
