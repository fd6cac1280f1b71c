"""Beside the grid: what the codes mean, and what each key does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.field.keys import Act, Code, Keys, Meaning
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label


class CodesCard(Card):
    """The boxes of the paper, each with its digit and its letter; a click is a key."""

    chosen = Signal(object)
    """The `Meaning` of the code that was clicked."""

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.phrases = Phrases()
        self._title = label(role="h3")
        self.phrases.text(self._title, lambda: _("Codes of this sheet"))
        self._rows = QWidget()
        box = self.layout()
        assert box is not None
        box.addWidget(self._title)
        box.addWidget(self._rows)

    def show_keys(self, keys: Keys) -> None:
        """Show the codes of the page in front."""
        box = self.layout()
        assert box is not None
        box.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        nothing = Code("0", "", keys.nothing(), is_extra=False)
        rows = [_CodeRow(code) for code in (*keys.codes, nothing)]
        for row in rows:
            row.clicked.connect(self.chosen)
        self._rows.setLayout(below(*rows, gap=4))
        box.addWidget(self._rows)


class _CodeRow(QWidget):
    """One code; the keys stay with the grid when it is clicked."""

    clicked = Signal(object)

    def __init__(self, code: Code) -> None:
        super().__init__()
        act = Act.TOGGLE if code.is_extra else Act.ANSWER if code.letter else Act.NOT_VISITED
        self._meaning = Meaning(act, code.letter)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        caps = [KeyCap(key) for key in (code.digit, code.letter) if key]
        box = beside(*caps, 4, label(code.words), None, gap=6)
        self.setLayout(box)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self._meaning)


class KeysCard(Card):
    """What the other keys do."""

    def __init__(self) -> None:
        self.phrases = Phrases()
        title = label(role="h3")
        self.phrases.text(title, lambda: _("Keyboard"))
        hint = label(role="muted", wraps=True)
        self.phrases.text(hint, lambda: _("Type the code: the next line comes by itself."))
        super().__init__(title, hint, *map(self._line, other_keys()), gap=6)

    def _line(self, entry: tuple[Phrase, Phrase]) -> QWidget:
        cap, words, row = KeyCap(), label(role="muted", wraps=True), QWidget()
        self.phrases.text(cap, entry[0])
        self.phrases.text(words, entry[1])
        box = beside(cap, words, gap=10)
        box.setStretch(1, 1)
        row.setLayout(box)
        return row


class EntrySide(QWidget):
    """Both cards, one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self.codes, self.keys = CodesCard(), KeysCard()
        inside = QWidget()
        inside.setLayout(below(self.codes, self.keys, None, gap=12))
        self.setLayout(below(scrolling(inside)))

    def retranslate(self, keys: Keys) -> None:
        """Say everything in the language spoken now."""
        self.codes.phrases.say_again()
        self.codes.show_keys(keys)
        self.keys.phrases.say_again()


def other_keys() -> tuple[tuple[Phrase, Phrase], ...]:
    """Return the keys that are no codes, each with what it does."""
    return (
        (lambda: _("Space"), lambda: _("same answer as the line above")),
        (lambda: "↑", lambda: _("back to the line above")),
        (lambda: _("Enter"), lambda: _("next line, this one stays")),
        (lambda: "+", lambda: _("note on this line")),
        (lambda: "T", lambda: _("all the rest: nobody answered")),
        (lambda: "Ctrl Z", lambda: _("take back")),
        (lambda: _("End"), lambda: _("check and settle")),
    )
