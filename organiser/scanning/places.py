"""Finds every box of a flat page, row by row from both ends, and refuses what could be shifted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from organiser.domain.manifest import Box, Page
from organiser.domain.refusal import Refusal, Unreadable
from organiser.scanning.codes import Floats
from organiser.scanning.flat import SCALE, Ink, box_likeness, square_likeness
from organiser.scanning.likeness import Area, Likeness
from organiser.scanning.rows import FoundRow, Reach, search, settle
from organiser.scanning.spline import Bend

Place = tuple[float, float, float]

_ROOM = 12.0 * SCALE
_FIRST = Reach(4.0 * SCALE, 0.06, 0.12)
_LATER = Reach(3.0 * SCALE, 0.02, 0.02)
_ANCHOR_REACH = 3.0 * SCALE
_ANCHOR_SEEN = 0.45
_BOTH_ENDS = 2
_LEAST_ADVANCE, _MOST_ADVANCE = 0.78, 1.25
_MOST_SLIDE = 2.5 * SCALE
_ROWS_A_LOST_ONE = 8
_SURE = 0.4


@dataclass(frozen=True, slots=True)
class _Line:
    """One row as it was designed, in pixels."""

    boxes: tuple[Box, ...]
    designed: Floats
    anchors: Floats


def find_places(ink: Ink, black: float, page: Page, bend: Bend) -> Mapping[str, Place]:
    """Return where each box of *page* is, and how sure that is, from 0 to 1.

    *bend* knows the codes. Raise `Unreadable` when a row could be taken for another.
    """
    lines = _lines(page)
    if not lines:
        return {}
    rows = _found_rows(ink, black, lines, bend)
    _guard(lines, rows)
    return _joined(lines, rows, bend)


def _lines(page: Page) -> list[_Line]:
    lines = []
    for at in sorted({box.row for box in page.boxes}):
        boxes = tuple(sorted((b for b in page.boxes if b.row == at), key=lambda box: box.x))
        middle = boxes[0].y + boxes[0].h / 2
        level = [(a.x, a.y) for a in page.anchors if abs(a.y + a.h / 2 - middle) < a.h]
        designed = np.array([(box.x, box.y) for box in boxes]) * SCALE
        lines.append(_Line(boxes, designed, np.array(level).reshape(-1, 2) * SCALE))
    return lines


def _found_rows(ink: Ink, black: float, lines: Sequence[_Line], bend: Bend) -> list[FoundRow]:
    """Look for the rows from the top and the bottom towards the middle."""
    side = lines[0].boxes[0].w * SCALE
    everywhere = np.concatenate([line.designed for line in lines])
    area = Area.around(everywhere, side, _ROOM)
    likeness = Likeness(ink, black, area, side, box_likeness)
    anchors = _Anchors(ink, black, lines, bend)
    rows: dict[int, FoundRow] = {}
    for at in _inwards(len(lines)):
        line = lines[at]
        known = len(rows) >= _BOTH_ENDS
        if not known:
            anchors.learn(line, _ANCHOR_REACH)
        start = search(likeness, bend.carry(line.designed), _LATER if known else _FIRST)
        row = settle(likeness, line.designed, start)
        if known:
            anchors.learn(line, _ANCHOR_REACH / 2)
        if row.is_sound(line.designed, _usual(rows.values())):
            rows[at] = row
            _learn_row(bend, line, row)
    _look_again(likeness, lines, rows, bend)
    return [rows[at] for at in range(len(lines))]


def _look_again(
    likeness: Likeness, lines: Sequence[_Line], rows: dict[int, FoundRow], bend: Bend
) -> None:
    """Place the rows that were not found by their neighbours; refuse the page if they are many."""
    lost = [at for at in range(len(lines)) if at not in rows]
    if len(lost) > len(lines) // _ROWS_A_LOST_ONE:
        raise Unreadable(Refusal.ROWS)
    for at in lost:
        expected = bend.carry(lines[at].designed)
        row = settle(likeness, lines[at].designed, expected)
        close = np.abs(row.points - expected).max() < _LATER.shift / 2
        if not close or not row.is_sound(lines[at].designed, 0):
            nothing = np.zeros(len(expected))
            row = FoundRow(expected, nothing.astype(bool), nothing)
        rows[at] = row


def _inwards(count: int) -> list[int]:
    return sorted(range(count), key=lambda at: (min(at, count - 1 - at), at))


def _usual(rows: Iterable[FoundRow]) -> float:
    known = [row.response for row in rows]
    return float(np.median(np.concatenate(known))) if known else 0.0


def _learn_row(bend: Bend, line: _Line, row: FoundRow) -> None:
    """Tell the bend of a few boxes along the row."""
    seen = np.flatnonzero(row.is_seen)
    some = seen[np.linspace(0, len(seen) - 1, min(4, len(seen))).round().astype(int)]
    bend.learn(line.designed[some], row.points[some])


class _Anchors:
    """The black squares at both ends of each row."""

    def __init__(self, ink: Ink, black: float, lines: Sequence[_Line], bend: Bend) -> None:
        self._bend = bend
        self._maps: list[tuple[float, Likeness]] = []
        every = [line.anchors for line in lines if len(line.anchors)]
        if not every:
            return
        points = np.concatenate(every)
        side = 2.6 * SCALE
        for x in np.unique(points[:, 0]):
            area = Area.around(points[points[:, 0] == x], side, 5.0 * SCALE)
            self._maps.append((float(x), Likeness(ink, black, area, side, square_likeness)))

    def learn(self, line: _Line, reach: float) -> None:
        """Tell the bend of those of *line* that are seen."""
        expected = self._bend.carry(line.anchors)
        for x, likeness in self._maps:
            here = line.anchors[:, 0] == x
            if here.any():
                found, response = likeness.near(expected[here], reach)
                good = response >= _ANCHOR_SEEN
                self._bend.learn(line.anchors[here][good], found[good])


def _guard(lines: Sequence[_Line], rows: Sequence[FoundRow]) -> None:
    """Refuse a page whose rows do not follow each other as they were designed."""
    pairs = zip(lines, lines[1:], rows, rows[1:], strict=False)
    for line, next_line, row, next_row in pairs:
        designed = next_line.designed.mean(0) - line.designed.mean(0)
        found = next_row.points.mean(0) - row.points.mean(0)
        advance = found[1] / designed[1]
        if not _LEAST_ADVANCE <= advance <= _MOST_ADVANCE:
            raise Unreadable(Refusal.ROWS)
        if abs(found[0] - designed[0]) > _MOST_SLIDE:
            raise Unreadable(Refusal.ROWS)


def _joined(lines: Sequence[_Line], rows: Sequence[FoundRow], bend: Bend) -> dict[str, Place]:
    """Return all boxes; one that was not seen stands between its row and its neighbours."""
    places: dict[str, Place] = {}
    usual = _usual(rows)
    for line, row in zip(lines, rows, strict=True):
        expected = bend.carry(line.designed)
        for at, box in enumerate(line.boxes):
            if row.is_seen[at]:
                x, y = row.points[at]
                sure = min(1.0, float(row.response[at]) / max(usual, 1e-6))
            else:
                x, y = (row.points[at] + expected[at]) / 2
                apart = float(np.hypot(*(row.points[at] - expected[at])))
                sure = 0.0 if not row.is_seen.any() else max(0.0, 0.7 - apart / (1.0 * SCALE))
            places[box.id] = (float(x), float(y), sure)
    return places
