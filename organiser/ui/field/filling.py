"""Puts what pictures say into the drafts of their pages, as if it had been typed so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.database import Database
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.ui.field.counts import KINDS, Counts
from organiser.ui.field.entry import Entry
from organiser.ui.field.sheet_columns import sheet_number
from organiser.usecases.field import entering, tallies
from organiser.usecases.field.entering import EntryPage
from organiser.words.pictures import refusal

if TYPE_CHECKING:
    from organiser.scanning.strips import Strip
    from organiser.usecases.field.reading_sheets import PictureRead, ReadPage

TALLY = "tally"
Strips = Mapping[int, "Strip"]
"""The rows of a page that ask something, as they look."""


class State(StrEnum):
    """What is left to do about a picture."""

    READY = "ready"
    LOOK = "look"
    STANDS = "stands"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one picture."""

    picture: str
    page: str
    state: State
    said: str
    typed: str = ""
    """The digits that open its page, "" when there is nothing to open."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What became of the pictures, in their order."""

    told: tuple[Told, ...]
    strips: Mapping[UUID, Strips]
    """By the page."""


def fill(database: Database, files: Sequence[Path], progress: Progress) -> Filling:
    """Read *files* and fill the drafts of their pages; nothing is recorded.

    What was settled or begun by her stays as it is; stopped half way, nothing is filled.
    """
    from organiser.usecases.field.reading_sheets import read_files

    reads = tuple(read_files(database, files, progress))
    pages = [read.page for read in reads if read.page is not None]
    told = tuple(_told(database, read, pages) for read in reads)
    strips = {page.id: page.strips for page in pages if page.kind != TALLY}
    for page in pages:
        if page.kind == TALLY:
            strips[page.id] = _strips_of_counts(database, page, pages)
    return Filling(told, strips)


def _told(database: Database, read: "PictureRead", pages: Sequence["ReadPage"]) -> Told:
    name = read.file.name
    if read.of > 1:
        name = _("{file}, picture {at}").format(file=name, at=read.picture)
    if read.page is None:
        assert read.reason is not None
        return Told(name, "", State.REFUSED, refusal(read.reason))
    page = entering.open_page(database, read.page.page.token)
    words = _("Sheet {number} · page {page} of {pages}")
    title = words.format(number=sheet_number(page.number), page=page.page, pages=page.pages)
    if not read.page.marks:
        return Told(name, title, State.STANDS, _("Nothing is to be typed on this page."))
    if page.is_settled:
        words = _("Typed already: it stays as it is.")
        return Told(name, title, State.STANDS, words, page.typed)
    if page.draft:
        return Told(name, title, State.LOOK, _("Begun already: go on from there."), page.typed)
    fills = _fill_counts if page.kind == TALLY else _fill_lines
    state, said = fills(database, page, read.page, pages)
    return Told(name, title, state, said, page.typed)


def _fill_lines(
    database: Database, page: EntryPage, read: "ReadPage", _pages: Sequence["ReadPage"]
) -> tuple[State, str]:
    entry = Entry(page)
    entry.fill(read.results, read.strips)
    entering.keep_draft(database, page.id, entry.draft())
    if asked := len(entry.asked):
        said = counted("{count} line to look at.", "{count} lines to look at.", asked)
        return State.LOOK, said
    said = counted("{count} line is read.", "{count} lines are read.", entry.said())
    return State.READY, said


def _fill_counts(
    database: Database, page: EntryPage, read: "ReadPage", pages: Sequence["ReadPage"]
) -> tuple[State, str]:
    """Fill the counts of a packet when all its pages are there: they are settled together."""
    found = [tally for each in _counted(read, pages) for tally in each.tallies]
    streets = tallies.streets_of(database, page.sheet_id)
    if {tally.street for tally in found} != set(streets):
        return State.LOOK, _("The other page of counts is missing: type them together.")
    counts = Counts(streets, found)
    counts.ask(_strips_of_counts(database, read, pages))
    entering.keep_draft(database, page.id, counts.draft())
    if asked := len(counts.asked):
        said = counted("{count} count to look at.", "{count} counts to look at.", asked)
        return State.LOOK, said
    words = counted("{count} answer is counted.", "{count} answers are counted.", counts.answers())
    return State.READY, words


def _strips_of_counts(
    database: Database, read: "ReadPage", pages: Sequence["ReadPage"]
) -> dict[int, "Strip"]:
    """Return the lines that ask something, by their place in all the counts of the packet."""
    streets = tallies.streets_of(database, read.sheet_id)
    found = {}
    for page in _counted(read, pages):
        for row, strip in page.strips.items():
            street, kind = divmod(row, len(KINDS))
            found[streets.index(page.page.streets[street]) * len(KINDS) + kind] = strip
    return found


def _counted(read: "ReadPage", pages: Sequence["ReadPage"]) -> list["ReadPage"]:
    """Return the pages of counts of a packet, each once."""
    of_sheet = [page for page in pages if page.sheet_id == read.sheet_id and page.kind == TALLY]
    return list({page.id: page for page in of_sheet}.values())
