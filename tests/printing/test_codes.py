"""Codes and boxes as the printer would make them: read back, and where the record says."""

import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from organiser.domain.sheet_code import read_token
from organiser.printing.preview import page_count, page_image

sys.path.insert(0, str(Path(__file__).parent))

from papers import drawn, packet

DOTS = 8.0
"""Pixels a millimetre."""


def picture(pdf, page):
    width, height, pixels = page_image(pdf, page, DOTS * 25.4 / 72)
    return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX").convert("L")


@pytest.fixture(scope="module", params=[1, 2])
def manifest(request):
    return packet(layout=request.param)


@pytest.fixture(scope="module")
def pdf(manifest):
    return drawn(manifest)


def test_four_codes_name_each_page_and_stand_in_their_corners(manifest, pdf):
    for page in manifest.pages:
        seen = zxingcpp.read_barcodes(
            picture(pdf, page.page), formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False
        )

        ours = {code.text[-1]: code for code in seen if read_token(code.text)}
        assert {code.text[:-1] for code in ours.values()} == {page.token}
        assert set(ours) == {"0", "1", "2", "3"}
        for corner in page.qr:
            place = ours[corner.tail].position
            assert place.top_left.x / DOTS == pytest.approx(corner.x, abs=0.3)
            assert place.top_left.y / DOTS == pytest.approx(corner.y, abs=0.3)
            right = place.bottom_right.x / DOTS
            assert right == pytest.approx(corner.x + corner.size, abs=0.3)


def test_boxes_are_empty_squares_where_the_record_says(manifest, pdf):
    for page in manifest.pages:
        grey = picture(pdf, page.page)
        for box in page.boxes:
            inside = (box.x + 0.5, box.y + 0.5, box.x + box.w - 0.5, box.y + box.h - 0.5)
            assert darkest(grey, inside) > 250
            edge = (box.x - 0.1, box.y + 1, box.x + 0.1, box.y + box.h - 1)
            assert lightest(grey, edge) < 100


def test_anchors_are_black_where_the_record_says(manifest, pdf):
    for page in manifest.pages:
        grey = picture(pdf, page.page)
        for area in page.anchors:
            inside = (area.x + 0.2, area.y + 0.2, area.x + area.w - 0.2, area.y + area.h - 0.2)
            assert lightest(grey, inside) == 0


def test_room_for_notes_is_left_white(manifest, pdf):
    for page in manifest.pages:
        grey = picture(pdf, page.page)
        for note in page.notes:
            room = (note.x, note.y, note.x + note.w, note.y + note.h)
            assert darkest(grey, room) > 250


def test_the_printed_margin_is_eight_millimetres(manifest, pdf):
    for page in manifest.pages:
        grey = picture(pdf, page.page)
        for margin in ((0, 0, 7.8, 297), (202.2, 0, 210, 297), (0, 0, 210, 7.8)):
            assert darkest(grey, margin) > 250
        assert darkest(grey, (0, 289.3, 210, 297)) > 250


def test_no_white_hair_shows_between_the_modules_of_a_code(manifest, pdf):
    grey = picture(pdf, 1)
    corner = manifest.pages[0].qr[0]
    module = corner.size / 25

    finder = (
        corner.x + 2.2 * module, corner.y + 2.2 * module,
        corner.x + 4.8 * module, corner.y + 4.8 * module,
    )  # fmt: skip

    assert lightest(grey, finder) < 64


def test_a_preview_has_the_shape_of_the_page(manifest, pdf):
    width, height, pixels = page_image(pdf, 1, 1.0)

    assert page_count(pdf) == len(manifest.pages)
    assert height / width == pytest.approx(297 / 210, abs=0.01)
    assert len(pixels) == width * height * 4


def darkest(grey, area):
    return cut(grey, area).getextrema()[0]


def lightest(grey, area):
    return cut(grey, area).getextrema()[1]


def cut(grey, area):
    left, top, right, bottom = (round(side * DOTS) for side in area)
    return grey.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
