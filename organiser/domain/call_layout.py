"""Freezes people to be called into the pages of a call sheet: the same page code, other boxes."""

from collections.abc import Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal
from uuid import UUID

from organiser.domain import sheet_words
from organiser.domain.field import Outcome, Outing, SheetNumbers
from organiser.domain.manifest import Manifest, Page, Row, Shown
from organiser.domain.outreach import Result
from organiser.domain.sheet_code import MOST_PAGES
from organiser.domain.sheet_layout import (
    LAYOUTS,
    ROWS_TOP,
    CannotFreeze,
    Codes,
    grid,
    identified,
)
from organiser.i18n import _, speak
from organiser.paths import resources

LAYOUT = 1
MEANS = {
    Outcome.MET: Result.REACHED,
    Outcome.ABSENT: Result.NO_ANSWER,
    Outcome.INACCESSIBLE: Result.MESSAGE_LEFT,
    Outcome.COME_BACK: Result.CALL_BACK,
    Outcome.WRONG_ADDRESS: Result.WRONG_NUMBER,
    Outcome.LEAVE_ALONE: Result.NO_MORE,
}
"""What each box of a call sheet means; in this order the keys 1 to 6 are those of the lane."""
LETTERS = {result: outcome for outcome, result in MEANS.items()}
_CODES: Codes = tuple(("single", "res", str(outcome)) for outcome in MEANS)


@dataclass(frozen=True, slots=True)
class Callee:
    """One person of a call sheet."""

    person: UUID
    name: str
    phone: str
    place: str = ""


def freeze_calls(
    outing: Outing,
    numbers: SheetNumbers,
    people: Sequence[Callee],
    opening: str,
    *,
    language: Literal["fr", "en"] = "fr",
) -> Manifest:
    """Return the call sheet of *people*, in the order given, as it will be printed for ever.

    *opening* is what is said first, above the lines.
    """
    if not people:
        raise CannotFreeze(_("There is nobody to call."))
    paper = copy_context()
    paper.run(speak, language, resources() / "locale")
    return paper.run(_frozen, outing, numbers, people, opening, language)


def _frozen(
    outing: Outing,
    numbers: SheetNumbers,
    people: Sequence[Callee],
    opening: str,
    language: Literal["fr", "en"],
) -> Manifest:
    pages = list(_pages(outing, people))
    if len(pages) > MOST_PAGES:
        raise CannotFreeze(_("There are too many people for one sheet: make several."))
    number = f"{numbers.number // 1000:03d} {numbers.number % 1000:03d}"
    sign = partial(sheet_words.footer, outing, number)
    words = sheet_words.words(outing, number, len(people), len(pages), 0)
    return Manifest(
        number=numbers.number, sheet_id=numbers.sheet_id, committee=numbers.committee,
        layout=LAYOUT, language=language, legend=_legend(),
        pages=tuple(
            identified(numbers, LAYOUT, len(pages), at, page, sign)
            for at, page in enumerate(pages, 1)
        ),
        words=replace(words, rule=opening),
    )  # fmt: skip


def _pages(outing: Outing, people: Sequence[Callee]) -> Iterator[Page]:
    layout = LAYOUTS[LAYOUT]
    for first in range(0, len(people), layout.rows):
        rows = tuple(
            Row(
                row=at, index=first + at, y=round(ROWS_TOP + at * layout.row_height, 2),
                h=round(layout.row_height, 2), person=one.person,
                shown=Shown(address=one.name, name=one.phone, where=one.place, number=one.name),
            )
            for at, one in enumerate(people[first : first + layout.rows])
        )  # fmt: skip
        boxes, anchors, notes = grid(layout, len(rows), _CODES)
        lines = sheet_words.lines_of(first + 1, first + len(rows))
        yield Page(
            page=0, kind="calls", token="", typed="", rows=rows, boxes=boxes, anchors=anchors,
            notes=notes, heading=sheet_words.heading(outing, lines),
        )  # fmt: skip


def _legend() -> tuple[tuple[str, str], ...]:
    words = {
        Result.REACHED: _("call got through"),
        Result.NO_ANSWER: _("no answer"),
        Result.MESSAGE_LEFT: _("message left"),
        Result.CALL_BACK: _("call back (day in the note)"),
        Result.WRONG_NUMBER: _("wrong number"),
        Result.NO_MORE: _("no more calls"),
    }
    return tuple((str(outcome), words[result]) for outcome, result in MEANS.items())
