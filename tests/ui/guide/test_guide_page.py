"""The guide inside the program."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from organiser import i18n, paths
from organiser.ui.guide.book import read_chapters
from organiser.ui.guide.page import GuidePage
from organiser.ui.guide.view import ChapterView

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def page(qtbot, appearance):
    page = GuidePage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def titles(page):
    return [page.contents.item(row).text() for row in range(page.contents.count())]


def test_all_chapters_are_listed_and_the_first_is_read(page):
    assert len(titles(page)) == len(read_chapters()) > 15
    assert page.contents.currentRow() == 0
    assert "Guide to Organiser" in page.view.toPlainText()


def test_the_chapter_of_a_page_is_the_one_that_explains_it(page):
    page.show_chapter_of("people")

    assert page.contents.currentItem().text() == page.view.accessibleName()
    assert "Ctrl+K" in page.view.toPlainText()


def test_the_last_chapter_is_for_who_looks_after_the_computer(page):
    page.view.anchorClicked.emit(QUrl("technician.en.md"))

    assert page.contents.currentRow() == len(titles(page)) - 1
    assert "committee.keys" in page.view.toPlainText()


def test_a_word_keeps_the_chapters_that_speak_of_it(page):
    page.search.setText("recovery CODE")
    page.search._ask()

    assert 0 < len(titles(page)) < len(read_chapters())
    assert "recovery code" in page.view.toPlainText()


def test_a_word_that_no_chapter_holds_says_so(page):
    page.search.setText("zzzzz")
    page.search._ask()

    assert titles(page) == []
    assert not page._nothing.isHidden()
    assert page.view.isHidden()


def test_the_chapter_that_is_read_stays_in_front_in_another_language(page):
    page.show_chapter_of("people")
    row = page.contents.currentRow()
    i18n.speak("fr", paths.resources() / "locale")

    page.retranslate()

    assert page.contents.currentRow() == row
    assert "Soutiens" in page.view.toPlainText()


def test_no_mark_for_the_program_is_read(page):
    for row in range(page.contents.count()):
        page.contents.setCurrentRow(row)
        assert "<!--" not in page.view.toPlainText()


def test_pictures_are_no_wider_than_the_text_and_nothing_else_is_loaded(page):
    picture = page.view.loadResource(IMAGE, QUrl("pictures/fr/today.png"))

    assert 0 < picture.width() / picture.devicePixelRatio() <= page.view._room()
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert page.view.loadResource(style, QUrl("https://example.org/a.css")) is None


@pytest.mark.parametrize(
    "address",
    ["//evil.example/share/x.png", "\\\\evil.example\\share\\x.png", "C:\\x.png", "../beside.png",
     "file://evil.example/x.png", "http://evil.example/x.png", "{folder}/inside.png"],
)  # fmt: skip
def test_a_picture_of_another_place_is_not_even_looked_for(qtbot, appearance, tmp_path, address):
    folder = tmp_path / "guide"
    folder.mkdir()
    for file in (folder / "inside.png", tmp_path / "beside.png"):
        picture = QImage(4, 4, QImage.Format.Format_RGB32)
        picture.fill(0)
        assert picture.save(str(file))
    view = ChapterView(folder)
    qtbot.addWidget(view)
    kind = QTextDocument.ResourceType.ImageResource.value

    inside = view.loadResource(kind, QUrl("inside.png"))
    other = view.loadResource(kind, address.format(folder=folder))

    assert not inside.isNull()
    assert other.isNull()
