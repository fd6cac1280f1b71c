"""What a packet is to hold, before it is printed: doors, the outing, and how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.database import Database
from organiser.domain.field import Door, Outing
from organiser.domain.manifest import Manifest
from organiser.progress import Progress
from organiser.usecases import printer
from organiser.usecases.field import choosing, printing
from organiser.usecases.field.choosing import Chosen, Side
from organiser.usecases.field.printing import Draft, Language
from organiser.usecases.field.turf_packets import prepare_by_turf

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
    by_turf: bool = False
    """One packet a team, under a number of its own each."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The very pages that will be printed, of one packet or of several."""

    drafts: tuple[Draft, ...]
    manifests: tuple[Manifest, ...]
    pdf: bytes
    chosen: Chosen
    replaces: UUID | None

    @property
    def draft(self) -> Draft:
        """The first packet, most often the only one."""
        return self.drafts[0]

    @property
    def manifest(self) -> Manifest:
        """The pages of the first."""
        return self.manifests[0]

    @property
    def doors(self) -> int:
        """How many doors there are in all."""
        return sum(len(draft.doors) for draft in self.drafts)

    @property
    def pages(self) -> int:
        """How many pages there are in all."""
        return sum(len(manifest.pages) for manifest in self.manifests)


def make_preview(
    database: Database, choice: Choice, outing: Outing, looks: Looks, progress: Progress
) -> Preview | None:
    """Return the packet as it will be printed, or None when no door may be knocked at."""
    chosen = _doors_of(database, choice, names=outing.names)
    progress.at(0)
    if not chosen.doors:
        return None
    drafts = _drafts(database, choice, chosen.doors, outing, looks, progress)
    manifests = tuple(printing.frozen(draft) for draft in drafts)
    pdf = printing.draw_all(manifests, progress, shift=printer.shift_of(database))
    return Preview(drafts, manifests, pdf, chosen, choice.replaces)


def _drafts(
    database: Database,
    choice: Choice,
    doors: tuple[Door, ...],
    outing: Outing,
    looks: Looks,
    progress: Progress,
) -> tuple[Draft, ...]:
    if looks.by_turf:
        return prepare_by_turf(
            database, outing, doors, layout=looks.layout, language=looks.language,
            progress=progress,
        )  # fmt: skip
    draft = printing.prepare(
        database, outing, doors, layout=looks.layout, language=looks.language,
        keep_order=bool(choice.listed),
    )  # fmt: skip
    return (draft,)


def _doors_of(database: Database, choice: Choice, *, names: bool) -> Chosen:
    if choice.people:
        return choosing.doors_of_people(database, choice.people, names=names)
    if choice.listed:
        return choosing.doors_of_list(database, choice.listed, names=names)
    if choice.addresses:
        return choosing.doors_of_addresses(database, choice.addresses, names=names)
    keys = [(key, city, side) for (key, city), side in choice.streets.items()]
    return choosing.doors_of_streets(database, keys, names=names)
