"""The field for the digits of a page: it needs no Enter."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from organiser.domain.sheet_code import AZERTY, read_digits, read_slip
from organiser.i18n import _
from organiser.ui.phrases import Phrases

_SHORT, _LONG, _FAR = 10, 13, "00"


class CodeLine(QLineEdit):
    """Settles at its last digit, typed with or without Shift."""

    settled = Signal(str)
    """A whole code was typed."""
    slipped = Signal()
    """As many digits as a code has, but they are none."""
    touched = Signal()
    entered = Signal()
    """Enter was pressed on an empty field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("code")
        self.phrases = Phrases()
        self.phrases.name(self, lambda: _("The ten digits of the page"), tip=False)
        self.phrases.put(self.setPlaceholderText, lambda: "417 283 01 97")
        self.setMaxLength(40)
        self.textEdited.connect(self._look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text()
        if sign in AZERTY and sign:
            self.insert(AZERTY[sign])
            self._look(self.text())
        elif sign == "\r" and not self.text():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _look(self, text: str) -> None:
        self.touched.emit()
        digits = "".join(sign for sign in text if not sign.isspace())
        if not (digits.isascii() and digits.isdigit()):
            return
        self._group(digits)
        length = _LONG if digits[6:8] == _FAR else _SHORT
        if len(digits) < length:
            return
        if read_digits(digits) is not None or read_slip(digits) is not None:
            self.settled.emit(digits)
        else:
            self.slipped.emit()

    def _group(self, digits: str) -> None:
        """Write the digits in the groups of the paper, while she types at the end."""
        if self.cursorPosition() == len(self.text()):
            cuts = (0, 3, 6, 8, 11, 13) if digits[6:8] == _FAR else (0, 3, 6, 8, 10, 40)
            groups = [digits[start:end] for start, end in pairwise(cuts)]
            self.setText(" ".join(group for group in groups if group))
