"""The one dialog that asks before what cannot be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture


class Question(QDialog):
    """Asks once; its buttons name the act, and keeping things as they are is the default.

    Without *keep* it only says what must be read before work can go on.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        act: str,
        keep: str = "",
        *,
        erases: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.act_button = Button("danger" if erases else "primary")
        self.act_button.setText(act)
        self.keep_button = Button()
        self.keep_button.setText(keep)
        self.keep_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        self._lay_out(title, text, erases)
        self.keep_button.setVisible(bool(keep))
        (self.keep_button if keep else self.act_button).setFocus()

    def ask(self, then: Callable[[], object]) -> None:
        """Show it; call *then* if she says yes."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.accepted.connect(then)
        self.open()

    def _lay_out(self, title: str, text: str, erases: bool) -> None:
        tone = "danger" if erases else "warning"
        words = below(label(title, "h3", wraps=True), label(text, "muted", wraps=True), None, gap=4)
        picture = Picture("triangle-alert", tone, 20, f"{tone}_soft")
        body = beside(picture, words, gap=14)
        body.setStretch(1, 1)
        body.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        buttons = beside(None, self.keep_button, self.act_button)
        self.setLayout(below(body, buttons, gap=18, margins=(20, 20, 20, 18)))
        self.setFixedWidth(Theme.px(480))
