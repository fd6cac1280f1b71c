"""Things that lie above the page: where they stand, and the shadow they throw."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from organiser.ui.theme import Theme

HELP_WIDTH = 330


def throw_shadow(above: QWidget) -> None:
    """Let *above* stand out from what it covers."""
    shadow = QGraphicsDropShadowEffect(above)
    shadow.setBlurRadius(40)
    shadow.setOffset(QPointF(0, 10))
    colour = QColor(Theme.colour("text" if Theme.tokens.name == "light" else "sidebar"))
    colour.setAlpha(100)
    shadow.setColor(colour)
    above.setGraphicsEffect(shadow)


def centre_at(above: QWidget, top: int) -> None:
    """Put *above* in the middle of its parent, *top* pixels down; upwards if negative."""
    parent = above.parentWidget()
    assert parent is not None
    above.adjustSize()
    width = min(above.width(), parent.width() - 16)
    above.resize(width, above.height())
    down = top if top >= 0 else parent.height() - above.height() + top
    above.move((parent.width() - width) // 2, down)
