"""Strikes people who are erased out of what others wrote, whichever table it stands in."""

from sqlalchemy import Connection, Integer, String, Table

from organiser.models import tables
from organiser.models.line import OF_THIS_LAPTOP, Aside
from organiser.models.persons import PersonColumn
from organiser.usecases.rights.traces import Traces

_NOT_SWEPT = frozenset(
    {"contact_point", "address", "consent_wording", "suppression", "outbox", "journal", "laptop",
     "key_wrap", "sent_ladder", "ladder_followed", "rung_count",
     *(kind.__tablename__ for kind in OF_THIS_LAPTOP if kind is not Aside)}
)  # fmt: skip
"""Tables where a text that is hers can only be somebody else's too, or where there is none."""
OF_OTHERS = frozenset(
    {"title", "first_name", "middle_name", "last_name", "birth_name", "external_id"}
)
"""Columns of the table of people that say who somebody else is."""


def sweep(connection: Connection, traces: Traces) -> int:
    """Strike her out of what others wrote; return in how many texts she was."""
    if not traces:
        return 0
    return sum(
        _sweep_table(connection, table, _texts(table), traces)
        for table in tables.METADATA.sorted_tables
        if table.name not in _NOT_SWEPT and _texts(table)
    )


def sweep_own(connection: Connection, column: PersonColumn, own: Traces, them: str) -> None:
    """Strike people out of what was theirs and stays: *them* is the SQL that lists their ids."""
    table = column.kind.__table__
    assert isinstance(table, Table)
    if own and (texts := _texts(table)):
        _sweep_table(connection, table, texts, own, f'"{column.name}" IN {them}')


def _texts(table: Table) -> tuple[str, ...]:
    derived = next(
        (
            kind.derived_columns
            for kind in tables.kinds()
            if kind.__table__ is table and hasattr(kind, "derived_columns")
        ),
        frozenset[str](),
    )
    left = derived | OF_OTHERS if table.name == "person" else derived
    return tuple(
        column.name
        for column in table.columns
        if isinstance(column.type, String) and not column.primary_key and column.name not in left
    )


def _sweep_table(
    connection: Connection,
    table: Table,
    names: tuple[str, ...],
    traces: Traces,
    which: str = "TRUE",
) -> int:
    key, quoted = _key_of(table), ", ".join(f'"{name}"' for name in names)
    some = " OR ".join(f"\"{name}\" != ''" for name in names)
    rows = connection.exec_driver_sql(
        f"SELECT {key}, {quoted} FROM {table.name} WHERE ({some}) AND {which}"  # noqa: S608  (of the models)
    )
    changed = [
        (name, fresh, row_key)
        for row_key, *values in rows
        for name, value in zip(names, values, strict=True)
        if value and (fresh := traces.struck(value)) != value
    ]
    for name, fresh, row_key in changed:
        connection.exec_driver_sql(
            f'UPDATE {table.name} SET "{name}" = ? WHERE {key} = ?',  # noqa: S608  (of the models)
            (fresh, row_key),
        )
    return len(changed)


def _key_of(table: Table) -> str:
    return (
        next(
            (c.name for c in table.primary_key.columns if not isinstance(c.type, Integer)), "rowid"
        )
        if "id" not in table.columns
        else "id"
    )
