"""Small painted things that say who or what: pictures and rounds of initials."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme import Theme
from organiser.ui.theme.current import while_worn
from organiser.ui.theme.icons import STROKE, paint_icon
from organiser.ui.widgets.measured import Measured

_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_ROUNDS = ("accent", "info", "violet", "success", "warning")


class Picture(Measured, QWidget):
    """An icon standing by itself, on a soft square if *ground* is given."""

    def __init__(self, name: str, ink: str = "text2", size: int = 18, ground: str = "") -> None:
        super().__init__()
        self._name, self._ink, self._size, self._ground = name, ink, size, ground
        self.measure()

    def show_icon(self, name: str, ink: str) -> None:
        """Show another picture, in another colour."""
        self._name, self._ink = name, ink
        self.update()

    def measure(self) -> None:
        side = Theme.px(self._size + (16 if self._ground else 0))
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.colour(self._ground))
            painter.drawRoundedRect(area, 8, 8)
            edge = (area.width() - Theme.px(self._size)) / 2
            area.adjust(edge, edge, -edge, -edge)
        paint_icon(painter, self._name, area, Theme.colour(self._ink), STROKE)


class Avatar(Measured, QWidget):
    """A round with the initials of a person."""

    def __init__(self, name: str = "", seed: int = 0, size: int = 44) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_person(name, seed)
        self.measure()

    def show_person(self, name: str, seed: int) -> None:
        """Show the initials of *name* in the colour of *seed*."""
        self._initials, self._seed = initials_of(name), seed
        self.setAccessibleName(name)
        self.update()

    def measure(self) -> None:
        self.setFixedSize(QSize(Theme.px(self._size), Theme.px(self._size)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._initials, tone_of(self._seed))


def initials_of(name: str) -> str:
    """Return the first letters of the first and the last word of *name*."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def tone_of(seed: int) -> str:
    """Return the tone of the round that *seed* chooses."""
    return _ROUNDS[seed % len(_ROUNDS)]


def paint_avatar(painter: QPainter, area: QRectF, initials: str, tone: str) -> None:
    """Draw a round of *initials* into *area*."""
    paint_disc(painter, area, tone)
    paint_initials(painter, area, initials, tone)


def paint_disc(painter: QPainter, area: QRectF, tone: str) -> None:
    """Draw the ground of a round."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Theme.colour(f"{tone}_soft"))
    painter.drawEllipse(area)


def paint_initials(painter: QPainter, area: QRectF, initials: str, tone: str) -> None:
    """Draw the letters of a round."""
    painter.setFont(_letters(max(8, int(area.height() * 0.38))))
    painter.setPen(Theme.colour("accent_text" if tone == "accent" else tone))
    painter.drawText(area, _CENTRE, initials)


@while_worn
def _letters(pixels: int) -> QFont:
    font = QFont(Theme.font("caption", QFont.Weight.DemiBold))
    font.setPixelSize(pixels)
    return font
