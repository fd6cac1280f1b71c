"""Where the line stands, in one sentence and a few figures; while it exchanges, how far it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from organiser.i18n import _, counted, number
from organiser.ui.line.parts import LineParts
from organiser.ui.line.words import box_says, sentence_of, step_words, title_of
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.line import log

DAYS = 30
_TOP = Qt.AlignmentFlag.AlignTop


class StateCard(QFrame):
    """Reads nothing but two sums; all else comes from the exchanges themselves."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self.setObjectName("card")
        self._parts = parts
        self.phrases = Phrases()
        self._picture = Picture("cloud", "text2", 26, "surface2")
        self.title, self.sentence = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self.newer = label(role="caption", wraps=True)
        self.stop_button = Button()
        self._bar, self._step = QProgressBar(), label(role="caption")
        self._working = QWidget()
        self.figures = {name: _Figure(words) for name, words in _FIGURES}
        self._lay_out()
        self.stop_button.clicked.connect(lambda _on: parts.exchanges.stop())
        parts.exchanges.changed.connect(self.show_state)
        self.read_again()

    def read_again(self) -> None:
        """Read what was carried of late, and show where the line stands."""
        carried = log.carried_since(self._parts.database, DAYS)
        self.figures["sent"].show_number(carried.sent)
        self.figures["received"].show_number(carried.received)
        self.show_state()

    def show_state(self) -> None:
        """Say where the line stands now."""
        exchanges = self._parts.exchanges
        if exchanges.standing is None:
            return
        says = box_says(exchanges)
        self._picture.show_icon(says.icon, says.ink)
        self.title.setText(says.title if exchanges.is_running else title_of(exchanges))
        self.sentence.setText(says.sentence if exchanges.is_running else sentence_of(exchanges))
        self.figures["waiting"].show_number(exchanges.standing.waiting)
        self._say_newer(exchanges.standing.newer, exchanges.standing.locked)
        self._show_step()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.read_again()

    def _say_newer(self, newer: int, locked: int) -> None:
        told = []
        if newer:
            told.append(
                counted("{count} entry needs a newer version of the program.",
                        "{count} entries need a newer version of the program.", newer)
            )  # fmt: skip
        if locked:
            told.append(
                counted("{count} entry has notes that cannot be read here yet.",
                        "{count} entries have notes that cannot be read here yet.", locked)
            )  # fmt: skip
        self.newer.setText(" ".join(told))
        self.newer.setVisible(bool(told))

    def _show_step(self) -> None:
        exchanges = self._parts.exchanges
        done, total = exchanges.step
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(step_words(exchanges.step))
        self._working.setVisible(exchanges.is_running)
        self.stop_button.setVisible(exchanges.is_running)

    def _lay_out(self) -> None:
        self.phrases.text(self.stop_button, lambda: _("Stop"))
        self.phrases.name(self._bar, lambda: _("How far the exchange is"), tip=False)
        self._bar.setTextVisible(False)
        working = beside(self._bar, self._step, gap=10)
        working.setStretch(0, 1)
        self._working.setLayout(working)
        words = below(self.title, self.sentence, self.newer, self._working, gap=4)
        head = beside(self._picture, words, self.stop_button, gap=14)
        head.setStretch(1, 1)
        head.setAlignment(self._picture, _TOP)
        head.setAlignment(self.stop_button, _TOP)
        self.setLayout(
            below(head, FlowBox(*self.figures.values(), gap=28), gap=10, margins=(18, 16, 18, 16))
        )


class _Figure(QWidget):
    """A number and what it counts."""

    def __init__(self, words: Callable[[int], str]) -> None:
        super().__init__()
        self._say = words
        self._number, self._words = label("0", "h3"), label(role="caption")
        self.setLayout(beside(self._number, self._words, gap=6))
        self.show_number(0)

    def show_number(self, count: int) -> None:
        self._number.setText(number(count))
        self._words.setText(self._say(count))


_FIGURES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("waiting", lambda _count: _("waiting to be sent")),
    ("sent", lambda count: counted("change sent in 30 days", "changes sent in 30 days", count)),
    ("received", lambda count: counted(
        "row received in 30 days", "rows received in 30 days", count)),
)  # fmt: skip
