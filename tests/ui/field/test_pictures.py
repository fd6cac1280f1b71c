"""Pictures fill the grid as if they were typed; what they leave open is hers to say."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from ticked import brought_back

from organiser.domain.field import DoorResult, Outcome
from organiser.errors import Cancelled
from organiser.models.field import Visit
from organiser.progress import Progress
from organiser.ui.field.filling import State, fill
from organiser.usecases.field import choosing, entering, tallies
from tests.ui.field.doors import bring_pictures, chosen, codes, printed
from tests.ui.field.doors import fill as fill_streets
from tests.ui.rules import press

SIXTEEN = tuple(f"r{row:02d}.res.{'P' if row % 3 == 0 else 'A'}" for row in range(1, 17))
DOORS, COUNTS = 2, 4


@pytest.fixture
def page(field, sheet):
    """The page of returns, in front, with a sheet of twenty doors printed."""
    field.go("returns")
    return field.pages.page("returns")


@pytest.fixture
def read(qtbot, page):
    """Have pictures read; return what is told of each."""

    def take(*files):
        with qtbot.waitSignal(page.reader.read, timeout=30_000) as done:
            page.reader.take(files)
        return done.args[0].told

    return take


def kept(database, sheet, number, boxes, folder, pale=()):
    file = folder / f"{number}.png"
    brought_back(database, sheet.id, number, boxes, pale).save(file)
    return file


def key(code, text=""):
    press(QApplication.focusWidget(), code, text)


def answers(page):
    return "".join(line.outcome or "." for line in page.desk.entry.lines)


def results(database, sheet, at=0):
    return entering.open_page(database, codes(database, sheet)[at]).results


def test_a_picture_fills_the_grid_and_nothing_is_recorded_before_she_settles(
    page, read, streets, sheet, tmp_path
):
    (told,) = read(kept(streets, sheet, DOORS, SIXTEEN, tmp_path))
    before = results(streets, sheet)

    page.open_code(told.typed)
    key(Qt.Key.Key_End)

    assert (told.state, told.said) == (State.READY, "16 lines are read.")
    assert before == ()
    assert [result.outcome for result in results(streets, sheet)] == [
        Outcome.MET if row % 3 == 0 else Outcome.ABSENT for row in range(1, 17)
    ]
    with streets.reading() as session:
        assert set(session.scalars(select(Visit.how))) == {"picture"}


def test_lines_that_ask_stand_empty_with_their_picture_and_are_gone_to(
    page, read, streets, sheet, tmp_path
):
    asked = (*SIXTEEN[:2], "r03.res.N", *SIXTEEN[2:9], *SIXTEEN[10:])
    (told,) = read(kept(streets, sheet, DOORS, asked, tmp_path))

    page.open_code(told.typed)
    first = (page.desk.entry.here, page.desk.strip.isVisible(), page.desk.strip.accessibleName())
    key(Qt.Key.Key_unknown, "2")
    second = (page.desk.entry.here, page.desk.strip.isVisible())
    key(Qt.Key.Key_unknown, "0")

    assert (told.state, told.said) == (State.LOOK, "2 lines to look at.")
    assert first == (2, True, "Line 3 in the picture")
    assert second == (9, True)
    assert answers(page) == "AAPAAPAAP.APAAPA"
    assert not page.desk.entry.asked
    assert not page.desk.strip.isVisible()


def test_what_is_asked_is_still_asked_after_the_page_was_put_off(
    page, read, streets, sheet, tmp_path
):
    (told,) = read(kept(streets, sheet, DOORS, SIXTEEN[1:], tmp_path))

    page.open_code(told.typed)
    page.desk.left.emit()
    page.open_code(told.typed)

    assert page.desk.entry.asked == {0}
    assert page.desk.strip.isVisible()


def test_what_she_typed_is_never_written_over(page, read, streets, sheet, tmp_path):
    settled, begun = codes(streets, sheet)[:2]
    first = entering.open_page(streets, settled)
    entering.record_results(streets, first.id, [DoorResult(0, Outcome.INACCESSIBLE)])
    page.open_code(begun)
    key(Qt.Key.Key_unknown, "3")
    page.desk.left.emit()

    told = read(
        kept(streets, sheet, DOORS, SIXTEEN, tmp_path),
        kept(streets, sheet, DOORS + 1, SIXTEEN[:4], tmp_path),
    )
    page.open_code(begun)

    assert [each.state for each in told] == [State.STANDS, State.LOOK]
    assert answers(page) == "L..."
    assert results(streets, sheet) == (DoorResult(0, Outcome.INACCESSIBLE),)


def test_a_refused_picture_is_listed_with_one_sentence(page, read, streets, sheet, tmp_path):
    told = read(*bring_pictures(streets, sheet, tmp_path))

    assert [(each.picture, each.state) for each in told] == [
        ("page-2.png", State.LOOK), ("page-3.png", State.READY), ("plage.jpg", State.REFUSED),
    ]  # fmt: skip
    assert told[2].said == "No page was found, or two: take one page a picture, with its corners."
    assert page.opening.read.heading.text() == "2 pages read · 1 picture refused"
    page.opening.read.list.opened.emit(page.opening.read.model.index(2, 0))
    assert not page.desk.isVisible()
    page.opening.read.list.opened.emit(page.opening.read.model.index(1, 0))
    assert page.desk.isVisible()


def test_enter_goes_from_one_page_that_was_read_to_the_next(page, read, streets, sheet, tmp_path):
    read(
        kept(streets, sheet, DOORS + 1, SIXTEEN[:4], tmp_path),
        kept(streets, sheet, DOORS, SIXTEEN, tmp_path),
    )

    key(Qt.Key.Key_Return)
    first = page.desk.page.page
    key(Qt.Key.Key_End)
    key(Qt.Key.Key_Return, "\r")
    second = page.desk.page.page
    key(Qt.Key.Key_End)

    assert (first, second) == (DOORS + 1, DOORS)
    assert not page.opening.read.isVisible()
    assert len(results(streets, sheet, 1)) == 4


def test_counts_are_filled_when_they_are_certain(page, read, streets, sheet, tmp_path):
    ticks = {f"t1.plus.{at:02d}" for at in range(1, 6)} | {"t1.minus.01"}
    (told,) = read(kept(streets, sheet, COUNTS, ticks, tmp_path))

    page.open_code(told.typed)
    shown = page.desk.counts.numbers
    before = tallies.tallies_of(streets, sheet.id)
    page.desk.settled.emit()

    assert (told.state, told.said) == (State.READY, "6 answers are counted.")
    assert (shown, before) == ([[5, 0, 1]], ())
    (tally,) = tallies.tallies_of(streets, sheet.id)
    assert (tally.plus, tally.zero, tally.minus) == (5, 0, 1)


def test_a_count_that_is_not_sure_is_hers_to_type(page, read, streets, sheet, tmp_path):
    ticks = {f"t1.plus.{at:02d}" for at in range(1, 6)} | {"t1.zero.01", "t1.zero.03"}
    (told,) = read(kept(streets, sheet, COUNTS, ticks, tmp_path))

    page.open_code(told.typed)
    shown = (page.desk.counts.numbers, page.desk.tally.place(), page.desk.strip.isVisible())
    page.desk.left.emit()
    page.open_code(told.typed)
    key(Qt.Key.Key_End)
    waiting = page.desk.sentence.text()
    key(Qt.Key.Key_unknown, "2")
    key(Qt.Key.Key_End)

    assert (told.state, told.said) == (State.LOOK, "1 count to look at.")
    assert shown == ([[5, 0, 0]], 1, True)
    assert waiting == "This count is still to look at: type it, 0 for none."
    (tally,) = tallies.tallies_of(streets, sheet.id)
    assert (tally.plus, tally.zero, tally.minus) == (5, 2, 0)


def test_counts_of_half_a_packet_are_not_filled(streets, database, tmp_path):
    fill_streets(database, [f"rue {letter}" for letter in "ABCDE"], 2)
    several = range(len(choosing.streets(database)))
    sheet = printed(database, [door for street in several for door in chosen(database, street)])
    pages = entering.pages_to_type(database, sheet.id)
    number = pages[-1][1]

    filling = fill(database, [kept(database, sheet, number, {"t1.plus.01"}, tmp_path)], Progress())

    (told,) = filling.told
    assert told.state is State.LOOK
    assert entering.open_page(database, told.typed).draft == ""


def test_stopped_half_way_nothing_is_filled(streets, sheet, tmp_path):
    files = [kept(streets, sheet, DOORS, SIXTEEN, tmp_path), tmp_path / "2.png"]
    progress = Progress(tell=lambda done, _total: progress.stop() if done else None)

    with pytest.raises(Cancelled):
        fill(streets, files, progress)

    assert entering.open_page(streets, codes(streets, sheet)[0]).draft == ""


def test_pictures_may_be_dropped_on_the_page(qtbot, page, streets, sheet, tmp_path):
    Image.new("L", (300, 400), 255).save(tmp_path / "a.jpg")
    place = next(each for each in page.opening.children() if hasattr(each, "drop"))

    with qtbot.waitSignal(page.reader.read, timeout=30_000):
        place.drop((tmp_path / "a.jpg",))

    assert place.refusal((tmp_path / "a.docx",)) == (
        "Only pictures are read here: JPEG, PNG, TIFF, WebP, BMP, or a PDF of them."
    )
    assert page.opening.read.isVisible()
