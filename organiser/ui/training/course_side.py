"""The course that is chosen: what it is, what can be done with it, and who followed it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from organiser import clock
from organiser.i18n import _, number
from organiser.ui.phrases import Phrases
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.training.columns import (
    asked_of_nobody,
    awaited_columns,
    followed_by_nobody,
    followed_columns,
)
from organiser.ui.training.words import about_course, asked_words
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.training.asking import Awaited
from organiser.usecases.training.following import Followed
from organiser.usecases.training.shipped import Offered

_DAY, _LEAST = 1, 230


class CourseSide(Measured, QWidget):
    """Shows one course; a course of the program cannot be changed."""

    begin_asked = Signal()
    change_asked = Signal()
    put_away_asked = Signal()
    certificate_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._title, self._about = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._introduction, self._asked = label(wraps=True), label(role="muted", wraps=True)
        self.begin_button = Button("primary", "graduation-cap")
        self.change_button, self.away_button = Button("", "pencil"), Button("ghost")
        self.people: RowsModel[Followed] = RowsModel(followed_columns(), self)
        self.people_list = ListView(
            self.people, lambda: _("Who followed it"), followed_by_nobody(), row=46
        )
        self.awaited: RowsModel[Awaited] = RowsModel(awaited_columns(), self)
        self.awaited_list = ListView(
            self.awaited, lambda: _("Who should follow it"), asked_of_nobody(), row=46
        )
        self.tabs, self.lists = QTabBar(), QStackedWidget()
        self.paper_button = Button("", "award")
        self._offered: Offered | None = None
        self._stop = 0
        self._lay_out()
        self.measure()
        self.begin_button.clicked.connect(self.begin_asked)
        self.change_button.clicked.connect(self.change_asked)
        self.away_button.clicked.connect(self.put_away_asked)
        self.paper_button.clicked.connect(self.certificate_asked)
        self.people_list.selection_changed.connect(self._fit)

    def show_course(self, offered: Offered, followed: tuple[Followed, ...], stop: int) -> None:
        """Show *offered*, who followed it, and that she stopped on the page *stop*."""
        self._offered, self._stop = offered, stop
        self._say_course()
        for button in (self.change_button, self.away_button):
            button.setVisible(offered.id is not None)
        self._buttons.fit()
        self.people.show(followed)
        self.people_list.settle()
        if followed:
            self.people_list.table.selectRow(0)
        self._fit()

    def fold(self, *, narrow: bool) -> None:
        """Make do with less width."""
        self.people_list.show_column(_DAY, shown=not narrow)

    def show_awaited(self, awaited: tuple[Awaited, ...]) -> None:
        """Show who should follow the course."""
        self.awaited.show(awaited)
        self.awaited_list.settle()
        self._say_tabs()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.people_list.retranslate()
        self.awaited_list.retranslate()
        self._say_tabs()
        self._say_course()

    def measure(self) -> None:
        self.lists.setMinimumHeight(Theme.px(_LEAST))

    def chosen(self) -> Followed | None:
        """Return on whom she stands in the list of who followed it."""
        index = self.people_list.table.currentIndex()
        return self.people.row_at(index) if index.isValid() else None

    def _fit(self) -> None:
        """A certificate is for who passed it, while it counts."""
        chosen = self.chosen()
        counts = chosen is not None and chosen.counts(clock.today())
        self.paper_button.setEnabled(counts)
        self.paper_button.setVisible(self.tabs.currentIndex() == 0 and bool(self.people.rowCount()))

    def _say_tabs(self) -> None:
        self.tabs.setTabText(0, _("Who followed it"))
        awaited = self.awaited.rowCount()
        words = _("Who should follow it ({count})").format(count=number(awaited))
        self.tabs.setTabText(1, words if awaited else _("Who should follow it"))

    def _say_course(self) -> None:
        if self._offered is None:
            return
        course = self._offered.course
        self._title.setText(course.title)
        self._about.setText(about_course(course))
        self._about.setVisible(bool(self._about.text()))
        self._asked.setText(asked_words(course))
        self._asked.setVisible(bool(self._asked.text()))
        self._introduction.setText(course.introduction.partition("\n\n")[0])
        self._introduction.setVisible(bool(course.introduction))
        words = _("Go on at page {page}").format(page=self._stop + 1)
        self.begin_button.setText(words if self._stop else _("Follow this course"))

    def _lay_out(self) -> None:
        self.phrases.text(self.change_button, lambda: _("Change it"))
        self.phrases.text(self.paper_button, lambda: _("Certificate as PDF…"))
        self.phrases.text(self.away_button, lambda: _("Offer it no more"))
        for part in (self.people_list, self.awaited_list):
            self.tabs.addTab("")
            self.lists.addWidget(part)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.currentChanged.connect(self.lists.setCurrentIndex)
        self.tabs.currentChanged.connect(self._fit)
        self.phrases.name(self.tabs, lambda: _("Who followed it, who should"), tip=False)
        self._say_tabs()
        self._buttons = FlowBox(self.begin_button, self.change_button, self.away_button, gap=8)
        head = Card(
            self._title, self._about, self._introduction, self._asked, 4, self._buttons, gap=8
        )
        inside = QWidget()
        box = below(
            head,
            2,
            beside(self.tabs, None, self.paper_button),
            Card(self.lists, gap=0, padding=1),
            gap=8,
        )
        box.setStretch(3, 1)
        inside.setLayout(box)
        self.setLayout(below(scrolling(inside), gap=0))
