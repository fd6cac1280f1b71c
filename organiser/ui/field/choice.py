"""What a packet is to hold, before it is printed: doors, the outing, and how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.database import Database
from organiser.domain.field import Outing
from organiser.domain.manifest import Manifest
from organiser.progress import Progress
from organiser.usecases import printer
from organiser.usecases.field import choosing, printing
from organiser.usecases.field.choosing import Chosen, Side
from organiser.usecases.field.printing import Draft, Language

if TYPE_CHECKING:
    from organiser.importing.doors import ListedDoor

Street = tuple[str, str]
"""Key and commune."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the doors come from: one of the four, the others are empty."""

    streets: Mapping[Street, Side] = field(default_factory=lambda: MappingProxyType({}))
    people: tuple[UUID, ...] = ()
    listed: "tuple[ListedDoor, ...]" = ()
    addresses: tuple[UUID, ...] = ()
    replaces: UUID | None = None
    """The sheet that becomes void when this one is printed."""
    name: str = ""
    """What the doors are called on screen, when they are not those of streets."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no door to look for."""
        return not (self.streets or self.people or self.listed or self.addresses)

    @property
    def is_of_streets(self) -> bool:
        """Whether the doors are those of the streets that are ticked."""
        return not (self.people or self.listed or self.addresses)


@dataclass(frozen=True, slots=True)
class Looks:
    """How the paper looks."""

    layout: int = 1
    language: Language = "fr"


@dataclass(frozen=True, slots=True)
class Preview:
    """The very pages that will be printed."""

    draft: Draft
    manifest: Manifest
    pdf: bytes
    chosen: Chosen
    replaces: UUID | None


def make_preview(
    database: Database, choice: Choice, outing: Outing, looks: Looks, progress: Progress
) -> Preview | None:
    """Return the packet as it will be printed, or None when no door may be knocked at."""
    chosen = _doors_of(database, choice, names=outing.names)
    progress.at(0)
    if not chosen.doors:
        return None
    draft = printing.prepare(
        database, outing, chosen.doors, layout=looks.layout, language=looks.language,
        keep_order=bool(choice.listed),
    )  # fmt: skip
    manifest = printing.frozen(draft)
    pdf = printing.draw(manifest, progress, shift=printer.shift_of(database))
    return Preview(draft, manifest, pdf, chosen, choice.replaces)


def _doors_of(database: Database, choice: Choice, *, names: bool) -> Chosen:
    if choice.people:
        return choosing.doors_of_people(database, choice.people, names=names)
    if choice.listed:
        return choosing.doors_of_list(database, choice.listed, names=names)
    if choice.addresses:
        return choosing.doors_of_addresses(database, choice.addresses, names=names)
    keys = [(key, city, side) for (key, city), side in choice.streets.items()]
    return choosing.doors_of_streets(database, keys, names=names)
