"""Two parts of a page side by side, or one below the other where there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Item, beside

_ROOM = 960
"""Pixels at ordinary text size, below which two parts are one too many."""


class Sides(QWidget):
    """Looks at its own width: large text leaves less room in the same window."""

    def __init__(self, left: Item, right: Item, shares: tuple[int, int]) -> None:
        super().__init__()
        self._shares = shares
        self._box: QBoxLayout = beside(left, right, gap=16, margins=(24, 16, 24, 20))
        self.setLayout(self._box)
        self.share()

    def share(self) -> None:
        """Put the parts beside or below each other."""
        is_narrow = self.width() < Theme.px(_ROOM)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_narrow else right)
        for place, share in enumerate((1, 1) if is_narrow else self._shares):
            self._box.setStretch(place, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()
