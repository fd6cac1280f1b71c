"""A password asked for on a card, how hard it is to guess, and the wait after wrong ones."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.credentials import passwords
from organiser.i18n import _
from organiser.ui.forms.fields import PasswordField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_TONES = ("danger", "danger", "warning", "success", "success")


def asked_password(field: PasswordField) -> FormRow:
    """Return a row for *field* that does not call it required: little else is asked."""
    field.is_required = False
    return FormRow(field)


class Strength(QWidget):
    """Says how hard what is typed is to guess, in bars and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._words = label(role="caption", wraps=True)
        box = beside(self._bars, self._words, gap=10)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._password = ""
        self.retranslate()

    def judge(self, password: str) -> None:
        """Say how hard *password* is to guess."""
        self._password = password
        self.retranslate()

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    def retranslate(self) -> None:
        """Say it in the language spoken now."""
        found = passwords.strength(self._password)
        self._bars.show_strength(found if self._password else -1)
        self._words.setText(_said(found, self._password))


class _Bars(Measured, QWidget):
    """Four bars, filled as far as the password is strong."""

    def __init__(self) -> None:
        super().__init__()
        self._found = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.measure()

    def show_strength(self, found: int) -> None:
        self._found = found
        self.update()

    def measure(self) -> None:
        self.setFixedSize(QSize(Theme.px(116), Theme.px(8)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - 12) / 4
        for place in range(4):
            is_full = place < max(1, self._found) and self._found >= 0
            painter.setBrush(Theme.colour(_TONES[self._found] if is_full else "border"))
            area = QRectF(place * (wide + 4), 1, wide, self.height() - 2)
            painter.drawRoundedRect(area, 3, 3)


def _said(found: int, password: str) -> str:
    if not password:
        return _("At least 12 characters, or four words that do not go together.")
    is_short = len(password) < passwords.FEWEST_LETTERS
    if is_short and len(password.split()) < passwords.FEWEST_WORDS:
        return _("Too short: at least 12 characters, or four words.")
    return (
        _("Very easy to guess"),
        _("Easy to guess"),
        _("Still easy to guess: add a word"),
        _("Hard to guess: good"),
        _("Very hard to guess: very good"),
    )[found]
