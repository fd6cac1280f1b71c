"""Enters what was read from pictures, page by page, where nothing is left to ask."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from organiser.database import Database
from organiser.models.field import SheetEvent, SheetPage
from organiser.usecases.field import entering, tallies
from organiser.usecases.field.reading_sheets import ReadPage

HOW = "picture"
_ENTERED = ("doors", "calls")
_TALLY = "tally"


class Entered(StrEnum):
    """What became of a page that was read."""

    RECORDED = "recorded"
    QUESTIONS = "questions"
    """Somebody has to look at a box."""
    BLANK_ROWS = "blank rows"
    """Somebody has to say that they were not visited."""
    SETTLED = "settled"
    """It was entered before, and stands as it is."""
    TWICE = "twice"
    """Two pictures of it do not say the same."""
    PAGE_MISSING = "page missing"
    """The counts of a packet are entered together, and one of their pages was not read."""
    NOTHING = "nothing"
    """A cover or slips: no box on it."""


def record(
    database: Database, pages: Sequence[ReadPage], *, blank_is_not_visited: bool
) -> dict[UUID, Entered]:
    """Enter the certain ones of *pages* as if they were typed; return what became of each.

    What stands already is never written over. Doors are entered all or none.
    """
    pages = sorted(pages, key=lambda page: -len(page.asked))  # of two pictures the better one
    settled = _settled(database, pages)
    fates = {page.id: _fate(page, settled, blank=blank_is_not_visited) for page in pages}
    for page in _contradicting(pages):
        fates[page] = Entered.TWICE
    of_page = {page.id: page for page in pages}
    ready = [page for key, page in of_page.items() if fates[key] is Entered.RECORDED]
    typed = {page.id: page.results for page in ready if page.kind in _ENTERED}
    if typed:
        entering.record_pages(database, typed, how=HOW)
    for sheet_id in dict.fromkeys(page.sheet_id for page in ready if page.kind == _TALLY):
        counts = [page for page in ready if page.kind == _TALLY and page.sheet_id == sheet_id]
        if len(counts) == _tally_pages(database, sheet_id):
            said = [tally for page in counts for tally in page.tallies]
            tallies.record_tallies(database, sheet_id, said)
        else:
            fates |= {page.id: Entered.PAGE_MISSING for page in counts}
    return fates


def _fate(page: ReadPage, settled: frozenset[UUID], *, blank: bool) -> Entered:
    if not page.marks:
        return Entered.NOTHING
    if page.id in settled:
        return Entered.SETTLED
    if page.asked:
        return Entered.QUESTIONS
    return Entered.BLANK_ROWS if page.blank_rows and not blank else Entered.RECORDED


def _contradicting(pages: Sequence[ReadPage]) -> set[UUID]:
    """Return the pages of which two pictures say different things."""
    said = {(page.id, page.results, page.tallies) for page in pages}
    return {key for key, times in Counter(key for key, *_said in said).items() if times > 1}


def _settled(database: Database, pages: Sequence[ReadPage]) -> frozenset[UUID]:
    with database.reading() as session:
        found = session.scalars(
            select(SheetPage.id)
            .join(
                SheetEvent,
                (SheetEvent.sheet_id == SheetPage.sheet_id) & (SheetEvent.page == SheetPage.page),
            )
            .where(SheetEvent.kind == "settled", SheetPage.id.in_({page.id for page in pages}))
        )
        return frozenset(found)


def _tally_pages(database: Database, sheet_id: UUID) -> int:
    with database.reading() as session:
        here = select(SheetPage.id).where(SheetPage.sheet_id == sheet_id, SheetPage.kind == _TALLY)
        return len(session.scalars(here).all())
