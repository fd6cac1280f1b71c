"""What an answer of headquarters touched: what must be worked out anew, what screens read again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

MOVING = frozenset(
    ("person", "consent", "participation", "action", "training_record", "objection", "visit",
     "note", "outreach_result", "welcome_step", "walk", "walk_step")
)  # fmt: skip
"""Kinds on which somebody's place on the ladder and her last contact stand."""


@dataclass(slots=True)
class Touched:
    """What the screens and the derived columns must hear of."""

    kinds: set[str] = field(default_factory=set)
    addresses: set[bytes] = field(default_factory=set)
    people: set[bytes] = field(default_factory=set)
    """People whose own row changed."""
    about: set[bytes] = field(default_factory=set)
    """People of whom something changed."""
    moved: set[bytes] = field(default_factory=set)
    """Those of them whose place on the ladder or last contact it may bear upon."""
    actions: set[bytes] = field(default_factory=set)
    erased: dict[bytes, Mapping[str, Any]] = field(default_factory=dict)
    """People to be erased here too, with the fields of the erasure."""
    received: int = 0

    def note(self, kind: str, records: Collection[bytes], about: Collection[bytes]) -> None:
        """Note *records* of one kind, and the people whom they are *about*."""
        self.kinds.add(kind)
        if kind == "person":
            self.people.update(records)
        elif kind == "address":
            self.addresses.update(records)
        elif kind == "action":
            self.actions.update(records)
        self.about.update(about)
        if kind in MOVING:
            self.moved.update(about)
