"""What stands in an archive: which tables, which columns, and how each value is written.

An archive is a ZIP file: `archive.json` says what it is, `tables/NAME.jsonl` holds one JSON object
a row (docs/archive.md). Only what others need: undo, outbox and derived columns stay behind.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Float, Integer, LargeBinary, Table

from organiser import clock
from organiser.models import tables
from organiser.models.base import Base, Choice, Id, Moment, Record
from organiser.models.ladder import LadderFollowed
from organiser.models.line import OF_THIS_LAPTOP, KeyWrap, Laptop
from organiser.models.outbox import Act, CaptureSwitch, JournalEntry, PendingChange

FORMAT, VERSION = "organiser-archive", 1
ABOUT, README = "archive.json", "README.txt"
LEFT_OUT: tuple[type[Base], ...] = (
    CaptureSwitch, Act, JournalEntry, PendingChange, LadderFollowed, Laptop, KeyWrap,
    *OF_THIS_LAPTOP,
)  # fmt: skip
"""How the program takes back and sends: of no use anywhere else."""
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Field:
    """One column and how its values are written."""

    name: str
    kind: str
    """Such as "uuid", "moment", "day", "text": documented in docs/archive.md."""
    write: Callable[[Any], Value]
    """From what the file holds to JSON."""
    read: Callable[[Any], Any]
    """From JSON to what the file holds; raises `ValueError` or `TypeError`."""
    may_miss: bool
    choices: frozenset[str]
    """The words of a closed list; empty where anything may stand."""
    default: Any
    """What stands where an archive of an older version says nothing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One table."""

    model: type[Base]
    name: str
    fields: tuple[Field, ...]
    blanks: tuple[tuple[str, Any], ...]
    """Derived columns, with what stands there until they are worked out again."""

    @property
    def member(self) -> str:
        """Its name in the archive."""
        return f"tables/{self.name}.jsonl"


def layouts() -> tuple[Layout, ...]:
    """Return every table of an archive, parents before children."""
    return tuple(_layouts())


def _layouts() -> Iterator[Layout]:
    models = {model.__table__: model for model in tables.kinds()}
    for table in tables.METADATA.sorted_tables:
        model = models[table]
        if model not in LEFT_OUT:
            yield Layout(model, table.name, _fields(model, table), _blanks(model, table))


def _fields(model: type[Base], table: Table) -> tuple[Field, ...]:
    derived = _derived(model)
    return tuple(_field(column) for column in table.columns if column.name not in derived)


def _blanks(model: type[Base], table: Table) -> tuple[tuple[str, Any], ...]:
    names = _derived(model) - {"number"}
    return tuple((c.name, _default(c)) for c in table.columns if c.name in names)


def _derived(model: type[Base]) -> frozenset[str]:
    return model.derived_columns if issubclass(model, Record) else frozenset()


def _field(column: Column[Any]) -> Field:
    kind, write, read = _codec(column)
    choices = frozenset(map(str, column.type.kind)) if isinstance(column.type, Choice) else ()
    return Field(
        column.name, kind, write, read, bool(column.nullable), frozenset(choices), _default(column)
    )


def _default(column: Column[Any]) -> Any:
    default = column.default
    value = getattr(default, "arg", None) if default is not None else None
    return None if callable(value) else value


def _codec(column: Column[Any]) -> tuple[str, Callable[[Any], Value], Callable[[Any], Any]]:
    codecs: Sequence[tuple[type, tuple[str, Callable[[Any], Value], Callable[[Any], Any]]]] = (
        (Id, ("uuid", _write_id, _read_id)),
        (Moment, ("moment", _write_moment, _read_moment)),
        (Date, ("day", str, _read_day)),
        (Boolean, ("yes or no", bool, _read_flag)),
        (Integer, ("whole number", int, _read_whole)),
        (Float, ("number", float, _read_number)),
        (LargeBinary, ("bytes, base64", _write_bytes, _read_bytes)),
    )
    for kind, codec in codecs:
        if isinstance(column.type, kind):
            return codec
    return "text", str, _read_text


def _write_id(value: bytes) -> str:
    return str(UUID(bytes=value))


def _read_id(value: object) -> bytes:
    return UUID(_read_text(value)).bytes


def _write_moment(value: int) -> str:
    return clock.moment(value).isoformat(timespec="milliseconds")


def _read_moment(value: object) -> int:
    moment = datetime.fromisoformat(_read_text(value))
    return clock.stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _read_day(value: object) -> str:
    return date.fromisoformat(_read_text(value)).isoformat()


def _read_flag(value: object) -> int:
    if not isinstance(value, bool):
        raise TypeError
    return int(value)


def _read_whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -(2**63) <= value < 2**63:
        raise TypeError
    return value


def _read_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


def _write_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _read_bytes(value: object) -> bytes:
    try:
        return base64.b64decode(_read_text(value), validate=True)
    except binascii.Error as error:
        raise ValueError from error


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half a surrogate pair is no text
    return value
