"""What a kind of record is on the line: its fields, how far each travels, who may write it.

This is a contract with programs that are already out there, so it is written down by itself: a
column that leaves a table does not thereby leave the line. A test holds it to the tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from organiser.domain.kinds import Reach


class Shape(StrEnum):
    """How a value is written in JSON."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    """0 or 1."""
    DAY = "day"
    """ISO 8601."""
    MOMENT = "moment"
    """Milliseconds since 1970, UTC."""
    ID = "id"
    """A UUID as 32 hexadecimal digits, lower case."""
    BYTES = "bytes"
    """Base64."""
    WORD = "word"
    """One of a closed list."""


class Policy(StrEnum):
    """What becomes of a field that two people wrote without knowing of each other."""

    LAST = "last"
    """The later one stands; the other is kept as a conflict."""
    CLOSED = "closed"
    """Empty wins: a refusal that one lifted and another did not stays."""
    SHRINK = "shrink"
    """The earlier wins: of a deadline, which the law lets only come nearer."""
    COUNTED = "counted"
    """The later one stands, and nobody is asked: it is worked out anew from what all have."""


class Writer(StrEnum):
    """Who may write records of a kind."""

    LAPTOP = "laptop"
    HEADQUARTERS = "headquarters"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind."""

    shape: Shape
    reach: Reach
    is_optional: bool = False
    """Whether it may be null."""
    words: frozenset[str] = frozenset()
    """Of a `WORD`: the closed list."""
    policy: Policy = Policy.LAST


@dataclass(frozen=True)
class Kind:
    """One kind of record as it travels."""

    name: str
    fields: Mapping[str, Field]
    subject: str | None = None
    """The field that names the person it is about; "id" when it is the record itself."""
    writer: Writer = Writer.LAPTOP
    is_register: bool = False
    """Lines are added and never changed: the same line again must be identical."""
    outlives: bool = False
    """Whether a record stays, without her name, when its person is erased."""
    follows: frozenset[str] = frozenset()
    """Of what a laptop may not change: what it writes nevertheless when two entries become one."""
    forgets: frozenset[str] = frozenset()
    """Of a record that outlives its person: what it tells of her, emptied then."""

    @cached_property
    def identity(self) -> frozenset[str]:
        """Return the fields that headquarters keeps encrypted."""
        return self._reaching(Reach.IDENTITY)

    @cached_property
    def sealed(self) -> frozenset[str]:
        """Return the fields that headquarters cannot read."""
        return self._reaching(Reach.SEALED)

    def _reaching(self, reach: Reach) -> frozenset[str]:
        return frozenset(name for name, field in self.fields.items() if field.reach is reach)
