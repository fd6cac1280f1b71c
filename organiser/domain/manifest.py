"""A packet frozen as it was printed: every page, its codes, boxes and words, for ever."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from organiser.domain.sheet_words import Words
from organiser.errors import OrganiserError
from organiser.i18n import _

VERSION = 1
FORMAT = f"organiser-sheet/{VERSION}"
_FORMAT = re.compile(r"organiser-sheet/(\d+)")


class UnknownManifest(OrganiserError):
    """A frozen page that this program cannot read."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class CornerCode:
    """Where a QR stands; *tail* says in which corner, clockwise from the top left."""

    x: float
    y: float
    size: float
    tail: str


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page, in millimetres from its top left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row said about its door: personal data, erased with the person."""

    address: str = ""
    where: str = ""
    name: str = ""
    number: str = ""
    """What *address* begins with, to be printed bold."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page."""

    row: int
    """Place on its page, from 0."""
    index: int
    """Place in the packet, from 0; the number printed is one more."""
    y: float
    h: float
    door: UUID | None = None
    person: UUID | None = None
    shown: Shown | None = None
    """None once it was erased."""
    same_door: bool = False
    """Another person of the door above."""
    starts: bool = False
    """The first of its street or of its side."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick; *kind* is single (one answer a group), multi (any) or count (a tally)."""

    id: str
    row: int
    group: str
    kind: str
    code: str
    x: float
    y: float
    w: float
    h: float
    shape: str = "square"


@dataclass(frozen=True, slots=True)
class Note:
    """Where something may be written by hand beside a row."""

    row: int
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper; *kind* is cover, doors, tally, calls or slips."""

    page: int
    kind: str
    token: str
    """Text of its QR without the tail."""
    typed: str
    """The digits printed beside it."""
    qr: tuple[CornerCode, ...] = ()
    anchors: tuple[Area, ...] = ()
    rows: tuple[Row, ...] = ()
    boxes: tuple[Box, ...] = ()
    notes: tuple[Note, ...] = ()
    slips: tuple[str, ...] = ()
    """The digits of each contact slip, in the order of the corners."""
    label: str = ""
    """Which page it is, in words: "page 2/7"."""
    heading: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    """Of a tally page, from the top down."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A packet as it was printed; it never changes."""

    number: int
    sheet_id: int
    committee: int
    layout: int
    language: str
    legend: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    words: Words | None = None
    """None when it was made for a helper: such a manifest cannot be drawn."""
    format: str = FORMAT
    page_w: float = 210.0
    page_h: float = 297.0

    def only(self, number: int) -> "Manifest":
        """Return the same packet with page *number* alone, to be kept by itself."""
        return replace(self, pages=tuple(page for page in self.pages if page.page == number))

    def without_people(self) -> "Manifest":
        """Return the geometry and the codes alone: nobody's name, door, words or phone."""
        pages = tuple(_without_people(page) for page in self.pages)
        return replace(self, pages=pages, words=None)


def to_json(manifest: Manifest) -> str:
    """Return *manifest* as the text that is kept."""
    plain = {"format": manifest.format}
    plain |= _plain(manifest, with_nothing=manifest.words is not None)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Manifest:
    """Return the packet that *text* froze; raise `UnknownManifest` when it cannot be read."""
    try:
        plain = json.loads(text)
        version = _FORMAT.fullmatch(plain["format"])
        if version is not None and int(version[1]) > VERSION:
            raise UnknownManifest(
                _("This sheet was printed by a newer version: update the program.")
            )
        if version is not None:
            manifest = _built(Manifest, plain)
            assert isinstance(manifest, Manifest)
            return manifest
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownManifest(_("This sheet cannot be read: its record is damaged.")) from error
    raise UnknownManifest(_("This sheet cannot be read: its record is damaged."))


def _without_people(page: Page) -> Page:
    rows = tuple(Row(row.row, row.index, row.y, row.h) for row in page.rows)
    return replace(page, rows=rows, heading=(), footer=(), streets=())


def _plain(value: Any, *, with_nothing: bool) -> Any:
    """Return *value* as JSON knows it; fields that hold nothing may be left out."""
    if is_dataclass(value):
        kind: Any = type(value)
        held = ((name, getattr(value, name)) for name in _hints(kind))
        return {
            name: _plain(part, with_nothing=with_nothing)
            for name, part in held
            if with_nothing or part is not None
        }
    if isinstance(value, tuple):
        return [_plain(part, with_nothing=with_nothing) for part in value]
    return str(value) if isinstance(value, UUID) else value


def _built(kind: Any, value: Any) -> Any:
    """Return *value* as *kind*; fields unknown here are left, missing ones keep their default."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _built(hints[name], value[name]) for name in hints if name in value})
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        kinds = parts[:1] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_built(one, part) for one, part in zip(kinds, value, strict=True))
    if NoneType in get_args(kind):
        return None if value is None else _built(get_args(kind)[0], value)
    if kind is UUID:
        return UUID(value)
    if not isinstance(value, int | float if kind is float else kind):
        raise TypeError(f"{kind.__name__} expected")
    return value


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
