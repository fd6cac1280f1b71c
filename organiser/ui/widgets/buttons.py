"""Buttons, with or without words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from organiser.ui.theme import Theme
from organiser.ui.theme.icons import icon
from organiser.ui.widgets.measured import Measured


class Button(Measured, QPushButton):
    """A button with words; *kind* is primary, danger, big, ghost, link, or nothing."""

    def __init__(self, kind: str = "", icon_name: str = "", ink: str = "") -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ink, self._icon_name = ink, icon_name
        self.set_kind(kind)

    def set_kind(self, kind: str) -> None:
        """Look as *kind*, its picture too."""
        self.setProperty("kind", kind)
        self.set_icon(self._icon_name)

    def set_icon(self, icon_name: str) -> None:
        """Show *icon_name* before the words."""
        self._icon_name = icon_name
        kind = self.property("kind")
        ink = {"primary": "on_accent", "danger": "on_danger"}.get(kind, self._ink or "text2")
        if icon_name:
            self.setIcon(icon(icon_name, ink))
        self.measure()

    def measure(self) -> None:
        """A picture a little wider than high leaves a gap before the words."""
        side = Theme.px(17)
        self.setIconSize(QSize(side + Theme.px(5), side))


class IconButton(Measured, QToolButton):
    """A button that is only a picture: name it with `Phrases.name`."""

    def __init__(self, icon_name: str, ink: str = "text2") -> None:
        super().__init__()
        self.setProperty("kind", "icon")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(icon(icon_name, ink))
        self.measure()

    def measure(self) -> None:
        self.setIconSize(QSize(Theme.px(18), Theme.px(18)))


class Chip(QToolButton):
    """A filter that is on or off."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
