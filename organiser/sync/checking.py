"""Is what came over the line what its kind may hold? The same question on both sides.

Each kind becomes a type that msgspec checks in C; fields of newer programs are told apart and kept.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, NotRequired, TypedDict
from uuid import UUID

import msgspec
from msgspec import Meta

from organiser.domain.exchange.kinds import Field, Kind, Shape
from organiser.domain.exchange.matrix import KINDS, NEVER
from organiser.domain.exchange.records import Refusal
from organiser.domain.kinds import Reach
from organiser.sync.wire import MOST_RECORD_BYTES

MOST_UNKNOWN = 20
MOST_UNKNOWN_BYTES = 4 << 10
_FIRST_MOMENT, _LAST_MOMENT = -62_135_596_800_000, 253_402_300_799_999
"""Years 1 to 9999 in milliseconds: what a calendar can show."""
_BASE64 = r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z"
_WHOLE = Annotated[int, Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
_TYPES: Mapping[Shape, Any] = {
    Shape.TEXT: Annotated[str, Meta(max_length=MOST_RECORD_BYTES)],
    Shape.WHOLE: _WHOLE,
    Shape.NUMBER: Annotated[float, Meta(ge=-1e12, le=1e12)],
    Shape.FLAG: Literal[0, 1],
    Shape.DAY: date,
    Shape.MOMENT: Annotated[int, Meta(ge=_FIRST_MOMENT, le=_LAST_MOMENT)],
    Shape.ID: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")],
    Shape.BYTES: Annotated[str, Meta(pattern=_BASE64, max_length=MOST_RECORD_BYTES)],
}
_SEALED = Annotated[str, Meta(pattern=_BASE64, max_length=MOST_RECORD_BYTES)]


def kind_named(name: str) -> Kind | None:
    """Return the kind of that name; None when this program has none, or must never have one."""
    return None if name.startswith(NEVER) else KINDS.get(name)


def fault_of(kind: Kind, fields: Mapping[str, Any], *, is_sealed: bool = True) -> Refusal | None:
    """Return what is wrong with *fields*, None if nothing.

    *is_sealed*: fields that headquarters cannot read are ciphertext (on the line), or already
    opened (on the laptop).
    """
    try:
        msgspec.convert(fields, _type_of(kind.name, is_sealed))
    except msgspec.ValidationError:
        return Refusal.VALUE
    unknown = fields.keys() - kind.fields.keys()
    if len(unknown) > MOST_UNKNOWN:
        return Refusal.FIELD
    if any(len(msgspec.json.encode(fields[name])) > MOST_UNKNOWN_BYTES for name in unknown):
        return Refusal.SIZE
    return None


def make_ready(names: Iterable[str]) -> None:
    """Make what rows of the kinds *names* are checked by; the first row would wait for it."""
    for name in names:
        if (kind := kind_named(name)) is not None:
            fault_of(kind, {}, is_sealed=True)


def subject_of(kind: Kind, record_id: UUID, subject: str | None) -> UUID | None:
    """Return the person a record is about, as its kind says."""
    if kind.subject is None:
        return None
    if kind.subject == "id":
        return record_id
    return UUID(hex=subject) if subject else None


@cache
def _type_of(name: str, is_sealed: bool) -> Any:
    kind = KINDS[name]
    fields = {
        field_name: NotRequired[type_of(field, is_sealed=is_sealed)]
        for field_name, field in kind.fields.items()
    }
    return TypedDict(kind.name, fields)  # type: ignore[operator]  # made from data


def type_of(field: Field, *, is_sealed: bool = True) -> Any:
    """Return what msgspec checks a value of *field* by."""
    if is_sealed and field.reach is Reach.SEALED:
        return _SEALED
    if field.shape is Shape.WORD:
        words = Literal[tuple(sorted(field.words))]  # type: ignore[valid-type]  # made from data
        return words | None if field.is_optional else words
    plain = _TYPES[field.shape]
    return plain | None if field.is_optional else plain
