"""The keys on paper: one page, however many there are."""

import io

import pypdfium2
import pytest

from organiser.domain.cheat_sheet import CheatSheet, KeyGroup, KeyLine
from organiser.printing.cheat_sheet import draw_cheat_sheet


def drawn(*groups):
    out = io.BytesIO()
    draw_cheat_sheet(CheatSheet("Keys: Calls", "Comité Rennes Nord", groups), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    said = " ".join(document[0].get_textpage().get_text_range().split())
    pages = len(document)
    document.close()
    return pages, said


def group(title, lines):
    return KeyGroup(
        title, tuple(KeyLine(("Ctrl", str(at)), f"{title} number {at}") for at in range(lines))
    )


def test_the_sheet_says_each_key_and_what_it_does():
    pages, said = drawn(group("Here", 3), group("Everywhere", 4))

    assert pages == 1
    assert "Keys: Calls" in said
    assert "Comité Rennes Nord" in said
    assert all(f"Here number {at}" in said for at in range(3))
    assert "Everywhere number 3" in said


@pytest.mark.parametrize("lines", [1, 12, 40, 90])
def test_however_many_keys_there_are_they_stay_on_one_page(lines):
    pages, said = drawn(group("Here", lines), group("There", lines), group("Everywhere", 20))

    assert pages == 1
    assert f"There number {lines - 1}" in said
    assert "Everywhere number 19" in said
