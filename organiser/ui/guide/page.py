"""The guide beside the work: its chapters at the left, the one that is read at the right."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QWidget

from organiser.i18n import _
from organiser.ui.guide.book import Chapter, file_of, is_technician, read_chapters
from organiser.ui.guide.view import ChapterView
from organiser.ui.page import Page
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.search_field import SearchField

_LIST_WIDTH, _ROW = 290, 34


class GuidePage(Page):
    """Reads the guide in the language spoken, one chapter at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(lambda: _("Search the guide…"))
        self.contents = _Contents()
        self.view = ChapterView(file_of("fr").parent)
        self._nothing = label(role="muted", wraps=True)
        self.phrases.text(self._nothing, lambda: _("No chapter speaks of that."))
        self.phrases.name(self.contents, lambda: _("Chapters"), tip=False)
        self._chapters: tuple[Chapter, ...] = ()
        self._shown: list[Chapter] = []
        self._sides = self._lay_out()
        self.search.asked.connect(self._find)
        self.contents.currentRowChanged.connect(self._read)
        self.view.anchorClicked.connect(self._follow)
        self._open_book()

    def title(self) -> str:
        return _("Guide")

    def help_text(self) -> str:
        return _(
            "The whole guide, without a network. The chapters are at the left; type a word to keep "
            "those that speak of it."
        )

    def first_focus(self) -> QWidget:
        return self.contents

    def search_field(self) -> QWidget:
        return self.search

    def show_chapter_of(self, key: str) -> None:
        """Show the chapter that explains the page *key*; the first one where there is none."""
        self.search.empty()
        places = (at for at, chapter in enumerate(self._chapters) if key in chapter.pages)
        self.contents.setCurrentRow(next(places, 0))

    def retranslate(self) -> None:
        super().retranslate()
        self.search.phrases.say_again()
        place = max(0, self.contents.currentRow())
        self._open_book()
        self.contents.setCurrentRow(min(place, self.contents.count() - 1))

    def fold(self, level: int) -> None:
        narrow = level > 1
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if narrow else right)
        self.contents.fold(narrow=narrow)

    def _open_book(self) -> None:
        self._chapters = read_chapters()
        self._find(self.search.text())

    def _find(self, words: str) -> None:
        read = self._current()
        self._shown = [chapter for chapter in self._chapters if chapter.holds(words)]
        self.contents.show_titles([chapter.title for chapter in self._shown])
        self._nothing.setVisible(not self._shown)
        self.view.setVisible(bool(self._shown))
        again = self._shown.index(read) if read in self._shown else 0
        self.contents.setCurrentRow(again if self._shown else -1)

    def _current(self) -> Chapter | None:
        row = self.contents.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _read(self, _row: int) -> None:
        chapter = self._current()
        if chapter is not None:
            self.view.show_markdown(chapter.text, chapter.title)

    def _follow(self, link: QUrl) -> None:
        if is_technician(link.toString()):
            self.search.empty()
            self.contents.setCurrentRow(self.contents.count() - 1)

    def _lay_out(self) -> QBoxLayout:
        left = below(self.search, self._nothing, self.contents, gap=10)
        left.setStretch(2, 1)
        right = Card(self.view, padding=8)
        sides = beside(left, right, gap=16, margins=(24, 18, 24, 20))
        sides.setStretch(1, 1)
        self.setLayout(sides)
        return sides


class _Contents(Measured, QListWidget):
    """The titles; as high as there is room, or as a few lines where all stands in one column."""

    def __init__(self) -> None:
        super().__init__()
        self._is_narrow = False
        self.setObjectName("subtle")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.measure()

    def show_titles(self, titles: list[str]) -> None:
        """List *titles*."""
        self.blockSignals(True)
        self.clear()
        for title in titles:
            item = QListWidgetItem(title)
            item.setToolTip(plain_tip(title))
            self.addItem(item)
        self.blockSignals(False)
        self.measure()

    def fold(self, *, narrow: bool) -> None:
        """Make do with a few lines, or stand tall."""
        self._is_narrow = narrow
        self.measure()

    def measure(self) -> None:
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, Theme.px(_ROW)))
        self.setMaximumHeight(Theme.px(_ROW * 5) if self._is_narrow else 16_777_215)
        self.setMaximumWidth(16_777_215 if self._is_narrow else Theme.px(_LIST_WIDTH))
        self.setMinimumWidth(0 if self._is_narrow else Theme.px(_LIST_WIDTH))
