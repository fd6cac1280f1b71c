"""The page of the recovery code: readable, complete, and alone."""

import io
from datetime import date

import pypdfium2

from organiser.printing.recovery import draw_recovery_code

CODE = "K7QM-2FXD-9HTR-WB4N-6JPV-3ZCE"


def page_of(code):
    out = io.BytesIO()
    draw_recovery_code(code, "Comité Rennes Nord", out, on=date(2026, 11, 28))
    return out.getvalue()


def test_the_recovery_code_is_printed_whole_with_what_it_is_for():
    document = pypdfium2.PdfDocument(page_of(CODE))

    said = " ".join(document[0].get_textpage().get_text_range().split())

    assert len(document) == 1
    document.close()
    assert all(group in said for group in CODE.split("-"))
    assert "Comité Rennes Nord" in said
    assert "What it is for" in said
    assert "Saturday 28 November 2026" in said


def test_the_recovery_page_does_not_name_the_code_outside_the_page():
    document = pypdfium2.PdfDocument(page_of(CODE))

    said = " ".join(document.get_metadata_dict().values())

    document.close()
    assert not any(group in said for group in CODE.split("-"))


def test_a_code_of_one_piece_fits_too():
    assert page_of("A" * 64).startswith(b"%PDF")
