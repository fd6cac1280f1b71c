"""The notice that affirms what was done and offers to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.shell.layers import centre_at
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label

SECONDS = 8
_FROM_BELOW, _AIR = 24, 10


class Toast(QFrame):
    """One notice at a time; it goes away by itself, but not while she looks at it."""

    undone = Signal()
    """She asked to take it back."""
    way_taken = Signal()
    """She asked to be led where it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._text = label()
        self.undo_button, self.way_button = Button(), Button()
        self.close_button = Button()
        self.phrases = Phrases()
        self.phrases.text(self.undo_button, lambda: _("Undo"))
        self.phrases.text(self.close_button, lambda: _("Close"))
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        parts = (self._text, 8, self.way_button, self.undo_button, self.close_button)
        self.setLayout(beside(*parts, gap=4, margins=(16, 4, 8, 4)))
        self.timer.timeout.connect(self.hide)
        self.undo_button.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.hide)
        self.way_button.clicked.connect(self._take_way)
        for button in (self.undo_button, self.way_button, self.close_button):
            button.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._text.text()

    def tell(self, text: str, *, can_undo: bool, way: str = "") -> None:
        """Say *text*, instead of what was said before; *way* names the button that leads on."""
        self._text.setText(text)
        self.way_button.setText(way)
        self.way_button.setVisible(bool(way))
        self.undo_button.setVisible(can_undo)
        self.show()
        self.place()
        self.raise_()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def place(self) -> None:
        """Stand at the bottom, in the middle, above the buttons that are there.

        Where buttons reach up to the middle of the window, it covers any but a main one.
        """
        self._text.setWordWrap(False)
        too_wide = self.sizeHint().width() > self.window().width() - 32
        self._text.setWordWrap(too_wide)
        buttons = [each for each in self.window().findChildren(QAbstractButton) if self._lies(each)]
        mains = [each for each in buttons if each.property("kind") == "primary"]
        if not self._stand_above(buttons):
            self._stand_above(mains)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._resume()
        super().leaveEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.FocusIn:
            self.timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._resume()
        return super().eventFilter(watched, event)

    def _lies(self, button: QAbstractButton) -> bool:
        """Return whether *button* is there to be pressed, and none of its own."""
        return button.isVisible() and not self.isAncestorOf(button)

    def _stand_above(self, buttons: Sequence[QAbstractButton]) -> bool:
        """Go up until none of *buttons* is covered; return whether that is in the lower half."""
        centre_at(self, -_FROM_BELOW)
        window = self.window()
        places = [QRect(each.mapTo(window, QPoint(0, 0)), each.size()) for each in buttons]
        while covered := [each.top() for each in places if each.intersects(self.geometry())]:
            self.move(self.x(), min(covered) - self.height() - _AIR)
        return self.y() > window.height() // 2

    def _resume(self) -> None:
        has_eyes = self.underMouse() or self.isAncestorOf(_focused(self))
        if self.isVisible() and not has_eyes:
            self.timer.start()

    def _take_way(self) -> None:
        self.hide()
        self.way_taken.emit()

    def _take_back(self) -> None:
        self.hide()
        self.undone.emit()


def _focused(widget: QWidget) -> QWidget:
    focused = QApplication.focusWidget()
    return focused if focused is not None else widget.window()
