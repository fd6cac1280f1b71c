"""Line icons, drawn in the colours worn at the moment of painting."""

import atexit
import re
import shutil
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from organiser import paths
from organiser.ui.theme.current import Theme

STROKE = 1.9
_WIDTH = re.compile(r'stroke-width="[\d.]+"')


def icon(name: str, ink: str = "text2", on_ink: str = "") -> QIcon:
    """Return the icon *name* in the colour *ink*; *on_ink* when it is switched on."""
    return QIcon(ThemedEngine(name, ink, on_ink))


def paint_icon(
    painter: QPainter, name: str, area: QRectF, colour: QColor, stroke: float = STROKE
) -> None:
    """Draw the icon *name* into *area*."""
    _drawing(name, colour.name(), stroke).render(painter, area)


def tinted_file(name: str, colour: str, stroke: float = 2) -> str:
    """Return a file of the icon in *colour*: a style sheet can show nothing else."""
    file = _cabinet() / f"{name}-{colour.strip('#')}-{stroke}.svg"
    if not file.exists():
        file.write_text(_svg(name, colour, stroke), encoding="utf-8")
    return file.as_posix()


class ThemedEngine(QIconEngine):
    """Draws an icon sharp at any size, in the colour its ink has now."""

    def __init__(self, name: str, ink: str, on_ink: str = "") -> None:
        super().__init__()
        self._name, self._ink, self._on_ink = name, ink, on_ink

    def clone(self) -> QIconEngine:
        return ThemedEngine(self._name, self._ink, self._on_ink)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        area = QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, self._name, area, Theme.colour(self._ink_for(mode, state)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def _ink_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "border_strong"
        return self._on_ink if state == QIcon.State.On and self._on_ink else self._ink


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str, stroke: float) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name, colour, stroke).encode()))


def _svg(name: str, colour: str, stroke: float) -> str:
    text = _source(name).replace("currentColor", colour)
    return _WIDTH.sub(f'stroke-width="{stroke}"', text)


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _cabinet() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="organiser-icons-"))
    atexit.register(_tidy, folder)
    return folder


def _tidy(folder: Any) -> None:
    shutil.rmtree(folder, ignore_errors=True)
