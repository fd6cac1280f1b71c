"""Puts a row into any table that names a person, every text of it her own."""

from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, Date, Float, Integer, LargeBinary

from organiser import clock
from organiser.domain.identifier import new_id
from organiser.domain.manifest import Manifest
from organiser.models.base import Choice, Id, Moment
from organiser.models.tables import METADATA
from organiser.usecases.field import printing

PLANTED = "Yzmaelleplantee"


def filled(database, column, her) -> bool:
    """A row in the table of *column* that names *her*, every text of it her own.

    Return whether it has any.
    """
    table = column.kind.__table__
    with database.transaction("test") as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = on")
        values = {c.name: _value(session, c, her) for c in table.columns if not _is_left_out(c)}
        values[column.name] = her
        if table.name == "person":
            values.pop("number", None)
        connection.execute(table.insert().values(**values))
    return PLANTED in values.values()


def _is_left_out(column) -> bool:
    is_place = str(column) == "person.number"
    return bool(column.nullable and not isinstance(column.type, Id)) or is_place


def _value(session, column, her):
    for key in column.foreign_keys:
        if key.target_fullname == "person.id":
            return person_of(session)
        return _parent(session, key.column.table, her) if not column.nullable else None
    kind = column.type
    if isinstance(kind, Id):
        return None if column.nullable else new_id()
    if isinstance(kind, Choice):
        return next(iter(kind.kind))
    plain = {Moment: clock.now(), Date: date(2026, 11, 1), Boolean: False,
             Integer: 1, Float: 1.0, LargeBinary: packed_page()}  # fmt: skip
    for of, value in plain.items():
        if isinstance(kind, of):
            return value
    return PLANTED


def packed_page() -> bytes:
    """What stands in a column of frozen pages: one, of nobody."""
    return printing.packed(
        Manifest(number=1, sheet_id=1, committee=1, layout=1, language="fr", legend=(), pages=())
    )


def person_of(session) -> UUID:
    """Somebody else of the list."""
    return _parent(session, METADATA.tables["person"], None)


def _parent(session, table, her):
    key = new_id()
    plain = {c.name: _blank(session, c, her) for c in table.columns if not c.nullable}
    plain.pop("number", None) if table.name == "person" else None
    session.connection().execute(table.insert().values(**(plain | {"id": key})))
    return key


WORDS = {"action.kind": "stall"}
"""Columns of text that hold one word of a closed list."""


def _blank(session, column, her):
    if (word := WORDS.get(str(column))) is not None:
        return word
    value = _value(session, column, her)
    return "x" if value == PLANTED else value
