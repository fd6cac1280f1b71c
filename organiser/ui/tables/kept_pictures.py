"""Pictures drawn once and shown many times, as long as the program looks the same."""

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from organiser.ui.theme import Theme

_MOST = 400
"""Four columns of a screen and what lies around it, 15 MB at most."""


class Look(NamedTuple):
    """What a cell looks like besides what it says: size, sharpness, and the state it is in."""

    width: int
    height: int
    ratio: float
    state: int
    is_first: bool


class KeptPictures:
    """Pictures by what they show; all are forgotten when colours or text size change."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QPixmap] = {}
        self._tokens, self._percent = Theme.tokens, Theme.percent

    def get(self, look: Look, draw: Callable[..., None], *said: Hashable) -> QPixmap:
        """Return what *draw* makes of a painter, an area, a look and what is *said*."""
        if Theme.tokens is not self._tokens or Theme.percent != self._percent:
            self._kept.clear()
            self._tokens, self._percent = Theme.tokens, Theme.percent
        key = (look, draw, *said)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            picture = self._kept[key] = _drawn(look, draw, said)
        return picture


def _drawn(look: Look, draw: Callable[..., None], said: tuple[Hashable, ...]) -> QPixmap:
    picture = QPixmap(QSize(look.width, look.height) * look.ratio)
    picture.setDevicePixelRatio(look.ratio)
    picture.fill(Theme.colour("surface"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, look.width, look.height), look, *said)
    painter.end()
    return picture
