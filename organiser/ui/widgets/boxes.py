"""How things stand beside and below each other."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from organiser.ui.theme import Theme

Item = QWidget | QLayout | int | None
"""A part, a gap of so many pixels, or None for a spring."""
Margins = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


def beside(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return *items* side by side."""
    return _filled(QHBoxLayout(), items, gap, margins)


def below(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return *items* one below the other."""
    return _filled(QVBoxLayout(), items, gap, margins)


def scrolling(inside: QWidget) -> QScrollArea:
    """Return *inside* in an area that scrolls up and down, never sideways."""
    inside.setObjectName(inside.objectName() or "scrolled")
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Card(QFrame):
    """A framed part of a page."""

    def __init__(self, *items: Item, gap: int = 8, padding: int = 16, name: str = "card") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setLayout(below(*items, gap=gap, margins=(padding, padding - 2, padding, padding)))


class FlowBox(QWidget):
    """Puts its parts side by side and goes to the next line when a line is full."""

    def __init__(self, *parts: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._gap, self._arranged_in = gap, -1
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add(*parts)

    def add(self, *parts: QWidget) -> None:
        """Put *parts* at the end."""
        for part in parts:
            part.setParent(self)
            part.show()
            self._parts.append(part)
        if parts:
            self._arrange()

    def fit(self) -> None:
        """Give the parts that are shown their places; those that were hidden take none."""
        self._arrange()

    def clear(self) -> None:
        """Take everything out."""
        self.clear_except(None)

    def clear_except(self, kept: QWidget | None) -> None:
        """Take everything out; *kept* lives on, to be put in again."""
        for part in self._parts:
            if part is not kept:
                part.hide()
                part.deleteLater()
        self._parts.clear()
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        widest = max((part.sizeHint().width() for part in self._shown()), default=0)
        return QSize(widest, 0)

    def event(self, event: QEvent) -> bool:
        """A part that says something else, or in other type, takes another room."""
        is_restyled = event.type() == QEvent.Type.StyleChange and self._arranged_in != Theme.turn
        if is_restyled or event.type() == QEvent.Type.LayoutRequest:
            self._arranged_in = Theme.turn
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self) -> None:
        """Box layouts forget a height that depends on the width: set it by hand."""
        for part, place in zip(self._shown(), self._places(self.width()), strict=True):
            part.setGeometry(place)
        height = self.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        top = 0
        for line in self._lines(width):
            height = max(size.height() for size in line)
            left = 0
            for size in line:
                places.append(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap
        return places

    def _lines(self, width: int) -> list[list[QSize]]:
        lines: list[list[QSize]] = []
        left = 0
        for size in (part.sizeHint() for part in self._shown()):
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append(size)
            left += size.width() + self._gap
        return lines


def _filled(box: Box, items: tuple[Item, ...], gap: int, margins: Margins) -> Box:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box
