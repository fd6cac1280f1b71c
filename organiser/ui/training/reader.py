"""A course from its first page to its result: introduction, lessons, questions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser import paths
from organiser.database import Database
from organiser.domain.course import Course
from organiser.i18n import _, counted
from organiser.ui.guide.view import ChapterView
from organiser.ui.phrases import Phrases
from organiser.ui.training.quiz import QuizView
from organiser.ui.training.result_view import ResultView
from organiser.ui.training.stops import keep_stop, read_stop
from organiser.ui.training.who_part import WhoPart
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.usecases.training.following import Result
from organiser.usecases.training.sent_pictures import with_pictures

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
_SCROLLED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CourseReader(QWidget):
    """Goes through a course page by page; Enter and the arrows turn them."""

    answered = Signal(object)
    """A tuple of frozensets: what was chosen for each question; `who` says by whom."""
    left = Signal()

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._database, self._home = database, database.file.parent
        self.course: Course | None = None
        self._page, self._shown = 0, ""
        self._title, self._where = ElidedLabel(role="h3"), label(role="caption")
        self.view, self.quiz = ChapterView(paths.resources() / "courses"), QuizView()
        self.result, self.who = ResultView(), WhoPart(database)
        self.back_button, self.on_button = Button("ghost", "arrow-left"), Button("primary")
        self.leave_button = Button("ghost", "arrow-left")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def begin(self, course: Course, *, anew: bool = False) -> None:
        """Open *course* where she stopped, or *anew* at its first page."""
        self.course = course
        stop = 0 if anew else read_stop(self._home, course.key)
        self._page = min(stop, len(course.lessons))
        self.who.begin()
        self._show_page()

    def show_result(self, result: Result) -> None:
        """Say what came of the quiz."""
        assert self.course is not None
        self._hide_turning()
        self.stack.setCurrentWidget(self.result)
        self._where.setText("")
        self.result.show_result(self.course, result)
        keep_stop(self._home, self.course.key, 0)

    def go_on(self) -> None:
        """Turn to the next page, or to the questions."""
        course = self.course
        if course is None or self.stack.currentWidget() is not self.view:
            return
        if self._page < len(course.lessons):
            self._turn_to(self._page + 1)
        elif self.who.is_settled():
            self._end(course)

    def go_back(self) -> None:
        """Turn one page back."""
        if self.stack.currentWidget() is self.view and self._page:
            self._turn_to(self._page - 1)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.who.phrases.say_again()
        self.quiz.retranslate()
        self.result.retranslate()
        self._say_where()

    def show_again(self, course: Course) -> None:
        """Show *course* in the language spoken now, on the page she is on."""
        self.course = course
        if self.stack.currentWidget() is self.view:
            self._show_page()

    def look_again(self) -> None:
        """Show the pictures that came meanwhile; where she reads, she goes on reading."""
        if self.course is None or self.stack.currentWidget() is not self.view:
            return
        page = self._page_text(self.course)
        if page != self._shown:
            self._shown, place = page, self.view.verticalScrollBar().value()
            self.view.show_markdown(page, self.course.title)
            self.view.verticalScrollBar().setValue(place)

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys."""
        here = self.stack.currentWidget()
        if here is self.quiz:
            return self.quiz.first_focus()
        return self.result.first_focus() if here is self.result else self.on_button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER:
            self.go_on()
        elif key in _BACK:
            self.go_back()
        elif key in _SCROLLED and self.stack.currentWidget() is self.view:
            self._scroll(Qt.Key(key))
        else:
            super().keyPressEvent(event)

    def _end(self, course: Course) -> None:
        """All is read: ask the questions, or take it as followed."""
        if not course.questions:
            self.answered.emit(())
            return
        self._hide_turning()
        self.stack.setCurrentWidget(self.quiz)
        self.quiz.begin(course)

    def _turn_to(self, page: int) -> None:
        assert self.course is not None
        self._page = page
        keep_stop(self._home, self.course.key, page)
        self._show_page()

    def _show_page(self) -> None:
        course = self.course
        assert course is not None
        self.stack.setCurrentWidget(self.view)
        self._shown = self._page_text(course)
        self.view.show_markdown(self._shown, course.title)
        self.back_button.setVisible(self._page > 0)
        self.who.setVisible(self._page == len(course.lessons))
        self.on_button.show()
        self._say_where()
        self.on_button.setFocus()

    def _page_text(self, course: Course) -> str:
        """Return the page she is on, with its pictures."""
        first = f"# {course.title}\n\n{course.introduction}"
        pages = [first, *(f"# {each.title}\n\n{each.text}" for each in course.lessons)]
        return with_pictures(self._database, course.key, pages[self._page])

    def _say_where(self) -> None:
        if self.course is None:
            return
        self._title.setText(self.course.title)
        if self.stack.currentWidget() is self.quiz:
            at, every = self.quiz.place()
            self._where.setText(_("Question {number} of {all}").format(number=at, all=every))
        elif self.stack.currentWidget() is self.view:
            pages = len(self.course.lessons) + 1
            words = _("Page {page} of {pages}")
            self._where.setText(words.format(page=self._page + 1, pages=pages))
            self.on_button.setText(self._on_words())

    def _on_words(self) -> str:
        assert self.course is not None
        if self._page < len(self.course.lessons):
            return _("Next page")
        count = len(self.course.questions)
        if not count:
            return _("I have read it")
        return counted("Answer {count} question", "Answer {count} questions", count)

    def _hide_turning(self) -> None:
        for part in (self.on_button, self.back_button, self.who):
            part.hide()

    def _scroll(self, key: Qt.Key) -> None:
        bar = self.view.verticalScrollBar()
        is_page = key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        step = bar.pageStep() if is_page else 3 * bar.singleStep()
        is_up = key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        bar.setValue(bar.value() - step if is_up else bar.value() + step)

    def _again(self) -> None:
        if self.course is not None:
            self.begin(self.course, anew=True)

    def _lay_out(self) -> None:
        self.phrases.text(self.back_button, lambda: _("Page before"))
        self.phrases.text(self.leave_button, lambda: _("All courses"))
        for part in (self.view, self.quiz, self.result):
            self.stack.addWidget(part)
        head = beside(self.leave_button, self._title, self._where, gap=12)
        head.setStretch(1, 1)
        inside = QWidget()
        box = below(
            self.stack, self.who, beside(self.back_button, None, self.on_button), gap=12
        )  # fmt: skip
        box.setStretch(0, 1)
        inside.setLayout(box)
        whole = below(head, Card(inside, padding=18), gap=10, margins=(20, 12, 24, 20))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.on_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.leave_button.clicked.connect(self.left)
        self.quiz.finished.connect(self.answered)
        self.quiz.asked.connect(self._say_where)
        self.result.again_asked.connect(self._again)
        self.result.left.connect(self.left)
