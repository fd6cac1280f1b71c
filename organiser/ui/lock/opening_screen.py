"""The window's own shape in grey, shown until the committee's file is open."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture

_BAR, _TOP, _ROW = 216, 54, 52
SAID_AFTER = 1500
"""Milliseconds: what opens sooner needs no explanation."""


class OpeningScreen(QWidget):
    """Says what is waited for, and offers another way, only when it is long in coming."""

    painted = Signal()
    """It is seen for the first time: what takes long may begin."""
    given_up = Signal()
    """She would rather type her password than wait for the keyring."""

    def __init__(self, waits_for_keyring: bool) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._was_painted = False
        self.password_button = Button("primary")
        self._hint = self._explain(waits_for_keyring)
        self.wait = QTimer(self, singleShot=True, interval=SAID_AFTER)
        self.setLayout(
            below(None, beside(None, self._hint, None), None, None, margins=(_BAR + 24, 24, 24, 24))
        )
        self._hint.hide()
        self.password_button.setVisible(waits_for_keyring)
        self.phrases.name(self, lambda: _("The committee's file is being opened."), tip=False)
        self.wait.timeout.connect(self._hint.show)
        self.password_button.clicked.connect(self.given_up)
        self.wait.start()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys."""
        return self

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar, top = Theme.px(_BAR), Theme.px(_TOP)
        painter.fillRect(self.rect(), Theme.colour("bg"))
        painter.fillRect(bar, 0, self.width() - bar, top, Theme.colour("surface"))
        painter.fillRect(0, 0, bar, self.height(), Theme.colour("sidebar"))
        painter.setBrush(Theme.colour("border"))
        self._paint_lines(painter, bar, top)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _paint_lines(self, painter: QPainter, bar: int, top: int) -> None:
        row = Theme.px(_ROW)
        for place in range(7):
            width = Theme.px(80 + 29 * (place * 3 % 4))
            painter.drawRoundedRect(QRectF(24, top + 22 + place * 36, width, 9), 4, 4)
        painter.drawRoundedRect(QRectF(bar + 24, top / 2 - 6, Theme.px(130), 12), 5, 5)
        for place, left in enumerate(range(top + 40, self.height() - row, row)):
            width = Theme.px(150 + 41 * (place * 5 % 4))
            painter.drawRoundedRect(QRectF(bar + 24, left, width, 9), 4, 4)
            painter.drawRoundedRect(QRectF(bar + 24, left + 16, width * 0.7, 7), 3, 3)

    def _explain(self, waits_for_keyring: bool) -> QFrame:
        card, title, text = QFrame(), label(role="h3"), label(role="muted", wraps=True)
        card.setObjectName("card")
        self.phrases.text(title, lambda: _("The file is being opened"))
        self.phrases.text(text, _keyring_words if waits_for_keyring else _file_words)
        self.phrases.text(self.password_button, lambda: _("Type my password instead"))
        picture = Picture("lock", "accent_text", 22, "accent_soft")
        words = below(title, text, beside(self.password_button, None), gap=8)
        body = beside(picture, words, gap=16)
        body.setStretch(1, 1)
        body.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        card.setLayout(below(body, margins=(20, 18, 20, 18)))
        card.setFixedWidth(Theme.px(460))
        return card


def _keyring_words() -> str:
    return _(
        "Your computer's keyring may be asking for its password in another window, perhaps "
        "behind this one."
    )


def _file_words() -> str:
    return _("This takes a moment the first time after an update.")
