"""A dialog of the settings: a title, what is asked, and two buttons that name what they do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget

from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Item, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class SettingsDialog(QDialog):
    """Goes for good when it is closed: what was typed in it goes with it."""

    def __init__(self, parent: QWidget, title: str, act: str, width: int = 520) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._title, self._width = title, width
        self.act_button, self.keep_button = Button("primary"), Button()
        self.act_button.setText(act)
        self.keep_button.setText(_("Cancel"))
        self.act_button.setDefault(True)
        self.act_button.clicked.connect(self.submit)
        self.keep_button.clicked.connect(self.reject)

    def submit(self) -> None:
        """Do what the dialog is for."""
        self.accept()

    def set_working(self, working: bool) -> None:
        """Nothing can be pressed while the answer is awaited."""
        self.act_button.setEnabled(not working)

    def lay_out(self, *items: Item) -> None:
        """Show *items* between the title and the buttons."""
        self.setLayout(
            below(
                label(self._title, "h2", wraps=True),
                *items,
                8,
                beside(None, self.keep_button, self.act_button),
                gap=10,
                margins=(22, 20, 22, 20),
            )
        )
        self.setFixedWidth(Theme.px(self._width))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._hold_all()
        return done

    def _hold_all(self) -> None:
        """Be as high as all of it asks: Qt forgets lines that are set anew at this width."""
        box = self.layout()
        if box is not None and box.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), box.totalHeightForWidth(self.width())))
