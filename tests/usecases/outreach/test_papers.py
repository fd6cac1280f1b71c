"""Letters and labels of a drive, read back from the PDF."""

import re
from contextlib import closing

import pypdfium2
import pytest

from organiser.domain.consent import Basis
from organiser.domain.labels_sheet import SHEETS
from organiser.domain.outreach import Use
from organiser.errors import Refused
from organiser.models.person import Person
from organiser.usecases.outreach import drives, papers
from organiser.usecases.outreach.launching import launch
from tests.usecases.outreach.people import plan, say_who_answers, willing


def pages_of(pdf):
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        texts = []
        for page in document:
            with closing(page), closing(page.get_textpage()) as words:
                texts.append(re.sub(r"[ \u00a0\u202f]+", " ", words.get_text_bounded()))
        return texts


@pytest.fixture
def three(database):
    say_who_answers(database)
    return [willing(database, f"P{number} Riou", number) for number in range(1, 4)]


def test_each_label_has_the_address_as_the_post_reads_it(database, three):
    drawn = papers.draw_papers(database, launch(database, plan(Use.LABEL)))

    (page,) = pages_of(drawn.pdf)
    assert [line for line in page.splitlines() if line.strip()][:3] == [
        "P1 Riou", "1 rue des Lilas", "35830 BETTON",
    ]  # fmt: skip
    assert drawn.people == tuple(three)


def test_labels_begin_where_the_first_free_one_is(database, three):
    drive = launch(database, plan(Use.LABEL))

    drawn = papers.draw_papers(database, drive, sheet="2x7", skipped=12)

    assert [page.count("BETTON") for page in pages_of(drawn.pdf)] == [2, 1]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_label_lies_on_the_page(sheet):
    places = list(sheet.places())

    assert len(places) == sheet.labels
    assert all(x >= 0 and x + sheet.width <= 210 for x, _y in places)
    assert all(y >= 0 and y + sheet.height <= 297 for _x, y in places)


def test_each_letter_says_who_writes_and_how_to_hear_no_more(database, three):
    drive = launch(database, plan(Use.LETTER, words="Madame, Monsieur,\n\nVenez samedi."))

    pages = pages_of(papers.draw_papers(database, drive).pdf)

    assert len(pages) == 3
    for page in pages:
        assert "Venez samedi." in page
        assert "stop@example.org" in page
        assert "CNIL" in page


def test_a_letter_to_an_elector_says_where_the_address_comes_from(database, three):
    with database.transaction("people.edit") as session:
        session.get_one(Person, three[0]).basis = Basis.ROLL
    drive = launch(database, plan(Use.LETTER))

    pages = pages_of(papers.draw_papers(database, drive).pdf)

    assert ["electoral roll" in page for page in pages] == [True, False, False]


def test_a_long_letter_goes_on_with_the_same_foot(database, three):
    drive = launch(database, plan(Use.LETTER, words="Une phrase assez longue. " * 150))

    pages = pages_of(papers.draw_papers(database, drive).pdf)

    assert len(pages) == 6
    assert all("stop@example.org" in page for page in pages)


def test_what_was_printed_is_noted_and_not_printed_again(database, three):
    drive = launch(database, plan(Use.LABEL))
    drawn = papers.draw_papers(database, drive)

    papers.note_printed(database, drawn)

    assert drives.read_drive(database, drive).left == 0
    with pytest.raises(Refused):
        papers.draw_papers(database, drive)
