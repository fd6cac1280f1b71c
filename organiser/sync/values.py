"""A row of ours as fields of the line, and back.

What a field says when nothing was said of it (`blank`) is not sent for a new record, and is what
is stored here when a row comes without it.
"""

import base64
import json
from collections.abc import Callable, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Column, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from organiser.domain.exchange.kinds import Field, Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.models.base import Record
from organiser.sync import capture
from organiser.sync.checking import type_of
from organiser.sync.sealing import CannotUnseal, place_of, seal, unseal

Fields = dict[str, Any]
LOST = "sealed_value"
"""Of a conflict: a value as it was sealed in the field that it was written for."""
_NEVER = object()
"""Equal to nothing."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The committee's keys, as far as this laptop has them, and the scope they are for."""

    scope: str
    key: bytes | None
    """The newest: whatever is written is sealed by it."""
    older: tuple[bytes, ...] = ()
    """What was sealed before a laptop was stopped is still opened by these."""


class Locked(Exception):
    """A field is sealed, and the committee's key is not here."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How one column travels."""

    field: Field
    out: Callable[[Any], Any] | None
    into: Callable[[Any], Any] | None
    is_sealed: bool


@dataclass(frozen=True)
class Codec:
    """How the rows of one kind travel."""

    name: str
    columns: tuple[str, ...]
    """The columns that travel, in the order in which they are read."""
    local: Mapping[str, Any]
    """Columns that do not travel and may not be null, with what a new row has in them."""

    @cached_property
    def upsert(self) -> str:
        """Return the statement that writes a row that came: id, columns, what is local."""
        return self.upsert_of({})

    def upsert_of(self, turned: Mapping[str, str]) -> str:
        """Return the same, of columns that SQL turns as *turned* says."""
        every = ("id", *self.columns, *self.local)
        columns = ", ".join(f'"{name}"' for name in every)
        marks = ", ".join(turned.get(name, "?") for name in every)
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in self.columns)
        head = f"INSERT INTO {self.name} ({columns}) VALUES ({marks})"  # noqa: S608  (our words)
        return f"{head} ON CONFLICT (id) DO UPDATE SET {sets}"

    @cached_property
    def blanks(self) -> Mapping[str, Any]:
        """Return what a row holds of which nothing was said."""
        return {name: blank(each) for name, each in KINDS[self.name].fields.items()}

    def told(
        self, record: bytes, values: Sequence[Any], keys: Keyring, names: Container[str]
    ) -> Fields:
        """Return the fields *names* of a row just read; `Locked` without the key."""
        row = dict(zip(self.columns, values, strict=True))
        return self._out(record, {name: row[name] for name in row if name in names}, row, keys)

    def told_new(self, record: bytes, values: Sequence[Any], keys: Keyring) -> Fields:
        """Return the fields of a new row that say something; `Locked` without the key."""
        said = {
            name: value
            for name, value, nothing in zip(self.columns, values, self._nothings, strict=True)
            if value != nothing
        }
        if self._turned.isdisjoint(said):
            return said
        return self._out(record, said, dict(zip(self.columns, values, strict=True)), keys)

    def sealed(self, record: bytes, name: str, value: Any, keys: Keyring) -> Any:
        """Return one value of a row, sealed; `Locked` without the key."""
        return _closed(self._ways[name].field, self._place(record, name, {}, keys), value, keys)

    def stored(self, record: bytes, fields: Mapping[str, Any], keys: Keyring, name: str) -> Any:
        """Return the column *name* of a row that came; `Locked` without the key."""
        way, value = self._ways[name], fields[name]
        if way.is_sealed:
            value = _opened(way.field, self._place(record, name, fields, keys), value, keys)
        if value is not None and way.into is not None:
            value = way.into(value)
        return _kept(name, value)

    def read(
        self, record: bytes, fields: Mapping[str, Any], keys: Keyring
    ) -> tuple[Fields, Fields]:
        """Return the whole row that came, and what of it nobody here can open."""
        opened, locked = self.opened(record, fields, keys, self._turned)
        row = {**self.blanks, **fields, **opened}
        if len(row) > len(self.blanks):
            row = {name: row[name] for name in self.blanks}
        return row, locked

    def opened(
        self, record: bytes, fields: Mapping[str, Any], keys: Keyring, names: AbstractSet[str]
    ) -> tuple[Fields, Fields]:
        """Return those of *names* that came as they are stored, and what nobody here can open."""
        row, locked = Fields(), Fields()
        for name in names & fields.keys():
            try:
                row[name] = self.stored(record, fields, keys, name)
            except (Locked, CannotUnseal):
                row[name], locked[name] = self.blanks[name], fields[name]
        return row, locked

    def _out(self, record: bytes, said: Fields, row: Mapping[str, Any], keys: Keyring) -> Fields:
        for name in self._turned & said.keys():
            way, value = self._ways[name], _plain(name, said[name])
            if value is not None and way.out is not None:
                value = way.out(value)
            if way.is_sealed:
                value = _closed(way.field, self._place(record, name, row, keys), value, keys)
            said[name] = value
        return said

    @cached_property
    def _ways(self) -> Mapping[str, _Way]:
        return {
            name: _Way(each, _OUT.get(each.shape), _IN.get(each.shape), each.reach is Reach.SEALED)
            for name, each in KINDS[self.name].fields.items()
        }

    @cached_property
    def _turned(self) -> frozenset[str]:
        """Columns whose value is not on the line as it lies in the table."""
        return frozenset(
            name for name, way in self._ways.items() if way.is_sealed or way.out or way.into
        )

    @cached_property
    def _nothings(self) -> tuple[Any, ...]:
        """Of each column, what it holds when it says nothing and need not be sent."""
        return tuple(_nothing(self._ways[name].field) for name in self.columns)

    def _place(self, record: bytes, name: str, row: Mapping[str, Any], keys: Keyring) -> bytes:
        """Return where a field is sealed for; what was not kept, for where it came from."""
        about = UUID(bytes=record)
        if name == LOST and "field" in row:
            came_from = row["record_id"]
            about = UUID(came_from.hex() if isinstance(came_from, bytes) else came_from)
            name = row["field"]
        return place_of(keys.scope, about, name)


@cache
def codecs() -> Mapping[str, Codec]:
    """Return how each kind of this program travels."""
    return {kind.__tablename__: _codec(kind) for kind in capture.records()}


def blank(field: Field) -> Any:
    """Return what a field says when nothing was said of it."""
    if field.is_optional:
        return None
    return "" if field.shape in {Shape.TEXT, Shape.BYTES} else 0


def _nothing(field: Field) -> Any:
    """Return what a column of a new row holds when it says nothing, so that it is not sent."""
    if field.shape in {Shape.WORD, Shape.DAY, Shape.ID}:
        return None if field.reach is not Reach.SEALED else _NEVER
    if field.reach is Reach.SEALED and field.is_optional:
        return _NEVER
    return b"" if field.shape is Shape.BYTES and not field.is_optional else blank(field)


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
    return json.loads(value) if name == LOST and value else value


def _kept(name: str, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if name == LOST and value != "" else value


def _closed(field: Field, place: bytes, value: Any, keys: Keyring) -> Any:
    if value == blank(field):
        return ""
    if keys.key is None:
        raise Locked
    return seal(keys.key, place, value)


def _opened(field: Field, place: bytes, value: Any, keys: Keyring) -> Any:
    if value in {None, ""}:
        return blank(field)
    if keys.key is None:
        raise Locked
    *newer, oldest = (keys.key, *keys.older)
    for key in newer:
        with suppress(CannotUnseal):
            return _checked(field, unseal(key, place, value))
    return _checked(field, unseal(oldest, place, value))


def _checked(field: Field, opened: Any) -> Any:
    """Return what was sealed; `CannotUnseal` for what the field may not hold.

    Headquarters cannot look at it: whoever holds the key checks it instead. What a newer program
    sealed is kept as what another key sealed is.
    """
    try:
        msgspec.convert(opened, _opened_type(field))
    except msgspec.ValidationError as error:
        raise CannotUnseal from error
    return opened


@cache
def _opened_type(field: Field) -> Any:
    return type_of(field, is_sealed=False)


def _text_of_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode()


_OUT: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.ID: bytes.hex,
    Shape.BYTES: _text_of_bytes,
}
_IN: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.ID: bytes.fromhex,
    Shape.BYTES: base64.b64decode,
}
