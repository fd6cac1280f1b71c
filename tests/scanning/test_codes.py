"""Which page is in a picture, and where its corners are."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from organiser.domain.refusal import Refusal, Unreadable
from organiser.scanning.codes import (
    FoundCodes,
    carried,
    completed,
    find_codes,
    homography,
    mapping_of,
)

sys.path.insert(0, str(Path(__file__).parent))

from photographs import PAPER, Camera, packet, page_of, paper


@pytest.mark.parametrize("turn", [0.0, 0.1, np.pi / 2, np.pi, -np.pi / 2])
def test_a_page_is_known_whichever_way_it_lies(turn):
    page = page_of(packet())
    camera = Camera(fine=6.0, turn=turn, tilt=0.15)
    camera.size = (2300, 2300)

    picture = camera.taken(paper(packet()))
    codes = completed(find_codes(picture), picture, page)

    assert codes.token == page.token
    assert set(codes.corners) == {"0", "1", "2", "3"}
    middle = carried(mapping_of(codes, page), np.array([[105.0, 148.5]]))
    assert np.abs(camera.paper_at(middle + 0.5) - (105, 148.5)).max() < 0.3


def test_a_small_page_is_looked_at_larger():
    page = page_of(packet())

    codes = find_codes(Camera(fine=3.2, turn=0.03).taken(paper(packet()), blur=0.5))

    assert codes.token == page.token
    assert len(codes.corners) >= 2


def test_a_picture_without_a_page_is_refused():
    with pytest.raises(Unreadable) as refused:
        find_codes(Image.new("L", (900, 1200), 200))

    assert refused.value.reason is Refusal.NO_CODE


def test_one_corner_alone_places_nothing():
    sheet = paper(packet()).copy()
    ImageDraw.Draw(sheet).rectangle([0, 40 * PAPER, 2100, 2970], fill=255)
    ImageDraw.Draw(sheet).rectangle([60 * PAPER, 0, 2100, 2970], fill=255)
    codes = find_codes(sheet)

    with pytest.raises(Unreadable) as refused:
        mapping_of(codes, page_of(packet()))

    assert refused.value.reason is Refusal.ONE_CODE


def test_two_pages_in_one_picture_are_refused():
    both = Image.new("L", (4200, 2970), 255)
    both.paste(paper(packet()), (0, 0))
    both.paste(paper(packet(sheet=1)), (2100, 0))

    with pytest.raises(Unreadable) as refused:
        find_codes(both)

    assert refused.value.reason is Refusal.NO_CODE


def test_a_corner_of_the_page_beside_is_no_second_page():
    both = Image.new("L", (2600, 2970), 255)
    both.paste(paper(packet()), (0, 0))
    both.paste(paper(packet(sheet=1)).crop((0, 0, 500, 500)), (2100, 1000))

    assert find_codes(both).token == page_of(packet()).token


PLACES = {
    "crossed": {"0": (0, 0), "1": (900, 900), "2": (900, 0), "3": (0, 900)},
    "mirrored": {"0": (900, 0), "1": (0, 0), "2": (0, 900), "3": (900, 900)},
    "in one place": {"0": (0, 0), "1": (0, 0), "2": (0, 0), "3": (0, 0)},
    "far beyond": {"0": (0, 0), "1": (50_000, 0), "2": (50_000, 70_000), "3": (0, 70_000)},
}


@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES)
def test_codes_laid_where_no_page_would_have_them_are_refused(places):
    page = page_of(packet())
    square = np.array([[0.0, 0.0], [90.0, 0.0], [90.0, 90.0], [0.0, 90.0]])
    codes = FoundCodes(page.token, {tail: square + at for tail, at in places.items()})

    with pytest.raises(Unreadable) as refused:
        mapping_of(codes, page)

    assert refused.value.reason is Refusal.UNREADABLE


def test_a_mapping_fits_the_points_it_was_made_of():
    before = np.array([[0.0, 0.0], [200.0, 0.0], [200.0, 290.0], [0.0, 290.0], [90.0, 80.0]])
    true = np.array([[5.0, 0.4, 90.0], [-0.3, 5.2, 70.0], [1e-4, 2e-4, 1.0]])

    found = homography(before, carried(true, before))

    assert np.allclose(found, true, atol=1e-6)
