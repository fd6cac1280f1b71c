"""Files that are dropped are taken, or it is said why not; a button always does the same."""

import pytest
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from organiser.ui.drops import DropPlace, Kind
from organiser.ui.widgets.boxes import below
from tests.ui.dragging import drop, enter, hang, place_of, take_away

LISTS = Kind((".csv", ".xlsx"), lambda: "Drop the list here", lambda: "No list: CSV or Excel.")
SHAPES = Kind((".json",), lambda: "Drop them here", lambda: "No shapes.", takes_many=True)


class Desk(QWidget):
    """A place with a field on it, and what was taken and told there."""

    def __init__(self, kind):
        super().__init__()
        self.taken, self.told = [], []
        self.field, self.button = QLineEdit(), QPushButton("Browse")
        self.setLayout(below(QLabel("Lists"), self.field, self.button))
        DropPlace(self, kind, self.taken.append, lambda e: self.told.append(str(e)),
                  twin=self.button)  # fmt: skip
        self.resize(500, 300)


@pytest.fixture
def make_desk(qtbot, appearance):
    def make(kind=LISTS):
        desk = Desk(kind)
        qtbot.addWidget(desk)
        desk.show()
        return desk

    return make


@pytest.fixture
def file(tmp_path):
    def write(name="list.csv"):
        made = tmp_path / name
        made.write_text("Name\nAnne\n", encoding="utf-8")
        return made

    return write


def cue_of(desk):
    cue = place_of(desk).cue
    return (cue.isVisible(), cue.is_good, cue.text())


def test_a_file_that_hangs_over_the_place_is_welcomed(make_desk, file):
    desk = make_desk()

    assert hang(desk, file())
    assert cue_of(desk) == (True, True, "Drop the list here")
    assert place_of(desk).cue.geometry() == desk.rect()


def test_a_file_that_leaves_again_leaves_no_trace(make_desk, file):
    desk = make_desk()
    hang(desk, file())

    take_away(desk)

    assert not cue_of(desk)[0]
    assert desk.taken == []


def test_a_file_that_is_dropped_is_taken(qtbot, make_desk, file):
    desk, made = make_desk(), file()

    drop(qtbot, desk, made)

    assert (desk.taken, desk.told) == ([(made,)], [])
    assert not cue_of(desk)[0]


@pytest.mark.parametrize("name", ["photo.jpg", "list.csv.exe", "noend"])
def test_another_kind_of_file_is_refused_in_words(qtbot, make_desk, file, name):
    desk, made = make_desk(), file(name)

    hang(desk, made)
    shown = cue_of(desk)
    drop(qtbot, desk, made)

    assert shown == (True, False, "No list: CSV or Excel.")
    assert (desk.taken, desk.told) == ([], ["No list: CSV or Excel."])


def test_a_folder_is_no_file_whatever_it_is_called(qtbot, make_desk, tmp_path):
    desk = make_desk()
    (tmp_path / "old.csv").mkdir()

    drop(qtbot, desk, tmp_path / "old.csv")

    assert (desk.taken, desk.told) == ([], ["No list: CSV or Excel."])


def test_several_files_are_taken_where_there_is_room_for_them(qtbot, make_desk, file):
    desk = make_desk(SHAPES)
    files = file("a.json"), file("b.JSON")

    drop(qtbot, desk, *files)

    assert desk.taken == [files]


def test_several_files_are_refused_where_one_is_asked_for(qtbot, make_desk, file):
    desk = make_desk()

    drop(qtbot, desk, file("a.csv"), file("b.csv"))

    assert desk.taken == []
    assert "One file at a time" in desk.told[0]


def test_one_wrong_file_among_several_is_told(qtbot, make_desk, file):
    desk = make_desk(SHAPES)

    drop(qtbot, desk, file("a.json"), file("b.png"))

    assert (desk.taken, desk.told) == ([], ["No shapes."])


def test_an_address_of_the_web_is_no_file(make_desk):
    desk = make_desk()

    assert not hang(desk, "https://example.org/list.csv")
    assert not cue_of(desk)[0]


def test_the_fields_below_do_not_take_the_path_as_text(make_desk, file):
    desk = make_desk()
    hang(desk, file())

    there = desk.childAt(desk.field.geometry().center())

    assert there is place_of(desk).cue


def test_the_cue_goes_when_the_files_never_came_over_it(qtbot, make_desk, file):
    desk = make_desk()
    enter(desk, file())

    QApplication.sendEvent(desk, QDragLeaveEvent())

    qtbot.waitUntil(lambda: not cue_of(desk)[0])
