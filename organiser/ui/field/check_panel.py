"""Before a page is settled: its totals, and one question for each thing that is unlikely."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from organiser.i18n import _, number
from organiser.ui.field.keys import Keys
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckPanel(QWidget):
    """Each question is answered by one key; then the page may be settled."""

    settled = Signal()
    left = Signal()
    """She goes back to the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.settle_button, self.back_button = Button("primary", "check"), Button()
        self.phrases.text(self.settle_button, lambda: _("Settle the page"))
        self.phrases.text(self.back_button, lambda: _("Back to the lines"))
        self._title, self._totals_title = label(role="h3"), label(role="h3")
        self.phrases.text(self._title, lambda: _("Is this right?"))
        self.phrases.text(self._totals_title, lambda: _("Totals of the page"))
        self._totals, self._asked = QWidget(), QWidget()
        self.questions: list[QPushButton] = []
        self._lay_out()
        self.settle_button.clicked.connect(self.settled)
        self.back_button.clicked.connect(self.left)

    def ask(self, keys: Keys, totals: dict[str, int], questions: tuple[str, ...]) -> None:
        """Show *totals*, and each of *questions* with its one answer."""
        self._show_totals(keys, totals)
        self._show_questions(questions)
        self._go_on()

    def confirm(self, at: int) -> None:
        """Take question *at* as answered: it is right."""
        button = self.questions[at]
        button.setEnabled(False)
        button.setText(_("Noted"))
        self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focusWidget()
        if event.key() in _ENTER and isinstance(here, QPushButton):
            here.click()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        waiting = [button for button in self.questions if button.isEnabled()]
        self.settle_button.setEnabled(not waiting)
        (waiting[0] if waiting else self.settle_button).setFocus()

    def _show_totals(self, keys: Keys, totals: dict[str, int]) -> None:
        self._totals = _instead(self._totals)
        grid = QGridLayout(self._totals)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (letter, count) in enumerate(totals.items()):
            grid.addWidget(label(letter, "strong"), row, 0)
            grid.addWidget(label(keys.words(letter), "muted"), row, 1)
            shown = label(number(count), "strong" if count else "muted")
            grid.addWidget(shown, row, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)

    def _show_questions(self, questions: tuple[str, ...]) -> None:
        self._asked = _instead(self._asked)
        self.questions = []
        box = below(gap=10)
        for at, text in enumerate(questions):
            button = Button()
            button.setText(_("It is right"))
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _on=False, at=at: self.confirm(at))
            self.questions.append(button)
            box.addWidget(_Question(text))
            box.addLayout(beside(Picture("circle-alert", "warning", 20), None, button))
        self._asked.setLayout(box)
        self._title.setVisible(bool(questions))

    def _lay_out(self) -> None:
        questions = Card(self._title, self._asked, self.settle_button, self.back_button, gap=10)
        totals = Card(self._totals_title, self._totals)
        inside = QWidget()
        inside.setLayout(below(questions, totals, None, gap=12))
        self.setLayout(below(scrolling(inside)))


class _Question(QLabel):
    """A sentence that is never cut off, however deep it stands in other layouts."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))


def _instead(old: QWidget) -> QWidget:
    """Return an empty part in the place of *old*."""
    new, parent = QWidget(), old.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new
