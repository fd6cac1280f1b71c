"""What a printer does beside its place is set right: measured in the PDF, in millimetres."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.labels_sheet import SHEETS, Addressed, Letter
from organiser.domain.printer import FRAME, LEAST, MOST, UNSHIFTED, Printer, Shift
from organiser.printing.labels import draw_labels
from organiser.printing.letters import draw_letters
from organiser.printing.list_page import ListColumn, PaperList, draw_list
from organiser.printing.packet import draw_packet
from organiser.printing.printer_test import draw_printer_test
from organiser.progress import Progress
from tests.printing.papers import packet

MM = 72 / 25.4
ANNE = Addressed(("Anne Le Gall", "4 rue de l’Œuvre", "35000 RENNES"))


def labels(out, shift):
    draw_labels(out, [ANNE] * 30, SHEETS["3x8"], "Labels", skipped=3, shift=shift)


def letters(out, shift):
    letter = Letter(ANNE, ("Committee",), "3 November 2026", ("Good morning,",), "The law.")
    draw_letters(out, [letter] * 2, "Letters", "en", shift=shift)


def sheets(out, shift):
    draw_packet(packet(), out, shift=shift, progress=Progress())


def lists(out, shift):
    columns = (ListColumn("Name", 3), ListColumn("Came", 1, is_box=True))
    draw_list(PaperList("List", (), columns, (("Anne", ""),) * 60), out, shift=shift)


def places(draw, shift=UNSHIFTED):
    """Where each letter and each stroke of every page stands, in millimetres from its corner."""
    out = io.BytesIO()
    draw(out, shift)
    document = pypdfium2.PdfDocument(out.getvalue())
    found = [list(_places_on(page)) for page in document]
    document.close()
    return found


def _places_on(page):
    text = page.get_textpage()
    for at in range(0, text.count_chars(), 7):
        left, bottom, _right, _top = text.get_charbox(at)
        yield left / MM, 297 - bottom / MM
    for thing in page.get_objects(max_depth=1):
        if thing.type != 1:
            left, bottom, _right, _top = thing.get_bounds()
            yield left / MM, 297 - bottom / MM


@pytest.mark.parametrize("draw", [labels, letters, sheets, lists])
def test_everything_on_every_page_is_set_off(draw):
    before, after = places(draw), places(draw, Shift(right=1.5, down=-2.3))

    assert len(before) > 1
    for there, here in zip(before, after, strict=True):
        moved = [(x - a, y - b) for (a, b), (x, y) in zip(there, here, strict=True)]
        assert moved == [(pytest.approx(1.5, abs=0.02), pytest.approx(-2.3, abs=0.02))] * len(moved)


@pytest.mark.parametrize("draw", [labels, letters, sheets, lists])
def test_without_a_shift_not_a_byte_changes(draw):
    plain, shifted = io.BytesIO(), io.BytesIO()

    draw(plain, UNSHIFTED)
    draw(shifted, Shift(0.0, 0.0))

    assert plain.getvalue() == shifted.getvalue()


@settings(max_examples=share(40), deadline=None)
@given(left=st.integers(LEAST, MOST), top=st.integers(LEAST, MOST))
def test_what_is_read_is_what_sets_it_right(left, top):
    shift = Printer(left, top).shift

    assert round(left + 10 * shift.right) == FRAME
    assert round(top + 10 * shift.down) == FRAME


@pytest.mark.parametrize("read", [-40, 0, LEAST - 1, MOST + 1, 5000])
def test_settings_that_cannot_be_shift_nothing(read):
    assert Printer(read, read).shift.is_none


@pytest.mark.parametrize(
    ("printer", "is_cut"),
    [(Printer(), False), (Printer(white=60), False), (Printer(white=90), True),
     (Printer(left=230, white=60), True)],
)  # fmt: skip
def test_codes_that_would_lose_their_edge_are_known(printer, is_cut):
    assert printer.cuts_codes == is_cut


def words(shift):
    out = io.BytesIO()
    draw_printer_test(shift, out)
    document = pypdfium2.PdfDocument(out.getvalue())
    said = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return said


def frames(shift):
    """The upper left corners of the frames, and how wide they are."""
    out = io.BytesIO()
    draw_printer_test(shift, out)
    document = pypdfium2.PdfDocument(out.getvalue())
    bounds = [thing.get_bounds() for thing in document[0].get_objects()]
    document.close()
    wide = [(left, top) for left, _bottom, right, top in bounds if right - left > 150 * MM]
    return {(round(left / MM, 1), round(297 - top / MM, 1)) for left, top in wide}


def test_the_frame_of_the_test_page_stands_where_it_says():
    assert any(abs(x - 20.0) < 0.31 and abs(y - 20.0) < 0.31 for x, y in frames(UNSHIFTED))
    assert "170 mm wide" in words(UNSHIFTED)
    assert "dashed" not in words(UNSHIFTED)


def test_what_was_typed_shows_as_a_second_frame():
    shifted = frames(Shift(right=3.0, down=4.0))

    assert any(abs(x - 23.0) < 0.31 and abs(y - 24.0) < 0.31 for x, y in shifted)
    assert "dashed" in words(Shift(right=3.0, down=4.0))
