"""Widgets whose sizes follow the text size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from organiser.ui.theme import Theme

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Measured(_Base):
    """Put before a Qt class: calls `measure` whenever the look changes.

    The widget calls it once itself, at the end of its `__init__`. Qt says that the look changed
    whenever a widget, or one around it, is put into another: eight times while a page is made.
    """

    _measured_in = -1

    def measure(self) -> None:
        """Take every size anew from `Theme.px`."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._measured_in != Theme.turn:
            self._measured_in = Theme.turn
            self.measure()
