"""Invented hands that fill a printed page: ticks, corrections, notes and what strays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from organiser.domain.manifest import Box, Note, Page

Floats = NDArray[np.floating]

EMPTY, TICKED, STRUCK, RINGED = "empty", "ticked", "struck", "ringed"
SHAPES = ("check", "cross", "slash", "scribble", "dash", "hook", "blob", "upright", "round")
_ANSWERS = {"A": 0.42, "P": 0.28, "L": 0.09, "N": 0.06, "I": 0.10, "E": 0.05}
_FINER = 3
"""Strokes are drawn this many times larger, then shrunk: their edges are soft."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What a hand holds; *dark* is 1 for black."""

    kind: str
    width: float
    dark: float
    grain: float


@dataclass(frozen=True, slots=True)
class Hand:
    """How one invented volunteer writes; lengths are shares of a box, chances are of a row."""

    pen: Pen
    shapes: tuple[str, ...]
    weights: tuple[float, ...]
    size: float
    reach: float
    """How far an upstroke flies beyond its box."""
    drift: tuple[float, float]
    tremor: float
    haste: float
    """How much marks differ from one another."""
    untouched: float
    corrects: float
    notes: float
    doubles: float
    rings: float
    ditto: float


class Ink:
    """What was written on a page, as darkness, at *scale* pixels a millimetre."""

    def __init__(self, size: tuple[int, int], scale: float, rng: Generator) -> None:
        self.layer = Image.new("L", size, 0)
        self._scale, self._rng = scale, rng

    def stroke(self, points: Floats, pen: Pen) -> None:
        """Draw a line through *points* (millimetres), thicker where the hand is slow."""
        fine = self._scale * _FINER
        low = np.floor((points.min(0) - 2 * pen.width) * self._scale).astype(int)
        high = np.ceil((points.max(0) + 2 * pen.width) * self._scale).astype(int)
        size = tuple(int(side) for side in high - low)
        patch = Image.new("L", (size[0] * _FINER, size[1] * _FINER), 0)
        draw = ImageDraw.Draw(patch)
        placed = points * fine - low * _FINER
        dark = int(255 * pen.dark * self._rng.uniform(0.88, 1.0))
        presses = np.interp(
            np.arange(len(placed)), np.linspace(0, len(placed), 5), self._rng.uniform(0.78, 1.15, 5)
        )
        for start, end, press in zip(placed, placed[1:], presses, strict=False):
            wide = max(pen.width * fine * press, 1.0)
            draw.line([*start, *end], fill=dark, width=round(wide))
            half = wide / 2
            draw.ellipse([*(end - half), *(end + half)], fill=dark)
        patch = patch.resize(size, Image.Resampling.BOX)
        corner = (int(low[0]), int(low[1]))
        under = self.layer.crop((*corner, corner[0] + size[0], corner[1] + size[1]))
        self.layer.paste(ImageChops.lighter(under, patch), corner)

    def on(self, paper: Image.Image, grain: float) -> Image.Image:
        """Return *paper* with the ink on it; *grain* is what the paper's teeth leave white."""
        layer = self.layer.filter(ImageFilter.GaussianBlur(0.5))
        if grain > 0:
            small = (layer.width // 2, layer.height // 2)
            noise = self._rng.integers(0, 256, small[::-1], dtype=np.uint8)
            teeth = Image.fromarray(noise).filter(ImageFilter.GaussianBlur(0.7))
            teeth = teeth.point([_bite(value, grain) for value in range(256)])
            layer = ImageChops.multiply(layer, teeth.resize(layer.size))
        return ImageChops.multiply(paper, ImageChops.invert(layer))


def invent(rng: Generator) -> Hand:
    """Return a hand that nobody has."""
    shapes = rng.choice(
        SHAPES, 3, replace=False, p=(0.26, 0.26, 0.13, 0.07, 0.07, 0.06, 0.05, 0.06, 0.04)
    )
    haste = float(rng.uniform(0.3, 1.0))
    return Hand(
        pen=_pen(rng),
        shapes=tuple(str(shape) for shape in shapes),
        weights=(0.86, 0.09, 0.05) if rng.random() < 0.7 else (0.5, 0.35, 0.15),
        size=float(np.clip(rng.normal(0.88, 0.17), 0.48, 1.3)),
        reach=float(rng.choice([0.0, 0.3, 0.8, 1.4], p=[0.35, 0.35, 0.2, 0.1])),
        drift=(float(rng.normal(0, 0.07)), float(rng.normal(0, 0.07))),
        tremor=float(rng.choice([0.05, 0.12, 0.3], p=[0.5, 0.38, 0.12])),
        haste=haste,
        untouched=float(rng.choice([0.0, 0.05, 0.2], p=[0.5, 0.35, 0.15])),
        corrects=float(rng.choice([0.0, 0.03, 0.1, 0.4], p=[0.4, 0.35, 0.2, 0.05])),
        notes=float(rng.choice([0.0, 0.1, 0.45], p=[0.35, 0.4, 0.25])),
        doubles=0.006,
        rings=0.004 if rng.random() < 0.3 else 0.0,
        ditto=0.12 if rng.random() < 0.15 else 0.0,
    )


def fill(page: Page, hand: Hand, ink: Ink, rng: Generator) -> dict[str, str]:
    """Write on *page*; return what became of each of its boxes."""
    truth = dict.fromkeys((box.id for box in page.boxes), EMPTY)
    rows = [list(boxes) for _row, boxes in groupby(page.boxes, key=lambda box: box.row)]
    stops = (
        len(rows)
        if rng.random() < 0.85
        else int(rng.integers(max(1, len(rows) // 2), len(rows) + 1))
    )
    until = -1
    for at, boxes in enumerate(rows[:stops]):
        if boxes[0].kind == "count":
            _tally(boxes, hand, ink, rng, truth)
        elif at <= until or (until := _ditto(rows, at, stops, hand, ink, rng, truth)) >= at:
            pass  # the line drawn down the column answers for this row
        elif rng.random() >= hand.untouched:
            _row(boxes, hand, ink, rng, truth)
    for note in page.notes:
        if note.row < stops and rng.random() < hand.notes * 0.5:
            _note(note, hand, ink, rng)
    if rng.random() < 0.15:
        _slip(page.boxes[int(rng.integers(0, len(page.boxes)))], hand, ink, rng)
    return truth


def _pen(rng: Generator) -> Pen:
    kind = str(
        rng.choice(
            ["ball", "pencil", "faint pencil", "felt", "gel"], p=[0.5, 0.14, 0.07, 0.1, 0.19]
        )
    )
    width, dark, grain = {
        "ball": (rng.uniform(0.28, 0.48), rng.uniform(0.62, 0.95), 0.25),
        "pencil": (rng.uniform(0.35, 0.7), rng.uniform(0.42, 0.68), 0.55),
        "faint pencil": (rng.uniform(0.35, 0.65), rng.uniform(0.24, 0.4), 0.6),
        "felt": (rng.uniform(0.7, 1.5), rng.uniform(0.8, 1.0), 0.05),
        "gel": (rng.uniform(0.4, 0.7), rng.uniform(0.75, 1.0), 0.1),
    }[kind]
    return Pen(kind, float(width), float(dark), grain)


def _row(boxes: Sequence[Box], hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]) -> None:
    groups = [list(part) for _group, part in groupby(boxes, key=lambda box: box.group)]
    for group in groups:
        if group[0].kind == "single":
            _answer(group, hand, ink, rng, truth)
        else:
            for box, chance in zip(group, (0.3, 0.1, 0.05, 0.05), strict=False):
                if rng.random() < chance:
                    tick(box, hand, ink, rng, truth)


def _answer(
    group: Sequence[Box], hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]
) -> None:
    chances = np.array([_ANSWERS.get(box.code, 0.1) for box in group])
    order = rng.choice(len(group), min(2, len(group)), replace=False, p=chances / chances.sum())
    right, other = group[order[0]], group[order[-1]]
    if rng.random() < hand.rings:
        ring(right, hand, ink, rng, truth)
        return
    if other is not right and rng.random() < hand.corrects:
        if rng.random() < 0.8:
            tick(other, hand, ink, rng, truth)
        _strike(other, hand, ink, rng, truth)
    elif other is not right and rng.random() < hand.doubles:
        tick(other, hand, ink, rng, truth)
    tick(right, hand, ink, rng, truth)


def _tally(
    boxes: Sequence[Box], hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]
) -> None:
    ticks = min(int(rng.gamma(1.6, 3.0)), len(boxes))
    if ticks > 2 and rng.random() < 0.04:
        _line(boxes[0], boxes[ticks - 1], hand, ink, rng)
        truth.update((box.id, TICKED) for box in boxes[:ticks])
        return
    skipped = int(rng.integers(0, ticks)) if ticks > 1 and rng.random() < 0.02 else -1
    for at, box in enumerate(boxes[:ticks]):
        if at != skipped:
            tick(box, hand, ink, rng, truth)
    if ticks and rng.random() < hand.corrects * 0.5:
        _strike(boxes[ticks - 1], hand, ink, rng, truth)


def _ditto(
    rows: Sequence[Sequence[Box]],
    at: int,
    stops: int,
    hand: Hand,
    ink: Ink,
    rng: Generator,
    truth: dict[str, str],
) -> int:
    """Draw one line down a column instead of a tick a row; return the last row it answers for."""
    longest = min(stops, at + 5) - at
    if longest < 3 or rng.random() >= hand.ditto:
        return -1
    last = at + int(rng.integers(2, longest))
    column = int(rng.choice([0, 1, 4]))
    if any(len(boxes) <= column for boxes in rows[at : last + 1]):
        return -1
    _line(rows[at][column], rows[last][column], hand, ink, rng)
    truth.update((boxes[column].id, TICKED) for boxes in rows[at : last + 1])
    return last


def _line(first: Box, last: Box, hand: Hand, ink: Ink, rng: Generator) -> None:
    start = np.array(
        [first.x + first.w * rng.uniform(0.25, 0.6), first.y + first.h * rng.uniform(0.2, 0.55)]
    )
    end = np.array(
        [last.x + last.w * rng.uniform(0.4, 0.75), last.y + last.h * rng.uniform(0.45, 0.8)]
    )
    ink.stroke(_shaken(np.array([start, end]), hand.tremor, rng, 40), hand.pen)


def tick(box: Box, hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]) -> None:
    """Tick *box* as this hand does."""
    truth[box.id] = TICKED
    shape = str(rng.choice(hand.shapes, p=hand.weights))
    size = hand.size * box.w * float(np.clip(rng.normal(1, 0.13 * hand.haste), 0.6, 1.5))
    away = np.array(hand.drift) + rng.normal(0, 0.06 * hand.haste, 2)
    middle = np.array([box.x + box.w / 2, box.y + box.h / 2]) + np.clip(away, -0.2, 0.2) * box.w
    turn = rng.normal(0, 0.12 * (0.5 + hand.haste))
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    for points in _outline(shape, hand, size, rng):
        placed = middle + (points - 0.5) @ spin.T * size
        ink.stroke(_shaken(placed, hand.tremor, rng), hand.pen)


def _outline(shape: str, hand: Hand, size: float, rng: Generator) -> Iterator[Floats]:
    """Give the strokes of *shape* in a square of side 1."""
    wobble = rng.normal(0, 0.05, (4, 2))
    far = hand.reach * rng.uniform(0.3, 1.0)
    if shape == "check":
        tail = np.array([0.95 + 0.55 * far, 0.08 - 0.5 * far])
        yield np.array([[0.08, 0.5], [0.36, 0.88], tail]) + wobble[:3]
    elif shape == "cross":
        yield np.array([[0.1, 0.1], [0.9 + 0.2 * far, 0.9 + 0.25 * far]]) + wobble[:2]
        yield np.array([[0.9 + 0.2 * far, 0.1 - 0.2 * far], [0.1, 0.9]]) + wobble[2:]
    elif shape == "slash":
        yield (
            np.array([[0.15 - 0.1 * far, 0.9 + 0.1 * far], [0.88 + 0.4 * far, 0.08 - 0.4 * far]])
            + wobble[:2]
        )
    elif shape == "upright":
        yield np.array([[0.55, 0.05 - 0.2 * far], [0.45, 0.95 + 0.2 * far]]) + wobble[:2]
    elif shape == "dash":
        yield np.array([[0.08 - 0.1 * far, 0.52], [0.92 + 0.4 * far, 0.48]]) + wobble[:2]
    elif shape == "hook":
        yield (
            np.array([[0.2, 0.25], [0.3, 0.8], [0.6, 0.75], [0.9 + 0.3 * far, 0.2 - 0.3 * far]])
            + wobble
        )
    else:
        yield _curved(shape, size / hand.pen.width, rng)


def _curved(shape: str, room: float, rng: Generator) -> Floats:
    """Return a ring inside the box, a blob, or a zigzag; *room* is how many strokes fill a box.

    A zigzag leaves white between its strokes: without, nobody could tell it from a box struck out.
    """
    if shape == "round":
        return np.asarray(0.5 + _loop(rng, rng.uniform(0.25, 0.42), turns=1.05))
    if shape == "blob":
        return np.asarray(0.5 + _loop(rng, 0.14, turns=1.6))
    turns = min(int(rng.integers(3, 6)), max(1, int((0.78 * room / 1.7 + 1) / 2)))
    x = np.linspace(0.12, 0.9, turns * 2)
    y = np.where(np.arange(turns * 2) % 2, 0.15, 0.85) + rng.normal(0, 0.08, turns * 2)
    return np.stack([x, y], 1)


def _strike(box: Box, hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]) -> None:
    """Black a box out, by strokes as near to one another as the pen is wide."""
    truth[box.id] = STRUCK
    gap = hand.pen.width * rng.uniform(0.75, 1.25)
    turns = max(4, round(box.w * 0.95 / gap))
    x = box.x + np.linspace(0.03, 0.97, turns) * box.w + rng.normal(0, 0.12, turns)
    top, bottom = box.y + rng.normal(0.2, 0.25, turns), box.y + box.h - rng.normal(0.2, 0.25, turns)
    y = np.where(np.arange(turns) % 2, top, bottom)
    points = np.stack([x, y], 1)
    if rng.random() < 0.4:
        points = np.stack([points[:, 1] - box.y + box.x, points[:, 0] - box.x + box.y], 1)
    firm = Pen(hand.pen.kind, hand.pen.width * 1.1, min(1.0, hand.pen.dark * 1.1), hand.pen.grain)
    ink.stroke(_shaken(points, hand.tremor * 0.6, rng, 4), firm)


def ring(box: Box, hand: Hand, ink: Ink, rng: Generator, truth: dict[str, str]) -> None:
    """Ring a box, or the letter above it: an answer in nobody's box."""
    truth[box.id] = RINGED
    is_letter = rng.random() < 0.5
    middle = np.array([box.x + box.w / 2, box.y + (-1.6 if is_letter else box.h / 2)])
    radius = rng.uniform(1.5, 2.2) if is_letter else box.w * rng.uniform(0.68, 0.95)
    ink.stroke(_shaken(middle + _loop(rng, radius, turns=1.05), hand.tremor, rng, 2), hand.pen)


def _note(note: Note, hand: Hand, ink: Ink, rng: Generator) -> None:
    """Write something like a word or two; tall letters leave the room they were given."""
    tall = min(note.h * 0.45, rng.uniform(1.6, 2.6))
    x = note.x + rng.uniform(0.5, max(note.w * 0.5, 0.6))
    foot = note.y + note.h * rng.uniform(0.55, 0.8)
    for _word in range(int(rng.integers(1, 4))):
        letters = int(rng.integers(3, 9))
        if x + letters * tall * 0.7 > note.x + note.w + 2:
            break
        steps = np.arange(letters * 6)
        along = x + steps * tall * 0.11 + np.cos(steps * 1.05) * tall * 0.18
        high = np.repeat(rng.choice([0.5, 0.55, 1.0, 1.15], letters, p=[0.4, 0.3, 0.2, 0.1]), 6)
        up = foot - (np.sin(steps * 1.05) * 0.5 + 0.5) * tall * high
        ink.stroke(_shaken(np.stack([along, up], 1), hand.tremor * 0.5, rng, 2), hand.pen)
        x += letters * tall * 0.7 + tall


def _slip(box: Box, hand: Hand, ink: Ink, rng: Generator) -> None:
    """Let the pen slip beside *box*, seldom as far as into it."""
    start = np.array([box.x, box.y]) + rng.uniform(-0.9, -0.2, 2) * box.w
    if rng.random() < 0.5:
        start[1] = box.y + rng.uniform(1.2, 1.7) * box.h
    ink.stroke(
        _shaken(start + np.array([[0, 0], rng.normal(0, 1.1, 2)]), hand.tremor, rng), hand.pen
    )


def _loop(rng: Generator, radius: float, turns: float) -> Floats:
    angle = np.linspace(0, 2 * np.pi * turns, int(14 * turns) + 2) + rng.uniform(0, 6.3)
    far = radius * (1 + 0.12 * np.sin(angle * rng.uniform(0.7, 1.6)))
    return np.stack([np.cos(angle) * far, np.sin(angle) * far * rng.uniform(0.8, 1.1)], 1)


def _shaken(points: Floats, tremor: float, rng: Generator, steps: int = 7) -> Floats:
    """Return *points* with a bent, trembling way between them; *tremor* is in millimetres."""
    share = np.linspace(0, 1, steps * (len(points) - 1) + 1) * (len(points) - 1)
    way = np.stack(
        [np.interp(share, np.arange(len(points)), points[:, side]) for side in (0, 1)], 1
    )
    shake = rng.normal(0, tremor, way.shape)
    kernel = np.array([0.25, 0.5, 0.25])
    for side in (0, 1):
        way[:, side] += np.convolve(shake[:, side], kernel, "same")
    return way


def _bite(value: int, grain: float) -> int:
    """Return how much ink stays where the paper's noise is *value*."""
    return int(255 * (1 - grain * min(max((148 - value) / 60, 0.0), 1.0)))
