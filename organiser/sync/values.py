"""A row of ours as fields of the line, and back.

What a field says when nothing was said of it (`blank`) is not sent for a new record, and is what
is stored here when a row comes without it.
"""

import base64
import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from organiser.domain.exchange.kinds import Field, Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.models.base import Record
from organiser.sync import capture
from organiser.sync.sealing import place_of, seal, unseal

Fields = dict[str, Any]
_LOST = "sealed_value"
"""Of a conflict: a value as it was sealed in the field that it was written for."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The committee's key, if this laptop has it, and the scope it is for."""

    scope: str
    key: bytes | None


class Locked(Exception):
    """A field is sealed, and the committee's key is not here."""


@dataclass(frozen=True)
class Codec:
    """How the rows of one kind travel."""

    name: str
    columns: tuple[str, ...]
    """The columns that travel, in the order in which they are read."""
    local: Mapping[str, Any]
    """Columns that do not travel and may not be null, with what a new row has in them."""

    def told(
        self, record: UUID, values: Sequence[Any], keys: Keyring, names: Container[str] = ()
    ) -> Fields:
        """Return the fields of a row just read, or those of *names*; `Locked` without the key."""
        kind, row = KINDS[self.name], dict(zip(self.columns, values, strict=True))
        return {
            name: _told(
                kind.fields[name], self._place(record, name, row, keys), _plain(name, value), keys
            )
            for name, value in row.items()
            if not names or name in names
        }

    def stored(
        self, record: UUID, fields: Mapping[str, Any], keys: Keyring, *, only: str | None = None
    ) -> Fields:
        """Return the columns of a row that came, or *only* one; `Locked` without the key."""
        kind = KINDS[self.name]
        found: Fields = {}
        for name, value in fields.items():
            if name in kind.fields and only in {None, name}:
                place = self._place(record, name, fields, keys)
                found[name] = _kept(name, _stored(kind.fields[name], place, value, keys))
        return found

    def _place(self, record: UUID, name: str, row: Mapping[str, Any], keys: Keyring) -> bytes:
        """Return where a field is sealed for; what was not kept, for where it came from."""
        if name == _LOST and "field" in row:
            came_from = row["record_id"]
            record = UUID(came_from.hex() if isinstance(came_from, bytes) else came_from)
            name = row["field"]
        return place_of(keys.scope, record, name)


@cache
def codecs() -> Mapping[str, Codec]:
    """Return how each kind of this program travels."""
    return {kind.__tablename__: _codec(kind) for kind in capture.records()}


def blank(field: Field) -> Any:
    """Return what a field says when nothing was said of it."""
    if field.is_optional:
        return None
    return "" if field.shape in {Shape.TEXT, Shape.BYTES} else 0


def without_blanks(kind: str, fields: Mapping[str, Any]) -> Fields:
    """Return *fields* less those that say nothing; sealed ones say something by being there."""
    known = KINDS[kind].fields
    return {name: value for name, value in fields.items() if value != _blank_told(known[name])}


def _blank_told(field: Field) -> Any:
    return blank(field) if field.shape not in {Shape.WORD, Shape.DAY, Shape.ID} else None


def _codec(kind: type[Record]) -> Codec:
    table = kind.__table__
    assert isinstance(table, Table)
    local = {
        column.name: _default(column)
        for column in table.columns
        if column.name not in kind.synced_columns and column.name != "id"
        and not column.nullable and not column.primary_key and column.name != "number"
    }  # fmt: skip
    return Codec(kind.__tablename__, tuple(kind.synced_columns), local)


def _default(column: Column[Any]) -> Any:
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    return "" if column.type.python_type is str else 0


def _plain(name: str, value: Any) -> Any:
    return json.loads(value) if name == _LOST and value else value


def _kept(name: str, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if name == _LOST and value != "" else value


def _told(field: Field, place: bytes, value: Any, keys: Keyring) -> Any:
    if value is not None and field.shape in _OUT:
        value = _OUT[field.shape](value)
    if field.reach is not Reach.SEALED:
        return value
    if value == blank(field):
        return ""
    if keys.key is None:
        raise Locked
    return seal(keys.key, place, value)


def _stored(field: Field, place: bytes, value: Any, keys: Keyring) -> Any:
    if field.reach is Reach.SEALED:
        value = _opened(field, place, value, keys)
    if value is None or field.shape not in _IN:
        return value
    return _IN[field.shape](value)


def _opened(field: Field, place: bytes, value: Any, keys: Keyring) -> Any:
    if value in {None, ""}:
        return blank(field)
    if keys.key is None:
        raise Locked
    return unseal(keys.key, place, value)


def _text_of_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode()


_OUT: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.ID: lambda value: value.hex(),
    Shape.BYTES: _text_of_bytes,
}
_IN: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.ID: bytes.fromhex,
    Shape.BYTES: base64.b64decode,
}


def ids(values: Iterable[bytes]) -> list[UUID]:
    """Return identifiers read raw from the file."""
    return [UUID(bytes=value) for value in values]
