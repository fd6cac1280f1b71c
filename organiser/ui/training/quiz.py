"""The questions of a course, one at a time: keys 1 to 6 answer, the reason follows at once."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from organiser.domain.course import Course, Question
from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.training.answer_button import AnswerButton
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_KEYS = dict(zip("&é\"'(-", "123456", strict=True)) | {key: key for key in "123456"}
"""Also what the keys 1 to 6 give without Shift on a French keyboard."""
_WIDEST = 860
"""Text pixels."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuizView(Measured, QWidget):
    """Asks each question once; where several answers are right, Enter hands them in."""

    finished = Signal(object)
    """A tuple of frozensets: what was chosen for each question."""
    asked = Signal()
    """Another question is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._course: Course | None = None
        self._chosen: list[frozenset[int]] = []
        self._now: frozenset[int] = frozenset()
        self._is_told = False
        self._question_words = label(role="h2", wraps=True)
        self._hint = label(role="muted", wraps=True)
        self._answers: QVBoxLayout = below(gap=8)
        self._verdict, self._why = label(role="h3", wraps=True), label(wraps=True)
        self.next_button = Button("primary")
        self.buttons: list[AnswerButton] = []
        self._lay_out()
        self.measure()
        self.next_button.clicked.connect(self.go_on)

    def begin(self, course: Course) -> None:
        """Ask the questions of *course* from the first."""
        self._course, self._chosen = course, []
        self._ask()

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys."""
        return self.next_button if self._is_told else self.buttons[0]

    def place(self) -> tuple[int, int]:
        """Return the number of the question asked, and how many there are."""
        every = len(self._course.questions) if self._course is not None else 0
        return min(len(self._chosen) + 1, every), every

    def choose(self, place: int) -> None:
        """Take the answer at *place*; of several right ones, tick or untick it."""
        question = self._question()
        if question is None or self._is_told or place >= len(question.answers):
            return
        if len(question.right) == 1:
            self._now = frozenset({place})
            self._tell(question)
            return
        self._now = self._now ^ {place}
        for at, button in enumerate(self.buttons):
            button.setChecked(at in self._now)

    def go_on(self) -> None:
        """Hand in what is ticked, or go to the next question."""
        question = self._question()
        if question is None:
            return
        if not self._is_told:
            self._tell(question)
            return
        self._chosen.append(self._now)
        if self._question() is None:
            self.finished.emit(tuple(self._chosen))
        else:
            self._ask()

    def retranslate(self) -> None:
        """Say everything in the language spoken now; the question is the course's own."""
        self._hint.setText(_("Several answers may be right: tick them all, then check."))
        question = self._question()
        if question is None:
            return
        if self._is_told:
            self._say_verdict(question)
        else:
            self.next_button.setText(_("Check"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (key := _KEYS.get(event.text())) is not None:
            self.choose(int(key) - 1)
        elif event.key() in _ENTER:
            self._enter()
        else:
            super().keyPressEvent(event)

    def measure(self) -> None:
        self._inside.setMaximumWidth(Theme.px(_WIDEST))

    def _enter(self) -> None:
        """Enter takes the answer on which the keys are, hands in several, or goes on."""
        question, here = self._question(), QApplication.focusWidget()
        if question is None:
            return
        if self._is_told or len(question.right) > 1:
            self.go_on()
        elif isinstance(here, AnswerButton) and here in self.buttons:
            self.choose(self.buttons.index(here))

    def _question(self) -> Question | None:
        if self._course is None or len(self._chosen) >= len(self._course.questions):
            return None
        return self._course.questions[len(self._chosen)]

    def _ask(self) -> None:
        question = self._question()
        assert question is not None
        self._now, self._is_told = frozenset(), False
        self._question_words.setText(question.text)
        self._hint.setVisible(len(question.right) > 1)
        self._show_answers(question)
        for part in (self._verdict, self._why):
            part.hide()
        self.next_button.setVisible(len(question.right) > 1)
        self.retranslate()
        self.asked.emit()
        self.area.verticalScrollBar().setValue(0)
        self.first_focus().setFocus()

    def _show_answers(self, question: Question) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = [
            AnswerButton(at + 1, answer, question.text)
            for at, answer in enumerate(question.answers)
        ]
        before: QWidget = self.area
        for at, button in enumerate(self.buttons):
            button.clicked.connect(partial(self.choose, at))
            self._answers.addWidget(button)
            button.show()  # now, not in the next turn: it takes the keys
            self.setTabOrder(before, button)
            before = button
        self.setTabOrder(before, self.next_button)

    def _tell(self, question: Question) -> None:
        """Say whether that was right, and why; right and wrong are said in words too."""
        self._is_told = True
        for at, button in enumerate(self.buttons):
            button.tell(is_right=at in question.right, is_chosen=at in self._now)
        self._why.setText(question.why)
        self._say_verdict(question)
        for part in (self._verdict, self.next_button):
            part.show()
        self._why.setVisible(bool(question.why))
        self.next_button.setFocus()
        self.area.ensureWidgetVisible(self.next_button)

    def _say_verdict(self, question: Question) -> None:
        is_right = question.is_right(self._now)
        self._verdict.setText(_("That is right.") if is_right else _("Not quite."))
        at, every = self.place()
        self.next_button.setText(_("See the result") if at == every else _("Next question"))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(
            below(
                self._question_words, self._hint, 4, self._answers, 6, self._verdict, self._why, 2,
                beside(self.next_button, None), None, gap=10, margins=(4, 4, 12, 4),
            )
        )  # fmt: skip
        line = beside(inside, None)
        line.setStretch(0, 1000)  # as wide as it may be, then the spring
        whole = QWidget()
        whole.setLayout(line)
        self._inside = inside
        self.area = scrolling(whole)
        self.setLayout(below(self.area, gap=0))
