"""Pictures of pages are read by their own record, and enter only what is certain."""

import io
from dataclasses import replace
from datetime import date

import pytest
import segno
from make import SATURDAY, bring_in, candidate
from PIL import Image, ImageDraw
from ticked import DOTS, as_pdf, brought_back

from organiser.domain.field import DoorResult, Outcome, Outing, StreetTally
from organiser.domain.refusal import Refusal, Unreadable
from organiser.domain.sheet_code import read_token, write_token
from organiser.errors import Cancelled
from organiser.progress import Progress
from organiser.usecases import undo
from organiser.usecases.field import choosing, entering, printing, tallies
from organiser.usecases.field.choosing import Side
from organiser.usecases.field.reading_sheets import read_files, read_picture
from organiser.usecases.field.recording_read import Entered, record

OUTING = Outing("Porte-à-porte", on=SATURDAY, team="Yann", return_by=date(2026, 11, 30), slips=0)
DOORS, COUNTS = 2, 3
ANSWERED = ("r01.res.P", "r01.ext.B", "r02.res.A", "r03.res.N")
TALLIED = ("t1.plus.01", "t1.plus.02", "t1.plus.03", "t1.zero.01", "t1.minus.01")


@pytest.fixture
def street(database):
    """Three doors of rue des Lilas."""
    bring_in(
        database,
        *(candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 4)),
    )
    return database


def printed(database, replaces=None):
    (row,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    draft = printing.prepare(database, OUTING, doors)
    return printing.print_sheet(database, draft, replaces=replaces)


def results(database, sheet, number=DOORS):
    codes = {page: typed for typed, page, _done in entering.pages_to_type(database, sheet.id)}
    return entering.open_page(database, codes[number])


def kept(tmp_path, *pictures):
    (tmp_path / "scan.pdf").write_bytes(as_pdf(*pictures))
    return tmp_path / "scan.pdf"


def code_of(text):
    """Return the picture of one code alone."""
    out = io.BytesIO()
    segno.make_qr(text, version=2, error="m").save(out, kind="png", scale=12, border=4)
    return Image.open(out).convert("L")


def test_a_page_is_read_by_its_own_record_and_nothing_is_written(street):
    sheet = printed(street)

    page = read_picture(street, brought_back(street, sheet.id, DOORS, ANSWERED))

    assert {box for box, mark in page.marks.items() if mark.v} == set(ANSWERED)
    assert page.results == (
        DoorResult(0, Outcome.MET, leaflet=True),
        DoorResult(1, Outcome.ABSENT),
        DoorResult(2, Outcome.LEAVE_ALONE),
    )
    assert set(page.marks) == {box.id for box in page.page.boxes}
    assert (page.asked, page.blank_rows) == ((), ())
    assert results(street, sheet).results == ()


def test_a_picture_lying_on_its_head_is_read_all_the_same(street):
    sheet = printed(street)
    picture = brought_back(street, sheet.id, DOORS, ANSWERED).rotate(180)

    assert len(read_picture(street, picture).results) == 3


def test_an_untouched_row_is_asked_and_shown(street):
    sheet = printed(street)

    page = read_picture(street, brought_back(street, sheet.id, DOORS, ("r01.res.P", "r03.res.A")))

    assert page.blank_rows == (1,)
    strip = page.strips[1]
    assert (strip.width, len(strip.pixels)) == (210 * DOTS / 2, strip.width * strip.height)
    assert set(page.strips) == {1}


def test_certain_pages_enter_as_if_they_were_typed(street):
    sheet = printed(street)
    pages = [
        read_picture(street, brought_back(street, sheet.id, DOORS, ANSWERED)),
        read_picture(street, brought_back(street, sheet.id, COUNTS, TALLIED)),
    ]

    fates = record(street, pages, blank_is_not_visited=False)

    assert set(fates.values()) == {Entered.RECORDED}
    page = results(street, sheet)
    assert page.is_settled
    assert [result.outcome for result in page.results] == [
        Outcome.MET, Outcome.ABSENT, Outcome.LEAVE_ALONE,
    ]  # fmt: skip
    assert tallies.tallies_of(street, sheet.id) == (StreetTally("rue des Lilas", 3, 1, 1),)
    (row,) = choosing.streets(street)
    assert row.closed == 1


def test_what_was_read_can_be_taken_back(street):
    sheet = printed(street)
    page = read_picture(street, brought_back(street, sheet.id, DOORS, ANSWERED))
    record(street, [page], blank_is_not_visited=False)

    undo.undo(street)

    assert results(street, sheet).results == ()


def test_blank_rows_wait_for_somebody_who_says_that_nobody_went_there(street):
    sheet = printed(street)
    page = read_picture(street, brought_back(street, sheet.id, DOORS, ("r01.res.P",)))

    waiting = record(street, [page], blank_is_not_visited=False)
    entered = record(street, [page], blank_is_not_visited=True)

    assert (waiting[page.id], entered[page.id]) == (Entered.BLANK_ROWS, Entered.RECORDED)
    assert results(street, sheet).results == (DoorResult(0, Outcome.MET),)


def test_a_page_with_a_question_is_not_entered(street):
    sheet = printed(street)
    both = brought_back(street, sheet.id, DOORS, (*ANSWERED, "r02.res.P"))
    page = read_picture(street, both)

    fates = record(street, [page], blank_is_not_visited=True)

    assert {"r02.res.A", "r02.res.P"} <= set(page.asked)
    assert fates[page.id] is Entered.QUESTIONS
    assert not results(street, sheet).is_settled


def test_what_was_typed_is_never_written_over(street):
    sheet = printed(street)
    typed = results(street, sheet)
    entering.record_results(street, typed.id, [DoorResult(0, Outcome.ABSENT)])
    page = read_picture(street, brought_back(street, sheet.id, DOORS, ANSWERED))

    fates = record(street, [page], blank_is_not_visited=True)

    assert fates[page.id] is Entered.SETTLED
    assert results(street, sheet).results == (DoorResult(0, Outcome.ABSENT),)


def test_two_pictures_of_a_page_that_differ_enter_nothing(street):
    sheet = printed(street)
    one = read_picture(street, brought_back(street, sheet.id, DOORS, ANSWERED))
    other = read_picture(
        street, brought_back(street, sheet.id, DOORS, ("r01.res.A", *ANSWERED[2:]))
    )

    assert record(street, [one, one], blank_is_not_visited=True)[one.id] is Entered.RECORDED
    undo.undo(street)
    assert record(street, [one, other], blank_is_not_visited=True)[one.id] is Entered.TWICE
    assert not results(street, sheet).is_settled


def test_a_replaced_sheet_is_read_and_says_so(street):
    old = printed(street)
    new = printed(street, replaces=old.id)

    page = read_picture(street, brought_back(street, old.id, DOORS, ANSWERED))

    assert page.replaced_by == str(new.number)
    assert len(page.results) == 3


@pytest.mark.parametrize(
    ("other", "reason"),
    [({"sheet": 1}, Refusal.UNKNOWN), ({"committee": 1}, Refusal.OTHER_COMMITTEE)],
)
def test_a_page_that_is_not_ours_is_refused_before_a_box_is_looked_at(street, other, reason):
    sheet = printed(street)
    token = read_token(printing.manifest_of(street, sheet.id).pages[1].token)
    corner = code_of(write_token(replace(token, **other)) + "0")

    with pytest.raises(Unreadable) as refused:
        read_picture(street, corner)

    assert refused.value.reason is reason


def test_one_corner_of_a_known_page_is_not_enough(street):
    sheet = printed(street)
    picture = brought_back(street, sheet.id, DOORS, ANSWERED)
    ImageDraw.Draw(picture).rectangle([60 * DOTS, 0, 210 * DOTS, 297 * DOTS], fill=255)
    ImageDraw.Draw(picture).rectangle([0, 60 * DOTS, 210 * DOTS, 297 * DOTS], fill=255)

    with pytest.raises(Unreadable) as refused:
        read_picture(street, picture)

    assert refused.value.reason is Refusal.ONE_CODE


def test_files_are_read_in_their_order_each_picture_told(street, tmp_path):
    sheet = printed(street)
    scan = kept(
        tmp_path,
        brought_back(street, sheet.id, DOORS, ANSWERED),
        Image.new("L", (800, 1100), 255),
        brought_back(street, sheet.id, 1),
    )
    (tmp_path / "a.txt").write_text("nothing", encoding="utf-8")
    told = []
    progress = Progress(tell=lambda done, total: told.append((done, total)))

    reads = list(read_files(street, [tmp_path / "a.txt", scan], progress))

    assert [(read.file.name, read.picture, read.of) for read in reads] == [
        ("a.txt", 1, 1), ("scan.pdf", 1, 3), ("scan.pdf", 2, 3), ("scan.pdf", 3, 3),
    ]  # fmt: skip
    assert [read.reason for read in reads] == [Refusal.UNREADABLE, None, Refusal.NO_CODE, None]
    assert [read.page.page.page for read in reads if read.page] == [DOORS, 1]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_reading_stops_when_it_is_asked_to(street, tmp_path):
    sheet = printed(street)
    scan = kept(tmp_path, *[brought_back(street, sheet.id, DOORS, ANSWERED)] * 2)
    progress = Progress()
    reads = read_files(street, [scan], progress)

    next(reads)
    progress.stop()

    with pytest.raises(Cancelled):
        next(reads)
