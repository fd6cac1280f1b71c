"""Freezes doors into the pages of a packet: what stands where, in millimetres."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from typing import Literal

from organiser.domain import sheet_words
from organiser.domain.field import Door, Extra, Outcome, Outing, SheetNumbers
from organiser.domain.manifest import Area, Box, CornerCode, Manifest, Note, Page, Row, Shown
from organiser.domain.sheet_code import (
    MOST_PAGES,
    MOST_SLIPS,
    PageToken,
    SlipCode,
    TypedCode,
    write_digits,
    write_slip,
    write_token,
)
from organiser.errors import OrganiserError
from organiser.i18n import _, speak
from organiser.paths import resources

ROWS_TOP, ROWS_BOTTOM = 47.0, 268.5
SLIPS_A_PAGE = 4
STREETS_A_PAGE = 4
TALLY_LINES = ("plus", "zero", "minus")
TALLY_BOXES = 20

_CODE = 18.0
_ANCHOR = 2.6
_ANCHORS_X = (8.0, 199.4)
_NOTE_X, _NOTE_W = 167.4, 30.0
_BOXES_END = 165.0
_STREET_HEAD, _TALLY_LINE, _TALLY_X = 11.5, 12.5, 42.0


Codes = tuple[tuple[str, str, str], ...]
"""Kind, group and letter of each box of a line."""
_DOOR_CODES: Codes = (
    *(("single", "res", str(code)) for code in Outcome),
    *(("multi", "ext", str(code)) for code in Extra),
)

Sign = Callable[[str], tuple[str, ...]]
"""Writes the footer of a page, from its "page 2/7"."""


class CannotFreeze(OrganiserError):
    """These doors make no packet."""

    exit_status = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """A family of sizes; a picture of it can be read as long as its number is known."""

    rows: int
    box: float
    pitch: float
    box_top: float
    """Under the row's line; the letter stands between."""
    between_groups: float = 2.0

    @property
    def row_height(self) -> float:
        """Return how far one row is from the next."""
        return (ROWS_BOTTOM - ROWS_TOP) / self.rows


LAYOUTS = {
    1: Layout(rows=16, box=4.6, pitch=7.6, box_top=2.7),
    2: Layout(rows=10, box=6.0, pitch=8.5, box_top=4.4),
}
"""1 is the ordinary one, 2 the large print."""


def freeze(
    outing: Outing,
    numbers: SheetNumbers,
    doors: Sequence[Door],
    *,
    layout: int = 1,
    language: Literal["fr", "en"] = "fr",
) -> Manifest:
    """Return the packet of *doors*, in the order given, as it will be printed for ever."""
    _check(outing, doors)
    paper = copy_context()
    paper.run(speak, language, resources() / "locale")
    pages = paper.run(list, _contents(outing, numbers, doors, LAYOUTS[layout]))
    if len(pages) > MOST_PAGES:
        raise CannotFreeze(_("There are too many doors for one packet: make several."))
    blank = Manifest(
        number=numbers.number,
        sheet_id=numbers.sheet_id,
        committee=numbers.committee,
        layout=layout,
        language=language,
        legend=(),
        pages=tuple(pages),
    )
    return paper.run(_signed, blank, outing, numbers, len(doors))


def _signed(manifest: Manifest, outing: Outing, numbers: SheetNumbers, doors: int) -> Manifest:
    """Give each page its codes and its footer, and the packet its words."""
    pages = len(manifest.pages)
    number = f"{numbers.number // 1000:03d} {numbers.number % 1000:03d}"
    slips = sum(len(page.slips) for page in manifest.pages)
    identify = partial(identified, numbers, manifest.layout, pages)
    sign = partial(sheet_words.footer, outing, number)
    return replace(
        manifest,
        legend=sheet_words.legend(),
        pages=tuple(identify(at, page, sign) for at, page in enumerate(manifest.pages, 1)),
        words=sheet_words.words(outing, number, doors, pages, slips),
    )


def _check(outing: Outing, doors: Sequence[Door]) -> None:
    if not doors:
        raise CannotFreeze(_("There is no door to print."))
    if outing.slips > MOST_SLIPS:
        said = _("A packet holds {count} contact slips at most.")
        raise CannotFreeze(said.format(count=MOST_SLIPS))


def _contents(
    outing: Outing, numbers: SheetNumbers, doors: Sequence[Door], layout: Layout
) -> Iterator[Page]:
    """Give the pages in their order, before they have a number and codes."""
    yield Page(page=0, kind="cover", token="", typed="")
    several = len({door.city for door in doors}) > 1
    index = 0
    for chosen in _paged(doors, layout.rows):
        rows = _rows(outing, chosen, layout, index, several)
        lines = sheet_words.lines_of(index + 1, index + len(chosen))
        yield _door_page(rows, layout, sheet_words.heading(outing, lines))
        index += len(chosen)
    streets = sorted({_street(door, several) for door in doors}, key=str.casefold)
    for start in range(0, len(streets), STREETS_A_PAGE):
        yield _tally_page(streets[start : start + STREETS_A_PAGE], start, outing)
    for first in range(1, outing.slips + 1, SLIPS_A_PAGE):
        # a page is always full: paper is not to be wasted
        slips = (SlipCode(numbers.number, first + corner) for corner in range(SLIPS_A_PAGE))
        yield Page(
            page=0, kind="slips", token="", typed="", slips=tuple(write_slip(s) for s in slips)
        )


def identified(
    numbers: SheetNumbers, layout: int, pages: int, at: int, page: Page, sign: Sign
) -> Page:
    """Return *page* with its number, its codes and its footer."""
    token = PageToken(numbers.committee, numbers.sheet_id, at, pages, layout)
    label = sheet_words.page_of(at, pages)
    return replace(
        page,
        page=at,
        token=write_token(token),
        typed=write_digits(TypedCode(numbers.number, at)),
        qr=_corners(),
        label=label,
        footer=sign(label),
    )


def _paged(doors: Sequence[Door], most: int) -> Iterator[list[Door]]:
    """Cut *doors* into pages; a building that fits on one page is not cut."""
    page: list[Door] = []
    for _key, behind in groupby(doors, key=_address):
        building = list(behind)
        if page and most - len(page) < len(building) <= most:
            yield page
            page = []
        for door in building:
            if len(page) == most:
                yield page
                page = []
            page.append(door)
    yield page


def _rows(
    outing: Outing, doors: Sequence[Door], layout: Layout, first: int, several: bool
) -> Iterable[Row]:
    above: Door | None = None
    for at, door in enumerate(doors):
        yield Row(
            row=at,
            index=first + at,
            y=round(ROWS_TOP + at * layout.row_height, 2),
            h=round(layout.row_height, 2),
            door=door.id,
            person=door.person,
            shown=_shown(door, several, names=outing.names),
            same_door=above is not None and above.id == door.id,
            starts=above is None or _side(above) != _side(door),
        )
        above = door


def _shown(door: Door, several: bool, *, names: bool) -> Shown:
    number = f"{door.number or ''} {door.suffix}".strip()
    place = sheet_words.place_of(door)
    return Shown(
        address=f"{number} {door.street}".strip(),
        where=", ".join(part for part in (place, door.city if several else "") if part),
        name=door.name if names else "",
        number=number,
    )


def _door_page(rows: Iterable[Row], layout: Layout, heading: tuple[str, ...]) -> Page:
    placed = tuple(rows)
    boxes, anchors, notes = grid(layout, len(placed), _DOOR_CODES)
    return Page(
        page=0, kind="doors", token="", typed="", heading=heading,
        anchors=anchors, rows=placed, boxes=boxes, notes=notes,
    )  # fmt: skip


@cache
def grid(
    layout: Layout, rows: int, codes: Codes
) -> tuple[tuple[Box, ...], tuple[Area, ...], tuple[Note, ...]]:
    """Return boxes, anchors and notes of a page of *rows* lines; full pages share them."""
    tops = [round(ROWS_TOP + row * layout.row_height, 2) for row in range(rows)]
    left = _boxes_left(layout, codes)
    boxes = [b for row, top in enumerate(tops) for b in _boxes_of_row(layout, row, top, codes)]
    anchors = [area for top in tops for area in _anchors(top + layout.box_top, layout.box)]
    notes = [note for row, top in enumerate(tops) for note in _notes(layout, row, top, left)]
    return tuple(boxes), tuple(anchors), tuple(notes)


def _boxes_of_row(layout: Layout, row: int, top: float, codes: Codes) -> Iterator[Box]:
    left, y, before = _boxes_left(layout, codes), round(top + layout.box_top, 2), "single"
    for kind, group, code in codes:
        left += layout.between_groups if kind != before else 0.0
        place = f"r{row + 1:02d}.{group}"
        x = round(left, 2)
        yield Box(f"{place}.{code}", row, place, kind, code, x, y, layout.box, layout.box)
        left, before = left + layout.pitch, kind


def _boxes_left(layout: Layout, codes: Codes) -> float:
    between = layout.between_groups if len({kind for kind, _group, _code in codes}) > 1 else 0.0
    return _BOXES_END - layout.box - (len(codes) - 1) * layout.pitch - between


def _anchors(y: float, box: float) -> Iterator[Area]:
    """Put a black square at both ends of a row, level with the middle of its boxes."""
    for x in _ANCHORS_X:
        yield Area(x, round(y + (box - _ANCHOR) / 2, 2), _ANCHOR, _ANCHOR)


def _notes(layout: Layout, row: int, top: float, left: float) -> Iterator[Note]:
    below = layout.box_top + layout.box + 0.5
    height = layout.row_height - below - (0.44 if layout.rows > 10 else 1.2)
    yield Note(
        row, round(left, 2), round(top + below, 2), round(_BOXES_END - left, 2), round(height, 2)
    )
    yield Note(row, _NOTE_X, round(top + 1.4, 2), _NOTE_W, round(layout.row_height - 2.8, 2))


def _tally_page(streets: Sequence[str], first: int, outing: Outing) -> Page:
    """Lay out ticks that no door can be told from (R19): streets by name, not as walked."""
    layout = LAYOUTS[1]
    block = (ROWS_BOTTOM - ROWS_TOP) / STREETS_A_PAGE
    rows: list[Row] = []
    boxes: list[Box] = []
    anchors: list[Area] = []
    for at in range(len(streets) * len(TALLY_LINES)):
        street, line = divmod(at, len(TALLY_LINES))
        top = round(ROWS_TOP + street * block + _STREET_HEAD + line * _TALLY_LINE, 2)
        rows.append(Row(at, first * len(TALLY_LINES) + at, top, _TALLY_LINE))
        boxes += _tally_boxes(at, f"t{street + 1}.{TALLY_LINES[line]}", top + layout.box_top)
        anchors += _anchors(top + layout.box_top, layout.box)
    return Page(
        page=0, kind="tally", token="", typed="", streets=tuple(streets), rows=tuple(rows),
        boxes=tuple(boxes), anchors=tuple(anchors), heading=sheet_words.heading(outing, ""),
    )  # fmt: skip


def _tally_boxes(row: int, group: str, y: float) -> Iterator[Box]:
    layout = LAYOUTS[1]
    for at in range(TALLY_BOXES):
        x = round(_TALLY_X + at * layout.pitch, 2)
        code = f"{at + 1:02d}"
        yield Box(f"{group}.{code}", row, group, "count", code, x, round(y, 2), 4.6, 4.6)


def _corners() -> tuple[CornerCode, ...]:
    """Put a code in each corner, counted clockwise from the top left."""
    places = ((8.0, 8.0), (184.0, 8.0), (184.0, 271.0), (8.0, 271.0))
    return tuple(CornerCode(x, y, _CODE, str(tail)) for tail, (x, y) in enumerate(places))


def _address(door: Door) -> tuple[object, ...]:
    return door.street, door.city, door.number, door.suffix


def _side(door: Door) -> tuple[object, ...]:
    return door.street, door.city, door.number is not None and door.number % 2


def _street(door: Door, several: bool) -> str:
    return f"{door.street}, {door.city}" if several and door.city else door.street
