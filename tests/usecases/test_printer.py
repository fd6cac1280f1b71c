"""What was read on a printer’s test page holds for every paper with boxes, on this computer."""

from contextlib import closing
from datetime import date

import pypdfium2
import pytest
from make import SATURDAY

from organiser.domain.action import ActionKind, Kind
from organiser.domain.field import Outing
from organiser.domain.outreach import Use
from organiser.domain.plan import Plan
from organiser.domain.printer import Printer
from organiser.progress import Progress
from organiser.ui.field.choice import Choice, Looks, make_preview
from organiser.usecases import printer
from organiser.usecases.field import call_sheets, choosing, printing
from organiser.usecases.outreach import papers
from organiser.usecases.outreach.launching import launch
from organiser.usecases.plans import papers as lists
from organiser.usecases.plans import planning
from tests.usecases.outreach.people import plan, say_who_answers, willing

OFF = Printer(left=180, top=225)
MM = 72 / 25.4


@pytest.fixture
def people(database):
    say_who_answers(database)
    return [willing(database, f"P{number} Riou", number) for number in range(1, 4)]


def doors(database):
    return choosing.doors_of_streets(
        database, [(row.key, row.city, choosing.Side.BOTH) for row in choosing.streets(database)]
    ).doors


def packet(database, folder):
    draft = printing.prepare(database, Outing("Stall", on=SATURDAY), doors(database))
    sheet = printing.print_sheet(database, draft, folder / "packet.pdf")
    printing.save_again(database, sheet.id, folder / "again.pdf")
    return (folder / "packet.pdf").read_bytes(), (folder / "again.pdf").read_bytes()


def preview(database, _folder):
    streets = {(row.key, row.city): choosing.Side.BOTH for row in choosing.streets(database)}
    outing = Outing("Stall", on=SATURDAY, return_by=date(2026, 11, 30))
    return (make_preview(database, Choice(streets), outing, Looks(), Progress()).pdf,)


def labels(database, _folder):
    return (papers.draw_papers(database, launch(database, plan(Use.LABEL))).pdf,)


def letters(database, _folder):
    return (papers.draw_papers(database, launch(database, plan(Use.LETTER))).pdf,)


def calls(database, _folder):
    return (call_sheets.draw_calls(database, launch(database, plan()), "fr").pdf,)


def sign_up(database, folder):
    action = planning.plan(database, Plan(Kind(ActionKind.STALL), SATURDAY, "09:00"))
    lists.write_sign_up_sheet(database, action, folder / "list.pdf")
    return ((folder / "list.pdf").read_bytes(),)


def first_letter(pdf):
    """Where the first letter of the first page stands, in millimetres."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        left, bottom, _right, _top = document[0].get_textpage().get_charbox(0)
    return left / MM, 297 - bottom / MM


@pytest.mark.parametrize("made", [packet, preview, labels, letters, calls, sign_up])
def test_every_paper_with_boxes_is_set_off(database, home, people, tmp_path, made):
    places = [first_letter(pdf) for pdf in made(database, tmp_path)]

    printer.keep_printer(home, OFF)
    moved = [first_letter(pdf) for pdf in made(database, tmp_path)]

    by = [(x - a, y - b) for (a, b), (x, y) in zip(places, moved, strict=True)]
    assert by == [(pytest.approx(2.0, abs=0.02), pytest.approx(-2.5, abs=0.02))] * len(places)
