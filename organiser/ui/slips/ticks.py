"""What is ticked on a slip: a key for each way, for each purpose, and for a no."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.consent import ASKED, Purpose
from organiser.domain.slips import TICKS, Answer, Tick
from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.slips.draft import NO_KEY, SAME_KEY, says_no, tick_of
from organiser.ui.slips.words import outcome_words, tick_name
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def tick_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of a slip, as the help and the cheat sheet list them."""
    ticks = (KeyLine((str(at),), tick_name(each)) for at, each in enumerate(TICKS, start=1))
    others = (
        KeyLine((NO_KEY,), _("She says no")),
        KeyLine((SAME_KEY,), _("As on the slip before")),
        KeyLine((_("Enter"),), _("Write it down, and the next")),
        KeyLine((_("Esc"),), _("Somebody else signed it")),
    )
    return (KeyGroup(_("On a slip"), (*ticks, *others)),)


class TickButton(Button):
    """One box of the slip: its words and its key."""

    def __init__(self, key: str, icon_name: str = "", ink: str = "") -> None:
        super().__init__("big", icon_name, ink)
        self.setCheckable(True)
        self.setLayout(beside(None, KeyCap(key), margins=(0, 0, 14, 0)))

    def sizeHint(self) -> QSize:
        """The key stands behind the words, never on them."""
        hint = super().sizeHint()
        return QSize(hint.width() + Theme.px(44), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Ticks(QWidget):
    """Nothing is ticked by itself (R03)."""

    ticked = Signal(object)
    """A `Tick` was pressed."""
    said_no = Signal()
    repeated = Signal()
    kept = Signal()
    left = Signal()
    """Escape: it was somebody else."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.buttons: dict[Tick, TickButton] = {
            tick: TickButton(str(at)) for at, tick in enumerate(TICKS, start=1)
        }
        self.no_button = TickButton(NO_KEY, "ban", "danger")
        self.same_button = Button("ghost", "copy")
        self._outcome = label(role="caption", wraps=True)
        self._answer = Answer()
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_answer(self, answer: Answer, *, can_repeat: bool) -> None:
        """Show what is ticked, and what it will be written down as."""
        self._answer = answer
        for tick, button in self.buttons.items():
            button.setChecked(tick in answer.channels or tick in answer.purposes)
        self.no_button.setChecked(answer.is_no)
        self.same_button.setEnabled(can_repeat)
        self._outcome.setText(outcome_words(answer))

    def begin(self) -> None:
        """Take the keys."""
        self.buttons[TICKS[0]].setFocus()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._outcome.setText(outcome_words(self._answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._typed(event.text()):
            super().keyPressEvent(event)

    def _typed(self, text: str) -> bool:
        tick = tick_of(text)
        if tick is not None:
            self.ticked.emit(tick)
        elif says_no(text):
            self.said_no.emit()
        elif text == SAME_KEY:
            self.repeated.emit()
        else:
            return False
        return True

    def _name_parts(self) -> None:
        for tick, button in self.buttons.items():
            self.phrases.text(button, partial(tick_name, tick))
        self.phrases.text(self.no_button, lambda: _("She says no"))
        self.phrases.text(self.same_button, lambda: _("As on the slip before"))
        self._heads = label(role="overline"), label(role="overline")
        self.phrases.text(self._heads[0], lambda: _("By which way"))
        self.phrases.text(self._heads[1], lambda: _("What for"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns: tuple[tuple[Tick, ...], ...] = (ASKED, tuple(Purpose))
        for column, (head, ticks) in enumerate(zip(self._heads, columns, strict=True)):
            grid.addWidget(head, 0, column)
            for line, tick in enumerate(ticks, start=1):
                grid.addWidget(self.buttons[tick], line, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.no_button, len(ASKED), 1)
        last = beside(self._outcome, self.same_button)
        last.setStretch(0, 1)
        self.setLayout(below(grid, last, gap=8))

    def _connect(self) -> None:
        for tick, button in self.buttons.items():
            button.clicked.connect(partial(self._press, tick))
        self.no_button.clicked.connect(self.said_no)
        self.same_button.clicked.connect(self.repeated)

    def _press(self, tick: Tick, _is_on: bool = True) -> None:
        self.ticked.emit(tick)
