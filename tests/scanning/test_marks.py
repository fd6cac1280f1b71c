"""Filled pages are read from their pictures: ticks, corrections, rings and rows left blank."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from reading import hands, pages
from reading.hands import EMPTY, RINGED, TICKED
from reading.spoiling import PAPER, WAYS, spoil

from organiser.scanning.codes import find_codes
from organiser.scanning.marks import UnknownBoxes, read_marks
from organiser.scanning.measures import NAMES, measure
from organiser.scanning.page import flatten


@cache
def flat_of(seed, way):
    """Return a page nobody trained on, and its box places found in its picture."""
    made = pages.sample(seed, way)
    picture = made.picture()
    return made, flatten(picture, made.page, find_codes(picture))


@cache
def ringed(dark):
    """Return a page where each row has a tick and, further on, a ring round a box."""
    chance = np.random.default_rng(7)
    manifest = pages.packet(chance)
    page = next(page for page in manifest.pages if page.kind == "doors" and len(page.rows) > 5)
    hand = replace(hands.invent(chance), pen=hands.Pen("any", 0.45, dark, 0.2), tremor=0.05)
    paper = pages.printed(manifest, page)
    ink, truth = hands.Ink(paper.size, PAPER, chance), {}
    for box in page.boxes:
        if box.code == "A":
            hands.tick(box, hand, ink, chance, truth)
        if box.code == "IEBC"[box.row % 4]:
            hands.ring(box, hand, ink, chance, truth)
    taken = spoil(ink.on(paper, 0.2), WAYS["scan_good"], chance)
    made = pages.Sample(7, "scan_good", manifest, page, taken.file, truth, {})
    return made, flatten(made.picture(), page, find_codes(made.picture()))


SEEDS = [(2_000_001, "scan_good"), (2_000_002, "photo_usual"), (2_000_003, "photo_folded")]


@pytest.mark.parametrize(("seed", "way"), SEEDS)
def test_what_is_read_without_a_question_is_what_was_written(seed, way):
    made, flat = flat_of(seed, way)

    read = read_marks(flat, made.page)

    assert set(read.marks) == {box.id for box in made.page.boxes}
    for box in made.page.boxes:
        mark = read.marks[box.id]
        if not mark.review and box.row not in read.blank_rows:
            assert mark.v == (made.truth[box.id] in (TICKED, RINGED)), box.id
    asked = sum(mark.review for mark in read.marks.values())
    assert asked <= max(3, 0.1 * len(read.marks))


@pytest.mark.parametrize("dark", [0.9, 0.4])
def test_no_ring_passes_in_silence(dark):
    made, flat = ringed(dark)

    read = read_marks(flat, made.page)

    rings = [box for box, became in made.truth.items() if became == RINGED]
    assert len(rings) > 5
    assert all(read.marks[box].review or read.marks[box].v for box in rings)


def test_a_page_nobody_wrote_on_is_all_blank_rows():
    chance = np.random.default_rng(11)
    manifest = pages.packet(chance)
    page = next(page for page in manifest.pages if page.kind == "doors")
    paper = pages.printed(manifest, page)
    taken = spoil(paper, WAYS["photo_good"], chance)
    made = pages.Sample(11, "photo_good", manifest, page, taken.file, {}, {})

    read = read_marks(flatten(made.picture(), page, find_codes(made.picture())), page)

    assert not any(mark.v for mark in read.marks.values())
    assert read.blank_rows == tuple(row.row for row in page.rows)


def test_every_measure_is_a_number_and_tells_a_tick_from_nothing():
    made, flat = flat_of(*SEEDS[0])

    measured = measure(flat, made.page)

    became = np.array([made.truth[box.id] for box in made.page.boxes])
    inside = measured.of("inside")
    assert measured.table.shape == (len(made.page.boxes), len(NAMES))
    assert np.isfinite(measured.table).all()
    assert inside[became == TICKED].min() > np.quantile(inside[became == EMPTY], 0.9)


def test_half_a_pixel_aside_changes_little():
    made, flat = flat_of(*SEEDS[0])
    aside = {box: (x + 0.4, y - 0.4, sure) for box, (x, y, sure) in flat.places.items()}

    before, after = read_marks(flat, made.page), read_marks(replace(flat, places=aside), made.page)

    differ = [box for box in before.marks if before.marks[box].v != after.marks[box].v]
    assert differ == []


def test_a_place_that_is_not_sure_is_asked():
    made, flat = flat_of(*SEEDS[0])
    box = made.page.boxes[0].id

    read = read_marks(replace(flat, unsure=frozenset({box})), made.page)

    assert read.marks[box].review


def test_a_place_at_the_edge_of_the_page_is_measured_all_the_same():
    made, flat = flat_of(*SEEDS[0])
    places = dict(flat.places) | {made.page.boxes[0].id: (1675.0, -3.0, 0.1)}

    measured = measure(replace(flat, places=places), made.page)

    assert np.isfinite(measured.table).all()


def test_boxes_of_another_size_or_shape_are_refused():
    made, flat = flat_of(*SEEDS[0])
    first, *others = made.page.boxes

    for odd in (replace(first, w=9.0), replace(first, shape="circle")):
        with pytest.raises(UnknownBoxes):
            read_marks(flat, replace(made.page, boxes=(odd, *others)))


def test_a_page_without_boxes_says_nothing():
    made, flat = flat_of(*SEEDS[0])

    read = read_marks(flat, replace(made.page, boxes=()))

    assert dict(read.marks) == {}
    assert read.blank_rows == ()
