"""A record as headquarters holds it, a change as a laptop sends it, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias
from uuid import UUID

Value: TypeAlias = str | int | float | None
Fields: TypeAlias = Mapping[str, Value]
OTHERS = "*"
"""Among versions: every field that has none of its own."""
WHOLE = ""
"""As the field of a lost value: the record itself, deleted by another."""


class State(IntEnum):
    """Whether a record is there."""

    LIVE = 0
    DELETED = 1
    """Can be brought back for thirty days."""
    ERASED = 2
    """An id and a version, for ever (GDPR art. 17)."""


class Act(StrEnum):
    """What a change does to its record."""

    PUT = "put"
    DELETE = "delete"
    RESTORE = "restore"
    """Bring back a record whose deletion was seen."""
    OFFER = "offer"
    """It read like this before headquarters was put back from a backup."""
    OFFER_DELETE = "offer_delete"


class Status(StrEnum):
    """What came of a change."""

    OK = "ok"
    OK_MORE = "ok_more"
    """Taken; the record holds what others wrote besides."""
    MERGED = "merged"
    """Something of it was not kept, and lies in a conflict."""
    GONE = "gone"
    """The record was deleted; what it said lies in a conflict."""
    ERASED = "erased"
    """The person was erased: keep nothing."""
    DUPLICATE = "dup"
    """Known from an earlier life of this laptop."""
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a change is refused; each has a sentence on the laptop."""

    KIND = "kind"
    FIELD = "field"
    VALUE = "value"
    NOT_YOURS = "not_yours"
    IMMUTABLE = "immutable"
    SIZE = "size"


class Version(NamedTuple):
    """Where a value stands in the history of its scope."""

    seq: int
    """Number of the change that wrote it."""
    stamp: int
    """Its author's time in milliseconds, never later than headquarters' own."""
    by: str
    """The laptop and its life: "7.2"."""
    offered: int = 0
    """Of a value offered back after headquarters was restored: its number before."""

    @property
    def age(self) -> int:
        """Return the number by which it is compared with what was seen."""
        return self.offered or self.seq


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as headquarters holds it."""

    kind: str
    id: UUID
    seq: int
    state: State
    subject: UUID | None
    fields: Fields
    versions: Mapping[str, Version]

    def version(self, name: str) -> Version:
        """Return the version of one field."""
        return self.versions.get(name) or self.versions[OTHERS]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One change, checked, with its stamp clamped and its author known."""

    act: Act
    kind: str
    id: UUID
    base: int
    """Version of the record that its author was looking at; 0 when it is new."""
    stamp: int
    fields: Fields
    by: str
    subject: UUID | None = None
    bases: Mapping[str, int] = field(default_factory=dict)
    """Of fields whose author was looking at another version than *base*."""

    def seen(self, name: str) -> int:
        """Return the version of one field that its author was looking at."""
        return self.bases.get(name, self.base)


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that was not kept."""

    name: str
    value: Value
    by: str
    stamp: int
    kept_by: str
    kept_at: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change, and the record after it."""

    status: Status
    stored: Stored | None = None
    """None when nothing is to be written."""
    lost: Sequence[Lost] = ()
    refusal: Refusal | None = None
