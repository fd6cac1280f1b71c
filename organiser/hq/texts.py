"""A record's fields as the two texts that are written of them: what may be counted, who she is.

Many of a kind are checked and parted at once, in C: a first upload is nothing but new records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from organiser.domain.exchange.kinds import Kind
from organiser.domain.exchange.matrix import KINDS
from organiser.sync.checking import type_of
from organiser.sync.wire import MOST_RECORD_BYTES

NOTHING = b"{}"
_NUL = b"\\u0000"
_encode = msgspec.json.Encoder().encode
Texts = tuple[bytes, bytes]
"""In clear, and to be encrypted; `NOTHING` of which there is nothing."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a kind's fields are read into; None where it has none of them."""

    names: frozenset[str]
    plain: Any
    hidden: Any


def texts_of(name: str, told: Sequence[Mapping[str, Any]]) -> list[Texts | None]:
    """Return the texts of records of the kind *name*; None of one that is not plainly good.

    Who gets None looks closer: where one value is not what its kind may hold, all get it.
    """
    form = _form(name)
    try:
        plain, hidden = _encoded(told, form.plain), _encoded(told, form.hidden)
    except msgspec.ValidationError:
        return [None] * len(told)
    said = list(zip(plain, hidden, strict=True))
    if all(map(form.names.issuperset, told)) and _may_stand(plain, hidden):
        return said  # type: ignore[return-value]  # all of them are good
    return [
        each if form.names.issuperset(fields) and _may_stand(each[:1], each[1:]) else None
        for each, fields in zip(said, told, strict=True)
    ]


def _encoded(told: Sequence[Mapping[str, Any]], kind: Any) -> Sequence[bytes]:
    if kind is None:
        return [NOTHING] * len(told)
    return list(map(_encode, msgspec.convert(told, list[kind])))


def _may_stand(plain: Sequence[bytes], hidden: Sequence[bytes]) -> bool:
    """Whether none of them is too large, or says what no database keeps."""
    is_small = max(map(len, plain)) + max(map(len, hidden)) <= MOST_RECORD_BYTES
    return is_small and _NUL not in b"".join(plain) and _NUL not in b"".join(hidden)


@cache
def _form(name: str) -> _Form:
    kind = KINDS[name]
    names = frozenset(kind.fields)
    return _Form(names, _struct(kind, names - kind.identity), _struct(kind, kind.identity))


def _struct(kind: Kind, names: frozenset[str]) -> Any:
    """Return a type of these fields; what was not said of one is left out of its text."""
    if not names:
        return None
    told = {f"f{at}": name for at, name in enumerate(sorted(names))}
    fields = [(key, type_of(kind.fields[name]) | UnsetType, UNSET) for key, name in told.items()]
    return msgspec.defstruct(kind.name, fields, rename=told)
