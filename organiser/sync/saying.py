"""New rows as fields of the line, a kind at a time: made and written in C, no dictionary each.

The same as `Codec.told_new` says of a row (tests/sync/test_saying.py), at a tenth of its cost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from organiser.domain.exchange.kinds import Field, Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Reach
from organiser.sync.values import LOST, Codec, Fields, Keyring, Locked, blank, codecs
from organiser.sync.wire import Change


class Said(Struct, omit_defaults=True):
    """What a new row says: what says nothing is left out when it is written."""

    def __eq__(self, other: object) -> bool:
        return bool(msgspec.to_builtins(self) == msgspec.to_builtins(other))

    __hash__ = None  # type: ignore[assignment]  # as of a dictionary


@dataclass(frozen=True, slots=True)
class _Way:
    """How the rows of one kind are read, and what makes fields of them."""

    columns: str
    make: Callable[..., Any] | None
    """None where the codec does it."""
    sealed: tuple[tuple[str, str, Field], ...]
    """Attribute, name and field of what headquarters may not read."""


def columns_of(kind: str) -> str:
    """Return what is to be read of a new row in the table `t`, after its id."""
    return _way(kind).columns


def said_new(
    kind: str, rows: Iterable[Sequence[Any]], keys: Keyring
) -> Iterator[tuple[bytes, Any]]:
    """Yield the id and the fields of new *rows*, but of those whose key is not here."""
    way, codec = _way(kind), codecs()[kind]
    if way.make is None:
        for row in rows:
            with suppress(Locked):
                yield row[0], codec.told_new(row[0], row[1:], keys)
    elif way.sealed:
        for row in rows:
            with suppress(Locked):
                yield row[0], _sealed(codec, way, row, keys)
    else:
        make = way.make
        for row in rows:
            yield row[0], make(*row[1:])


def fields_of(change: Change) -> Fields:
    """Return the fields of a change that was made here, as a dictionary."""
    return dict(msgspec.to_builtins(change.fields))


def _sealed(codec: Codec, way: _Way, row: Sequence[Any], keys: Keyring) -> Any:
    assert way.make is not None
    said = way.make(*row[1:])
    for attribute, name, field in way.sealed:
        value = getattr(said, attribute)
        if value != blank(field):
            setattr(said, attribute, codec.sealed(row[0], name, value, keys))
        elif value is None:
            setattr(said, attribute, "")
    return said


@cache
def _way(name: str) -> _Way:
    codec, kind = codecs()[name], KINDS[name]
    if any(_is_left(column, kind.fields[column]) for column in codec.columns):
        return _Way(", ".join(f't."{column}"' for column in codec.columns), None, ())
    told = {f"f{at}": column for at, column in enumerate(codec.columns)}
    fields = [(key, Any, _nothing(kind.fields[column])) for key, column in told.items()]
    made = msgspec.defstruct(name, fields, bases=(Said,), rename=told, eq=False, gc=False)
    return _Way(
        ", ".join(_read(column, kind.fields[column]) for column in codec.columns), made,
        tuple((key, column, kind.fields[column]) for key, column in told.items()
              if kind.fields[column].reach is Reach.SEALED),
    )  # fmt: skip


def _is_left(name: str, field: Field) -> bool:
    """Whether the codec must see to a column: it is turned, or empty in more than one way."""
    is_sealed = field.reach is Reach.SEALED
    return (
        name == LOST or field.shape is Shape.BYTES or (is_sealed and field.shape is Shape.ID)
        or (field.shape is Shape.NUMBER and not field.is_optional)
    )  # fmt: skip


def _read(column: str, field: Field) -> str:
    return f'lower(hex(t."{column}"))' if field.shape is Shape.ID else f't."{column}"'


def _nothing(field: Field) -> Any:
    """Return the very object that a column of a new row holds when it says nothing."""
    if field.reach is Reach.SEALED and field.is_optional:
        return UNSET
    if field.shape is Shape.ID:
        return ""  # what SQL makes of an id that is not there
    if field.shape in {Shape.WORD, Shape.DAY}:
        return None if field.reach is not Reach.SEALED else UNSET
    return blank(field)
