"""The pages of a PDF, one at a time, as they will leave the printer."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from organiser.i18n import _, number
from organiser.printing.preview import POINTS_PER_INCH, page_count, page_image
from organiser.ui.jobs import Jobs
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import ElidedLabel

_PAGE_WIDTH = 210 / 25.4 * POINTS_PER_INCH
_EDGE = 28
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5)
Pixels = tuple[int, int, bytes]


class PaperView(QWidget):
    """Turns pages and comes closer; it never redraws what the printer will not."""

    turned = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._pdf = b""
        self.pages, self.page, self._zoom = 0, 1, 1.0
        self.phrases = Phrases()
        self.sheet = _Sheet()
        self.said = ElidedLabel(role="muted")
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.closer, self.further = IconButton("zoom-in"), IconButton("zoom-out")
        self.back_button = Button("", "arrow-left")
        self.back_button.hide()
        self._area = QScrollArea()
        self._lay_out()
        self._connect()
        self._say()

    def show_pdf(self, pdf: bytes) -> None:
        """Show *pdf*, at the page that was in front if it still has one."""
        self._pdf = pdf
        self.pages = page_count(pdf) if pdf else 0
        self.page = min(max(self.page, 1), max(self.pages, 1))
        self._draw()

    def turn(self, by: int) -> None:
        """Go to another page."""
        page = min(max(self.page + by, 1), max(self.pages, 1))
        if page != self.page:
            self.page = page
            self._area.verticalScrollBar().setValue(0)
            self._draw()
            self.turned.emit(page)

    def zoom(self, by: int) -> None:
        """Come closer, or go further away; at 1 the page fills the width."""
        place = min(max(_ZOOMS.index(self._zoom) + by, 0), len(_ZOOMS) - 1)
        if _ZOOMS[place] != self._zoom:
            self._zoom = _ZOOMS[place]
            self._draw()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        self._say()
        if not self._pdf:
            self.sheet.show_image(None, 1.0)
            return
        ratio = self.devicePixelRatioF()
        room = max(self._area.viewport().width() - 2 * _EDGE, 120)
        scale = min(room, Theme.px(1000)) * self._zoom / _PAGE_WIDTH
        self.sheet.be(round(scale * _PAGE_WIDTH))
        self._jobs.run(
            partial(page_image, self._pdf, self.page, scale * ratio),
            then=partial(self._show_page, self._pdf, self.page, ratio),
            owner=self,
        )

    def _show_page(self, pdf: bytes, page: int, ratio: float, pixels: Pixels) -> None:
        """Show a page unless another was asked for meanwhile."""
        if pdf is self._pdf and page == self.page:
            self.sheet.show_image(image_of(pixels), ratio)

    def _say(self) -> None:
        words = _("Page {page} of {pages} · exactly what will be printed")
        shown = words.format(page=number(self.page), pages=number(self.pages))
        self.said.setText(shown if self.pages else "")
        self.sheet.setAccessibleName(shown)
        self.before.setEnabled(self.page > 1)
        self.after.setEnabled(self.page < self.pages)
        for button in (self.closer, self.further):
            button.setEnabled(self.pages > 0)

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self.closer.clicked.connect(partial(self.zoom, 1))
        self.further.clicked.connect(partial(self.zoom, -1))
        self._area.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        self.phrases.text(self.back_button, lambda: _("Back to the doors"))
        self.phrases.name(self.before, lambda: _("Page before (PgUp)"))
        self.phrases.name(self.after, lambda: _("Next page (PgDn)"))
        self.phrases.name(self.closer, lambda: _("Closer"))
        self.phrases.name(self.further, lambda: _("Further away"))
        self.sheet.setObjectName("scrolled")
        self._area.setWidget(self.sheet)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = beside(
            self.back_button, self.said, self.before, self.after, self.further, self.closer,
            gap=4, margins=(20, 6, 16, 0),
        )  # fmt: skip
        bar.setStretch(1, 1)
        box = below(bar, self._area, gap=4)
        box.setStretch(1, 1)
        self.setLayout(box)


class _Sheet(QWidget):
    """One page of paper lying on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._width = 0
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)

    def be(self, width: int) -> None:
        """Be as wide as the page, in pixels of the screen."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def show_image(self, image: QImage | None, ratio: float) -> None:
        """Show *image*, or an empty desk."""
        if image is not None:
            image.setDevicePixelRatio(ratio)
        self._image = image
        self.setMinimumSize(self.sizeHint() if image is not None else QSize(0, 0))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width + 2 * _EDGE, round(self._width * 297 / 210) + _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        size = self._image.deviceIndependentSize()
        page = QRectF((self.width() - size.width()) / 2, 4, size.width(), size.height())
        shadow = QColor(Theme.colour("text" if Theme.tokens.name == "light" else "sidebar"))
        for spread, strength in ((6, 10), (4, 16), (2, 26)):
            shadow.setAlpha(strength)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadow)
            painter.drawRoundedRect(page.adjusted(-spread, -spread + 3, spread, spread + 3), 4, 4)
        painter.drawImage(page.topLeft(), self._image)
        painter.setPen(QPen(Theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)


def image_of(pixels: Pixels) -> QImage:
    """Return *pixels* as Qt's own picture."""
    width, height, content = pixels
    return QImage(content, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
