"""What stands beside a list: why somebody is on it, or the form that was asked for."""

from PySide6.QtWidgets import QFrame, QWidget

from organiser.ui.lists.condition_form import ConditionForm
from organiser.ui.people.small_form import SmallForm
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.measured import Measured

Asking = SmallForm | ConditionForm
WIDTH = 330


class ListSide(Measured, QFrame):
    """Shows one part at a time; a form that closes gives its place back."""

    def __init__(self, usual: QWidget, *forms: Asking) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._usual, self._forms = usual, forms
        self._level = 0
        inside = QWidget()
        inside.setLayout(below(usual, *forms, None, gap=0, margins=(16, 14, 16, 14)))
        self.setLayout(below(scrolling(inside), gap=0))
        for form in forms:
            form.closed.connect(self._stand)
        self.measure()

    def show_part(self, part: Asking) -> None:
        """Show the form *part* alone, whatever room there is."""
        for form in self._forms:
            form.setVisible(form is part)
        self._usual.hide()
        self.show()

    def fold(self, level: int) -> None:
        """With less room only a form is shown, while it is asked for."""
        self._level = level
        if not any(form.isVisibleTo(self) for form in self._forms):
            self._stand()

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(WIDTH))

    def _stand(self) -> None:
        if any(form.isVisibleTo(self) for form in self._forms):
            return
        self._usual.show()
        self.setVisible(self._level < 1)
