"""The line she stands on, as it looks in the picture of its page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

if TYPE_CHECKING:
    from organiser.scanning.strips import Strip

_HIGH = 76


class StripView(Measured, QWidget):
    """Hidden while there is no picture of the line."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        self.measure()

    def show_strip(self, strip: "Strip | None", said: str = "") -> None:
        """Show *strip*, told as *said* to who does not see; None hides it."""
        self.setVisible(strip is not None)
        self.setAccessibleName(said)
        if strip is not None:
            grey = QImage.Format.Format_Grayscale8
            image = QImage(strip.pixels, strip.width, strip.height, strip.width, grey)
            self._image = image.copy()  # the bytes are not ours to keep
            self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HIGH))

    def sizeHint(self) -> QSize:
        return QSize(Theme.px(600), Theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawImage(place, self._image)
        painter.setPen(Theme.colour("border"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
