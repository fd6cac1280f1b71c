"""Makes the triggers that note each change, from the models; no write path can skip them.

Each change leaves two marks: a line in the journal, so that she can take it back, and one row a
record in the outbox, so that headquarters hears of it. Both hold references, not copies: what a
record says now stands in its own table (docs/decisions/0004).
"""

import json
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
_MADE = "CASE outbox.verb WHEN 'delete' THEN 'create' ELSE outbox.verb END"
"""What the verb of such a row becomes when its record is made once more: all of it counts."""
_NOTED = """
CREATE VIEW noted AS SELECT NULL AS kind, NULL AS record_id, NULL AS subject_id, NULL AS verb,
                            NULL AS before, NULL AS local
"""
"""Where the triggers of every table put a change; *local*: its columns that never leave here."""
_NOTE = f"""
CREATE TRIGGER note_all INSTEAD OF INSERT ON noted BEGIN
    INSERT INTO journal (act, kind, record_id, verb, before)
    SELECT {_ACT}, new.kind, new.record_id, new.verb, new.before
    WHERE new.verb <> 'update' OR new.before <> '{{}}';
    INSERT INTO outbox (kind, record_id, subject_id, verb, act, fields, marks)
    SELECT new.kind, new.record_id, new.subject_id, new.verb, {_ACT}, named.fields,
           json_array({_MARK})
    FROM (SELECT CASE new.verb WHEN 'update' THEN (
            SELECT json_group_object(key, {_MARK}) FROM json_each(new.before)
            WHERE key NOT IN (SELECT value FROM json_each(new.local))
          ) END AS fields) named
    WHERE named.fields IS NOT '{{}}'
    ON CONFLICT (record_id, kind) DO UPDATE SET {_AGAIN},
        fields = CASE excluded.verb
            WHEN 'update' THEN json_patch(coalesce(outbox.fields, '{{}}'), excluded.fields) END,
        verb = CASE excluded.verb WHEN 'create' THEN {_MADE} WHEN 'update' THEN outbox.verb
            ELSE CASE outbox.verb WHEN 'create' THEN 'gone' ELSE 'delete' END END;
    DELETE FROM outbox WHERE new.verb = 'delete'
        AND record_id = new.record_id AND kind = new.kind AND verb = 'gone';
END
"""
"""One for all: SQLite reads every trigger whenever it opens the file.

What is deleted before headquarters heard of it is "gone": nobody's business.
"""


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
    connection.exec_driver_sql("DROP VIEW IF EXISTS noted")
    for statement in (_NOTED, _NOTE, *(each for kind in records() for each in triggers_of(kind))):
        connection.exec_driver_sql(statement)


def triggers_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the statements that make the triggers of one kind of record."""
    table = kind.__table__
    assert isinstance(table, Table)
    kept = [column for column in table.columns if _is_kept(kind, column)]
    local = [column.name for column in kept if column.name not in kind.synced_columns]
    columns = ", ".join(f'"{column.name}"' for column in kept)
    return (
        _trigger(kind, "create", "AFTER INSERT", "NULL"),
        _trigger(kind, "update", f"AFTER UPDATE OF {columns}", _changed(kept), local),
        _trigger(kind, "delete", "AFTER DELETE", _whole(kept)),
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
        f"ON CONFLICT (record_id, kind) DO UPDATE SET {_AGAIN}, fields = NULL, "
        f"verb = {_MADE}",
    )


def _is_kept(kind: type[Record], column: Column[object]) -> bool:
    return column.name != "id" and column.name not in kind.derived_columns


def _trigger(
    kind: type[Record], verb: str, event: str, before: str, local: Sequence[str] = ()
) -> str:
    table, row = kind.__tablename__, "old" if verb == "delete" else "new"
    subject = f"{row}.{kind.subject_column}" if kind.subject_column else "NULL"
    return (
        f"CREATE TRIGGER note_{verb}_{table} {event} ON {table} WHEN {_ON} BEGIN INSERT INTO noted "
        f"VALUES ('{table}', {row}.id, {subject}, '{verb}', {before}, '{json.dumps(local)}'); END"
    )


def _whole(columns: Iterable[Column[object]]) -> str:
    """A JSON object of what the columns held."""
    pairs = (f"'{column.name}', {_plain(column)}" for column in columns)
    return f"json_object({', '.join(pairs)})"


def _changed(columns: Iterable[Column[object]]) -> str:
    """The same of those columns alone that hold something else now; `{}` of none."""
    parts = [
        f"""iif(new."{c.name}" IS old."{c.name}", '', ',"{c.name}":' || json_quote({_plain(c)}))"""
        for c in columns
    ]
    return f"'{{' || ltrim({' || '.join(parts)}, ',') || '}}'"


def _plain(column: Column[object]) -> str:
    old = f'old."{column.name}"'
    if not isinstance(getattr(column.type, "impl", column.type), LargeBinary):
        return old
    return f"iif({old} IS NULL, NULL, hex({old}))" if column.nullable else f"hex({old})"
