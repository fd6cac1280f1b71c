"""A list and what is chosen of it, side by side; where there is no room, one above the other."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.measured import Measured

_NO_LIMIT = 16_777_215


class ListBeside(Measured, QWidget):
    """Holds *left*, of a *width* of its own, and *right*, which takes the rest.

    Folded, *left* is as wide as the page and so high: the least and the most of *folded*, in
    pixels at 100 %.
    """

    def __init__(
        self, left: QWidget, right: QWidget, width: int, folded: tuple[int, int], gap: int
    ) -> None:
        super().__init__()
        self._left, self._width, self._folded = left, width, folded
        self._is_narrow = False
        self._box = beside(left, right, gap=gap, margins=(24, 18, 24, 20))
        self._box.setStretch(1, 1)
        self.setLayout(self._box)
        self.measure()

    def fold(self, *, narrow: bool) -> None:
        """Stand side by side, or one above the other."""
        self._is_narrow = narrow
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if narrow else right)
        self.measure()

    def measure(self) -> None:
        wide, (least, most) = Theme.px(self._width), map(Theme.px, self._folded)
        self._left.setMaximumWidth(_NO_LIMIT if self._is_narrow else wide)
        self._left.setMinimumWidth(0 if self._is_narrow else wide)
        self._left.setMinimumHeight(least if self._is_narrow else 0)
        self._left.setMaximumHeight(most if self._is_narrow else _NO_LIMIT)
