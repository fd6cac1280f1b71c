"""The window before there is a committee to show: opening, first start, lock."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QWidget

from organiser.i18n import _
from organiser.ui.lock.front import Front
from organiser.ui.lock.opening_screen import OpeningScreen
from organiser.ui.phrases import Phrases

Screen = Front | OpeningScreen


class Entrance(QMainWindow):
    """Holds one screen; its title names nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.phrases.put(self.setWindowTitle, lambda: _("Organiser"))
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen in front."""
        return self.centralWidget()

    def show_screen(self, screen: Screen) -> None:
        """Show *screen*; the one before is gone, with whatever was typed in it."""
        before = self.centralWidget()
        if before is not None:
            before.hide()
        self.setCentralWidget(screen)
        screen.first_focus().setFocus()

    def stand_at(self, place: str) -> None:
        """Take the size and place that *place* tells, as the window writes them."""
        if place:
            self.restoreGeometry(QByteArray.fromHex(place.encode()))

    def place(self) -> str:
        """Return size and place, for the window that comes next."""
        return self.saveGeometry().toHex().toStdString()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        screen = self.centralWidget()
        if isinstance(screen, Front | OpeningScreen):
            screen.retranslate()
