"""The bar above the page: its title, the way to everything, and its one main button."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QMenu

from organiser.i18n import _
from organiser.ui.actions import Actions, Command, shown
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import ElidedLabel
from organiser.ui.widgets.measured import Measured

_GROUPS = ("page", "edit", "go", "program")


class TopBar(Measured, QFrame):
    """Shows what page this is and what can be done."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._actions = actions
        self._command: Command | None = None
        self.phrases = Phrases()
        self.title = ElidedLabel(role="h2")
        self.search = Button("find", "search", "text3")
        self.primary = Button("primary")
        self.menu_button = IconButton("ellipsis")
        self.phrases.text(self.search, lambda: _("Search or act…"))
        self.phrases.name(self.search, lambda: _("Search or act, Ctrl+K"))
        self.phrases.name(self.menu_button, lambda: _("Everything that can be done"))
        self._lay_out()
        self.search.clicked.connect(lambda: actions.run("palette"))
        self.menu_button.clicked.connect(self._open_menu)
        self.primary.clicked.connect(self._act)
        self.measure()

    def show_page(self, title: str, command: Command | None) -> None:
        """Show *title*, and *command* on the main button."""
        self.title.setText(title)
        self._command = command
        self.primary.setVisible(command is not None)
        if command is not None:
            self.primary.setText(command.title())
            self.primary.set_icon(command.icon)

    def make_room(self, width: int) -> None:
        """Leave out what *width*, in text pixels, has no room for; its key stays."""
        self.search.setVisible(width >= 1000)

    def retranslate(self) -> None:
        """Say it in the language spoken now."""
        self.phrases.say_again()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(54))

    def menu(self) -> QMenu:
        """Return everything that can be done now, as a menu."""
        menu, able = QMenu(self), self._actions.possible()
        for group in _GROUPS:
            for command in (command for command in able if command.group == group):
                menu.addAction(self._actions.action(command.key))
            menu.addSeparator()
        return menu

    def _lay_out(self) -> None:
        key = KeyCap(shown("Ctrl+K").replace("+", " "))
        self.search.setLayout(beside(None, key, margins=(0, 0, 6, 0)))
        buttons = [
            self._button_for(key, icon_name)
            for key, icon_name in (
                ("past", "bell"),
                ("help", "circle-help"),
                ("settings", "settings"),
                ("lock", "lock"),
            )
            if self._actions.knows(key)
        ]
        box = beside(
            self.title, self.search, *buttons, self.menu_button, 4, self.primary,
            gap=6, margins=(24, 0, 20, 0),
        )  # fmt: skip
        box.setStretch(0, 1)
        self.setLayout(box)

    def _button_for(self, key: str, icon_name: str) -> IconButton:
        button, action = IconButton(icon_name), self._actions.action(key)
        self.phrases.name(button, _said_with_key(action.text, action.shortcut().toString()))
        button.clicked.connect(lambda: self._actions.run(key))
        return button

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _act(self) -> None:
        if self._command is not None and self._command.is_ready():
            self._command.run()


def _said_with_key(text: Callable[[], str], shortcut: str) -> Callable[[], str]:
    return lambda: _("{page} ({key})").format(page=text(), key=shown(shortcut))
