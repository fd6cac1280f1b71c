"""Boxes are found where they are, on bent and filled pages; a page that could be shifted is not."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from organiser.domain.refusal import Refusal, Unreadable
from organiser.scanning.codes import carried, find_codes, mapping_of
from organiser.scanning.flat import SCALE
from organiser.scanning.page import flatten

sys.path.insert(0, str(Path(__file__).parent))

from photographs import PAPER, Camera, curled, packet, page_of, paper

FLAT, TILTED = Camera(turn=0.02), Camera(turn=-0.05, tilt=0.2)
CURLED = Camera(bend=curled(4.0))
PAGES = [
    (FLAT, 16, 1, "doors"), (TILTED, 16, 1, "doors"), (CURLED, 16, 1, "doors"),
    (CURLED, 10, 2, "doors"), (TILTED, 1, 1, "doors"), (CURLED, 2, 1, "doors"),
    (CURLED, 5, 1, "tally"),
]  # fmt: skip


def errors(camera, sheet, page):
    """Return how far from its true middle, in millimetres, each box of *page* was placed."""
    picture = camera.taken(sheet)
    codes = find_codes(picture)
    flat = flatten(picture, page, codes)
    found = np.array([flat.places[box.id][:2] for box in page.boxes]) / SCALE
    found += np.array([(box.w / 2, box.h / 2) for box in page.boxes])
    on_paper = camera.paper_at(carried(mapping_of(codes, page), found) + 0.5)
    meant = np.array([(box.x + box.w / 2, box.y + box.h / 2) for box in page.boxes])
    return np.hypot(*(on_paper - meant).T), flat


def filled(sheet, page, share=0.3):
    """Tick a share of the boxes, blacken a few: crosses that leave their box."""
    sheet = sheet.copy()
    draw = ImageDraw.Draw(sheet)
    drawn = np.random.default_rng(3)
    for box in page.boxes:
        left, top, right, bottom = (
            PAPER * (at + drawn.normal(0, 0.4))
            for at in (box.x, box.y, box.x + box.w, box.y + box.h)
        )
        if drawn.random() < share:
            draw.line([left, top, right, bottom], fill=40, width=6)
            draw.line([right, top - 9, left, bottom], fill=40, width=6)
        elif drawn.random() < 0.05:
            draw.rectangle([left, top, right, bottom], fill=30)
    return sheet


@pytest.mark.parametrize(("camera", "rows", "layout", "kind"), PAGES)
def test_boxes_are_placed_to_a_tenth_of_a_millimetre(camera, rows, layout, kind):
    manifest = packet(rows, layout)
    page = page_of(manifest, kind)

    off, flat = errors(camera, filled(paper(manifest, kind), page), page)

    assert off.mean() < 0.05
    assert np.percentile(off, 99) < 0.11
    assert not flat.unsure
    assert flat.ink.shape == (297 * SCALE, 210 * SCALE)
    assert 0.5 < flat.black <= 1


def test_two_codes_are_enough():
    page = page_of(packet())
    sheet = paper(packet()).copy()
    for left, top in ((1800, 0), (0, 2650)):
        ImageDraw.Draw(sheet).rectangle([left, top, left + 300, top + 320], fill=255)

    off, _flat = errors(TILTED, sheet, page)

    assert np.percentile(off, 99) < 0.11


@pytest.mark.parametrize("camera", [FLAT, CURLED], ids=["flat", "curled"])
def test_a_page_whose_rows_moved_is_refused(camera):
    """Half a page lies half a row lower: it does not follow on the other half."""
    sheet = paper(packet()).copy()
    half = round(13.84 * PAPER / 2)
    sheet.paste(sheet.crop((0, 1400, 2100, 2690 - half)), (0, 1400 + half))
    picture = camera.taken(sheet)

    with pytest.raises(Unreadable) as refused:
        flatten(picture, page_of(packet()), find_codes(picture))

    assert refused.value.reason is Refusal.ROWS


@pytest.mark.parametrize(
    ("rows", "kind", "by"),
    [(16, "doors", 7.6), (16, "doors", -7.6), (5, "tally", 7.6), (1, "doors", -7.6)],
)
def test_a_page_slid_aside_by_a_box_is_refused(rows, kind, by):
    manifest = packet(rows)
    sheet = paper(manifest, kind).copy()
    part = sheet.crop((180, 470, 1940, 2690))
    sheet.paste(255, (180, 470, 1940, 2690))
    sheet.paste(part, (180 + round(by * PAPER), 470))
    picture = FLAT.taken(sheet)

    with pytest.raises(Unreadable) as refused:
        flatten(picture, page_of(manifest, kind), find_codes(picture))

    assert refused.value.reason is Refusal.ROWS


def test_another_page_under_the_same_codes_is_refused():
    manifest = packet(16, 1)
    sheet = paper(manifest).copy()
    tally = paper(packet(5, 1), "tally")
    sheet.paste(tally.crop((0, 420, 2100, 2690)), (0, 420))
    picture = FLAT.taken(sheet)

    with pytest.raises(Unreadable) as refused:
        flatten(picture, page_of(manifest), find_codes(picture))

    assert refused.value.reason is Refusal.ROWS


def test_a_picture_too_coarse_to_judge_is_refused():
    picture = Camera(fine=8.0).taken(paper(packet()), blur=0.3)
    codes = find_codes(picture)
    coarse = picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
    smaller = type(codes)(codes.token, {tail: at / 4 for tail, at in codes.corners.items()})

    with pytest.raises(Unreadable) as refused:
        flatten(coarse, page_of(packet()), smaller)

    assert refused.value.reason is Refusal.UNREADABLE
