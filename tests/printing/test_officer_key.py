"""The officer's page and her letter carry the figures, and say what they are for."""

from datetime import date
from io import BytesIO

import pypdfium2

from organiser.printing.officer_key import draw_officer_key

FIGURES = "48217730119564028817"


def pages():
    out = BytesIO()
    draw_officer_key(FIGURES, out, on=date(2026, 11, 27))
    document = pypdfium2.PdfDocument(out.getvalue())
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_both_pages_carry_the_figures_in_their_groups():
    for page in pages():
        assert "4821 7730 1195" in page
        assert "6402 8817" in page


def test_the_letter_says_what_she_can_read_and_that_a_no_is_free():
    kept, sent = pages()

    assert "officer-key.secret" in kept
    assert "officer-key.secret" not in sent
    assert "What the officer can read then" in sent
    assert "You may say no, and you may stop it later" in sent
