"""A shelf where there is no room for one: a button that opens the same names as a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.buttons import Button

Entry = tuple[str, Callable[[], object]]
"""A name, and what choosing it does."""


class ShelfMenu(Button):
    """Hidden while the shelf itself is seen."""

    def __init__(
        self, icon_name: str, title: Phrase, entries: Callable[[], Sequence[Entry]]
    ) -> None:
        super().__init__("", icon_name)
        self.phrases = Phrases()
        self.phrases.text(self, title)
        self._entries = entries
        self.hide()
        self.clicked.connect(self._open)

    def menu_of_now(self) -> QMenu:
        """Return what can be chosen now."""
        menu = QMenu(self)
        for name, choose in self._entries():
            menu.addAction(name.replace("&", "&&"), choose)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
