"""The attachments of a directive: how much of each came, seen here, saved as a copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from sent import large, odt, pdf, png
from sent_here import bring

from organiser.domain.sent_file import PIECE
from organiser.ui.sent_files.file_list import state_words

PICTURE = png(40, 30)


@pytest.fixture
def attached(database, made, page, qtbot):
    """A picture, a PDF, a text, and one of which half came."""
    bring(database, made["asks"], "plan.png", PICTURE)
    bring(database, made["asks"], "tract.pdf", pdf(), place=1)
    bring(database, made["asks"], "texte.odt", odt(), place=2)
    bring(database, made["asks"], "photo.png", large(4 * PIECE), many=3, place=3)
    qtbot.waitUntil(lambda: len(page.pane.files.lines) == 4)
    return page.pane.files


def line(files, name):
    return next(each for each in files.lines if each.file.name == name)


def test_each_says_what_it_is_or_how_much_of_it_came(attached, page):
    words = [state_words(each.file) for each in attached.lines]

    assert words[0] == "picture · 1 kB"
    assert words[1] == "PDF · 1 kB"
    assert words[3].startswith("still coming (3 of 5)")
    assert attached.isVisibleTo(page)


def test_only_what_is_whole_is_opened_and_only_what_is_shown_here(attached):
    may_open = [each.open_button.isVisibleTo(attached) for each in attached.lines]
    may_save = [each.save_button.isVisibleTo(attached) for each in attached.lines]

    assert may_open == [True, True, False, False]
    assert may_save == [True, True, True, False]


def test_a_picture_and_a_pdf_are_seen_inside_the_program(attached, page, qtbot):
    QTest.keyClick(line(attached, "plan.png").open_button, Qt.Key.Key_Space)
    picture = page.looking.viewer
    seen = picture.picture._image.size()
    picture.close()

    line(attached, "tract.pdf").open_button.click()
    paper = page.looking.viewer
    qtbot.waitUntil(lambda: not paper.picture._image.isNull())

    assert (seen.width(), seen.height()) == (40, 30)
    assert paper.picture.accessibleName() == "tract.pdf"
    assert not paper.before.isVisibleTo(paper)
    paper.close()


def test_a_copy_is_the_file_itself(attached, page, messages, tmp_path, qtbot):
    place = tmp_path / "copie.png"

    with qtbot.waitSignal(messages.shown):
        page.looking.save(line(attached, "plan.png").file, place)

    assert place.read_bytes() == PICTURE
    assert QImage(str(place)).width() == 40


def test_what_nobody_can_show_says_so(database, made, page, messages, qtbot):
    broken = PICTURE.replace(b"IDAT", b"iDAT")
    import zlib

    at = PICTURE.index(b"IDAT") - 4
    length = int.from_bytes(PICTURE[at : at + 4])
    told = zlib.crc32(broken[at + 4 : at + 8 + length]).to_bytes(4)
    broken = broken[: at + 8 + length] + told + broken[at + 12 + length :]
    bring(database, made["asks"], "plan.png", broken)
    qtbot.waitUntil(lambda: bool(page.pane.files.lines))

    with qtbot.waitSignal(messages.troubled if hasattr(messages, "troubled") else messages.shown):
        page.pane.files.lines[0].open_button.click()


def test_the_list_follows_what_comes(database, made, page, qtbot):
    bring(database, made["asks"], "photo.png", large(2 * PIECE), many=1)
    qtbot.waitUntil(lambda: len(page.pane.files.lines) == 1)
    bar = page.pane.files.lines[0].bar

    assert (bar.value(), bar.maximum()) == (1, 3)

    page.list.table.selectRow(1)
    assert not page.pane.files.isVisibleTo(page)


def test_what_was_before_her_eyes_for_a_moment_is_read_and_one_undo_takes_it_back(
    database, made, page, qtbot
):  # fmt: skip
    from organiser.usecases import undo
    from tests.ui.directives.test_directives_page import of

    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.pause.timeout.emit()
    read = of(database, made["asks"]).is_new

    undo.undo(database)
    qtbot.waitUntil(lambda: not page.pause.isActive())

    assert not read
    assert of(database, made["asks"]).is_new


def test_what_nobody_looks_at_is_not_read(database, made, page, window):
    from tests.ui.directives.test_directives_page import of

    window.go("today")
    page.pause.timeout.emit()

    assert of(database, made["asks"]).is_new
