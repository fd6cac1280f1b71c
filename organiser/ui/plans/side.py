"""What stands beside the calendar: the day, one action, or a form; one at a time."""

from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured


class SidePanel(Measured, QFrame):
    """Holds its parts; the first is in front to begin with."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._layers = QStackedLayout(self)
        for part in parts:
            self._layers.addWidget(part)
        self.measure()

    def bring(self, part: QWidget) -> None:
        """Bring *part* in front."""
        self._layers.setCurrentWidget(part)

    def is_in_front(self, part: QWidget) -> bool:
        """Return whether *part* is the one that is seen."""
        return self._layers.currentWidget() is part

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(360))
