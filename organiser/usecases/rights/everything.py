"""Reads every row of every table that names one person, whatever tables there are (R25)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from organiser.domain.manifest import from_json
from organiser.domain.rights import BESIDE
from organiser.models import tables
from organiser.models.persons import PersonColumn, person_columns
from organiser.sync import forgetting
from organiser.usecases.field.printing import unpacked

Rows = list[dict[str, Any]]
_LOCAL = frozenset({"row_key", "search_words", "first_key", "last_key", "sort_key", "number"})
"""Worked out by the program from what stands beside it: it says nothing more of her."""


def rows_of(session: Session, person_id: UUID) -> dict[str, Rows]:
    """Return her rows, by table; tables without any are there too, empty.

    Of a row that is about somebody else and only names her (as the one who brought somebody, for
    example) no more is given than that it does: the rest is the other person's.
    """
    connection = session.connection()
    found: dict[str, Rows] = {"person": _own(connection, "person", "id", person_id)}
    for column in person_columns():
        found.setdefault(column.table, []).extend(_rows(connection, column, person_id))
    for name in BESIDE:
        found[name] = _named_by(connection, name, found)
    found["printed_lines"] = _printed(connection, person_id)
    found["earlier_values"] = _earlier(connection, person_id)
    return found


def _rows(connection: Connection, column: PersonColumn, person_id: UUID) -> Rows:
    if column.owns or column.is_subject:
        return _own(connection, column.table, column.name, person_id)
    table = tables.METADATA.tables[column.table]
    count = connection.execute(select(table.c.id).where(table.c[column.name] == person_id)).all()
    return [{"id": str(key), "names_her_as": column.name} for (key,) in count]


def _own(connection: Connection, name: str, column: str, value: Any) -> Rows:
    table = tables.METADATA.tables[name]
    rows = connection.execute(select(table).where(table.c[column] == value)).mappings()
    return [_plain(row) for row in rows]


def _named_by(connection: Connection, name: str, found: Mapping[str, Rows]) -> Rows:
    """The rows of *name* that a row of hers leads to."""
    keys = {
        row[column]
        for table, column in _columns_to(name)
        for row in found.get(table, ())
        if row.get(column)
    }
    return [row for key in sorted(keys) for row in _own(connection, name, "id", UUID(key))]


def _columns_to(name: str) -> list[tuple[str, str]]:
    by_name = [("person", "import_id")] if name == "import_batch" else []
    return by_name + [
        (table.name, column.name)
        for table in tables.METADATA.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == f"{name}.id"
    ]


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): value if isinstance(value, int | float | None) else str(value)
        for name, value in row.items()
        if name not in _LOCAL and not isinstance(value, bytes)
    }


def _printed(connection: Connection, person_id: UUID) -> Rows:
    """The lines of printed sheets that bear her name: number, page and line."""
    word, found = str(person_id), []
    pages = connection.exec_driver_sql(
        "SELECT s.number, p.page, p.manifest, s.printed_at FROM sheet_page p "
        "JOIN sheet s ON s.id = p.sheet_id ORDER BY s.number, p.page"
    )
    for number, page, content, printed_at in pages:
        text = unpacked(content)
        if word in text:
            rows = [row for each in from_json(text).pages for row in each.rows]
            found += [
                {"sheet": number, "page": page, "line": row.index + 1, "printed_at": printed_at,
                 "name": row.shown.name if row.shown else "",
                 "address": row.shown.address if row.shown else ""}
                for row in rows if str(row.person) == word
            ]  # fmt: skip
    return found


def _earlier(connection: Connection, person_id: UUID) -> Rows:
    """What her card said before, as it is kept to be taken back."""
    past = forgetting.read_past(connection, {person_id.bytes})
    return [
        {name: value for name, value in image.items() if name not in _LOCAL}
        for image in past.cards.get(person_id.bytes, ())
    ]


def tables_with_people() -> frozenset[str]:
    """Return the tables that `rows_of` looks into."""
    return frozenset({"person", *(column.table for column in person_columns())})
