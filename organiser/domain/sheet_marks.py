"""What is believed of the boxes of a page, and which of them somebody has to look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from organiser.domain.manifest import Box

TICKED = 0.5
SURELY_EMPTY, SURELY_TICKED = 0.02, 0.98
STRUCK = 0.15
INK_BESIDE = {"single": 0.22, "count": 0.22, "multi": 0.28}
"""How much ink beside an empty box is a question; where any may be ticked, more lies about."""
INK_AROUND = 0.04
"""The same on two sides at least: a ring, which no stroke of a neighbour is."""
_DOUBT_OF_A_LINE = 0.005


@dataclass(frozen=True, slots=True)
class Look:
    """How a box looks: chances from 0 to 1, and what was seen in it and beside it."""

    ticked: float
    struck: float = 0.0
    beside: float = 0.0
    """Ink beyond its line, as a share of black, on the side where most is."""
    around: float = 0.0
    """The same on the side where second most is, as a share of what this hand writes with."""
    is_pale: bool = False
    """There is something inside that is paler than ink."""
    is_unsure: bool = False
    """It may not even be this box."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a box says: 1 when it is ticked, how likely that is, and whether somebody must look."""

    v: int
    review: bool
    p: float


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What the boxes of a page say, and the rows to confirm as not visited."""

    marks: Mapping[str, Mark]
    blank_rows: tuple[int, ...]


def judge(boxes: Sequence[Box], looks: Mapping[str, Look]) -> PageMarks:
    """Return what *boxes* say; whatever is not certain is asked rather than guessed.

    An empty row is never an answer: it is shown once, as "not visited?".
    """
    asked = {box.id for box in boxes if _is_doubtful(looks[box.id])}
    groups = [list(part) for _group, part in groupby(boxes, key=lambda box: box.group)]
    for group in groups:
        asked.update(_asked_together(group, looks))
        asked.update(_beside(group, looks))
    marks = {
        box.id: Mark(int(_is_ticked(looks[box.id])), box.id in asked, looks[box.id].ticked)
        for box in boxes
    }
    return PageMarks(marks, tuple(_blank(groups, marks)))


def _is_ticked(look: Look) -> bool:
    return look.ticked > TICKED


def _is_doubtful(look: Look) -> bool:
    return (
        SURELY_EMPTY < look.ticked < SURELY_TICKED
        or look.struck > STRUCK
        or look.is_unsure
        or (look.is_pale and not _is_ticked(look))
    )


def _asked_together(group: Sequence[Box], looks: Mapping[str, Look]) -> Iterator[str]:
    """Give the boxes that contradict one another."""
    ticked = [at for at, box in enumerate(group) if _is_ticked(looks[box.id])]
    if group[0].kind == "single" and len(ticked) > 1:
        yield from (group[at].id for at in ticked)
    if group[0].kind == "count" and ticked:
        for at in range(ticked[-1]):
            if not _is_ticked(looks[group[at].id]):  # a line is filled from the left
                yield group[at].id
                yield group[next(after for after in ticked if after > at)].id


def _beside(group: Sequence[Box], looks: Mapping[str, Look]) -> Iterator[str]:
    """Give the empty boxes with ink beside them that nothing next to them explains."""
    for at, box in enumerate(group):
        look, near = looks[box.id], group[max(at - 1, 0) : at + 2]
        is_explained = any(_is_ticked(looks[other.id]) for other in near)
        is_beside = look.beside > INK_BESIDE[box.kind] and not is_explained
        if is_beside or (look.around > INK_AROUND and not _is_ticked(look)):
            yield box.id


def _blank(groups: Sequence[Sequence[Box]], marks: Mapping[str, Mark]) -> Iterator[int]:
    """Give the rows whose first group is empty and not asked about already.

    A tally line that is certainly empty is a nought; a row of doors is nothing before it is said.
    """
    seen: set[int] = set()
    for group in groups:
        row = group[0].row
        if row in seen:
            continue
        seen.add(row)
        said = [marks[box.id] for box in group]
        if any(mark.v or mark.review for mark in said):
            continue
        if group[0].kind != "count" or max(mark.p for mark in said) > _DOUBT_OF_A_LINE:
            yield row
