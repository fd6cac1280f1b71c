"""The lines of what is to be done now, each with the one button that does it."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser import clock
from organiser.database import Database
from organiser.i18n import _, counted
from organiser.ui.relative_date import ago
from organiser.ui.today import words
from organiser.ui.today.card import ReadCard
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.to_do import ToDo
from organiser.usecases.today import Day, read_day

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineButton(Button):
    """The verb of a line; arrows go to the other lines, Enter does it."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Line(QWidget):
    """One thing to do: its picture, a sentence, how long it has waited, and its verb."""

    def __init__(self, todo: ToDo, *, is_first: bool) -> None:
        super().__init__()
        self.todo = todo
        sign = words.SIGNS[todo.task]
        ink = "accent_text" if sign.tone == "accent" else sign.tone
        said, told = words.sentence(todo), words.detail(todo, clock.today())
        self.button = LineButton("primary" if is_first else "")
        self.button.setText(words.verb(todo.task))
        self.button.setAccessibleName(f"{self.button.text()}, {said}")
        self.button.setAccessibleDescription(told)
        text = below(label(said, "strong", wraps=True), label(told, "caption", wraps=True), gap=0)
        picture = Picture(sign.icon, ink, 18, f"{sign.tone}_soft")
        box = beside(picture, text, self.button, gap=12, margins=(0, 3, 0, 3))
        box.setStretch(1, 1)
        self.setLayout(box)

    def text(self) -> str:
        """Return what it says."""
        return f"{words.sentence(self.todo)}. {words.detail(self.todo, clock.today())}"


class ToDoCard(ReadCard):
    """What is to be done now, the most urgent first; or that all of it is done."""

    asked = Signal(object)
    """The `ToDo` of which the button was pressed."""
    outing_asked = Signal()
    shown = Signal(object)
    """The `Day` that is shown now."""
    topics = frozenset(
        {
            "people", "duplicates", "consent", "sheets", "visits", "actions", "tasks", "rights",
            "slips", "newcomers", "directives", "proposals", "paths", "outreach",
        }
    )  # fmt: skip

    def __init__(self, database: Database, home: Path) -> None:
        super().__init__(lambda: _("To do now"), 250)
        self._database, self._home = database, home
        self.with_copy = False
        """Whether a missing copy is worth a line: not before the program has kept one itself."""
        self.lines: tuple[Line, ...] = ()
        self._shown: tuple[Day, date] | None = None

    def work(self) -> partial[Day]:
        return partial(read_day, self._database, self._home, with_copy=self.with_copy)

    def make(self) -> QWidget:
        body = QWidget()
        self._count = label(role="caption")
        self.add_to_head(self._count)
        self._place: QVBoxLayout = below(gap=0)
        self._done = label(role="muted", wraps=True)
        self._thanks = QWidget()
        thanks = beside(Picture("circle-check", "success", 18), self._done, gap=8)
        thanks.setStretch(1, 1)
        self._thanks.setLayout(thanks)
        self._nothing = self._make_nothing()
        box = below(self._place, self._nothing, None, self._thanks, gap=6)
        body.setLayout(box)
        return body

    def take(self, value: Any) -> None:
        """What stands there already is not made anew: the keys stay where they are."""
        shown = (value, clock.today())
        if shown == self._shown and self._body is not None and not self._body.isHidden():
            self._come_to_rest()
        else:
            self._shown = shown
            super().take(value)
            self.shown.emit(value)

    def show_value(self, value: Day) -> None:
        at = self._line_with_keys()
        for line in self.lines:
            self._place.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = tuple(
            Line(todo, is_first=place == 0) for place, todo in enumerate(value.todos)
        )
        for line in self.lines:
            line.button.clicked.connect(partial(self._do, line.todo))
            line.button.moved.connect(partial(self._move, line))
            self._place.addWidget(line)
        self._chain_tabs()
        self._say(value)
        if at is not None and self.lines:
            self.lines[min(at, len(self.lines) - 1)].button.setFocus()

    def text(self) -> str:
        """Return what it says."""
        said = [line.text() for line in self.lines]
        return " ".join(said or [self._all_done.text(), self._next.text()])

    def _say(self, day: Day) -> None:
        self._count.setText(
            counted("{count} thing to do", "{count} things to do", len(day.todos))
            if day.todos and not day.is_new
            else ""
        )
        self._nothing.setVisible(not day.todos)
        self._all_done.setText(_("Everything is done."))
        self._next.setText(
            _("Next outing: {when}").format(when=ago(day.next_on, clock.today()))
            if day.next_on
            else _("No outing is printed yet.")
        )
        self.outing_button.setText(_("Prepare an outing"))
        self.outing_button.setVisible(day.next_on is None)
        self._thanks.setVisible(bool(day.done) and not day.is_new)
        self._done.setText(
            counted("{count} thing done this week. Thank you!",
                    "{count} things done this week. Thank you!", day.done)
        )  # fmt: skip

    def _make_nothing(self) -> QWidget:
        nothing = QWidget()
        self._all_done, self._next = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self.outing_button = Button("", "printer")
        self.outing_button.clicked.connect(self.outing_asked)
        text = below(self._all_done, self._next, 6, beside(self.outing_button, None), gap=2)
        picture = Picture("circle-check", "success", 30, "success_soft")
        box = beside(picture, text, gap=16, margins=(0, 18, 0, 18))
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        nothing.setLayout(box)
        return nothing

    def _do(self, todo: ToDo) -> None:
        self.asked.emit(todo)

    def _move(self, line: Line, step: int) -> None:
        at = self.lines.index(line) + step
        if 0 <= at < len(self.lines):
            self.lines[at].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _line_with_keys(self) -> int | None:
        with_keys = [at for at, line in enumerate(self.lines) if line.button.hasFocus()]
        return with_keys[0] if with_keys else None

    def _chain_tabs(self) -> None:
        """Lines made later are walked through in their place, before what stands below."""
        before: QWidget = self._title
        for line in self.lines:
            QWidget.setTabOrder(before, line.button)
            before = line.button
        QWidget.setTabOrder(before, self.outing_button)
