"""Listens for a hand scanner wherever the keys go."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.ui.field.burst import Burst, code_in

_REST = 400
"""Milliseconds after which what was held back is known to be no code."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Gun(QObject):
    """Tells the code that a scanner typed; fingers notice nothing."""

    read = Signal(str)
    missed = Signal(str)
    """Signs that were held back for nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = Burst()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._end)

    def watch(self, widget: QWidget) -> None:
        """Listen to the keys of *widget*."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QLineEdit):
            return event.key() in _ENTER and self._take_out(watched)
        if event.key() in _ENTER and self._burst.held:
            self._end()
            return True
        return self._hold(event.text())

    def _take_out(self, line: QLineEdit) -> bool:
        before, code = code_in(line.text())
        if code:
            line.setText(before)
            self.read.emit(code)
        return bool(code)

    def _hold(self, sign: str) -> bool:
        is_held, lost = self._burst.take(sign) if sign else (False, "")
        if lost:
            self.missed.emit(lost)
        if is_held:
            self._rest.start()
        return is_held

    def _end(self) -> None:
        self._rest.stop()
        code, lost = self._burst.end()
        if code:
            self.read.emit(code)
        elif lost:
            self.missed.emit(lost)
