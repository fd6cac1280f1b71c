"""Shows a picture or a PDF that headquarters sent; nothing of it is written to the disk."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from organiser.domain.sent_file import Form, SentFile
from organiser.errors import OrganiserError
from organiser.i18n import _, number
from organiser.printing.preview import CannotShow, page_count, page_fitting
from organiser.ui.jobs import Jobs
from organiser.ui.paper.view import Pixels, image_of
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import ElidedLabel, label

_WIDTH, _HEIGHT, _EDGE = 900, 680, 24
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SHARPEST = 2_400
"""Pixels across: more is no sharper to an eye."""


class FileViewer(QDialog):
    """One file, as wide as the window; a PDF page by page."""

    def __init__(self, parent: QWidget, jobs: Jobs, file: SentFile, content: bytes) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(file.name)
        self._jobs, self._content, self.page, self.pages = jobs, content, 1, 1
        self._is_pdf = file.form is Form.PDF
        self.picture = Seen(file.name)
        self._area, self._where = QScrollArea(), label(role="muted")
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.save_button, self.close_button = Button("", "download"), Button("primary")
        self.phrases = Phrases()
        self._lay_out(file.name)
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self.close_button.clicked.connect(self.accept)
        self._begin(file)

    def turn(self, by: int) -> None:
        """Go to another page."""
        page = min(max(self.page + by, 1), self.pages)
        if page != self.page:
            self.page = page
            self._area.verticalScrollBar().setValue(0)
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; PgUp and PgDn scroll as far as the page goes, then turn it."""
        key, bar = Qt.Key(event.key()), self._area.verticalScrollBar()
        if key in _STEPS:
            bar.setValue(bar.value() + _STEPS[key] * 3 * bar.singleStep())
        elif key in _TURNS:
            before = bar.value()
            bar.setValue(before + _TURNS[key] * bar.pageStep())
            if bar.value() == before:
                self.turn(_TURNS[key])
        else:
            super().keyPressEvent(event)

    def _begin(self, file: SentFile) -> None:
        """Take the file in; `OrganiserError` where nobody could see it."""
        cannot = OrganiserError(
            _("{name} cannot be shown here. Save a copy and open it with another program.").format(
                name=file.name
            )
        )
        if not self._is_pdf:
            image = QImage.fromData(self._content)
            if image.isNull():
                raise cannot
            self.picture.show_image(image)
        else:
            try:
                self.pages = page_count(self._content)
            except CannotShow as error:
                raise cannot from error
        self._draw()

    def _draw(self) -> None:
        for part in (self.before, self.after, self._where):
            part.setVisible(self.pages > 1)
        self.before.setEnabled(self.page > 1)
        self.after.setEnabled(self.page < self.pages)
        words = _("Page {page} of {pages}")
        self._where.setText(words.format(page=number(self.page), pages=number(self.pages)))
        if self._is_pdf:
            across = min(_SHARPEST, round(Theme.px(_WIDTH) * self.devicePixelRatioF() * 1.5))
            self._jobs.run(
                partial(page_fitting, self._content, self.page, across),
                then=partial(self._show_page, self.page), owner=self,
            )  # fmt: skip

    def _show_page(self, page: int, pixels: Pixels) -> None:
        if page == self.page:
            self.picture.show_image(image_of(pixels))

    def _lay_out(self, name: str) -> None:
        self.phrases.name(self.before, lambda: _("Page before (PgUp)"))
        self.phrases.name(self.after, lambda: _("Next page (PgDn)"))
        self.save_button.setText(_("Save a copy"))
        self.close_button.setText(_("Close"))
        self._area.setWidget(self.picture)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = beside(ElidedLabel(name, "h3"), self._where, self.before, self.after, gap=8)
        head.setStretch(0, 1)
        foot = beside(None, self.save_button, self.close_button, gap=8)
        box = below(head, self._area, foot, gap=10, margins=(16, 14, 16, 14))
        box.setStretch(1, 1)
        self.setLayout(box)
        self.resize(Theme.px(_WIDTH), Theme.px(_HEIGHT))
        self.close_button.setDefault(True)


class Seen(QWidget):
    """A picture as wide as there is room, never wider than it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self.setObjectName("scrolled")
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        """Show *image*."""
        self._image = image
        self._fit()
        self.update()

    def is_empty(self) -> bool:
        """Return whether nothing is shown yet."""
        return self._image.isNull()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002  (Qt's own)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(Theme.px(_WIDTH) // 2, Theme.px(_HEIGHT) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._place()
        if not self._image.isNull():
            painter.fillRect(area, Qt.GlobalColor.white)
            painter.drawImage(area, self._image)

    def _place(self) -> QRectF:
        room = max(self.width() - 2 * _EDGE, 1)
        wide = min(room, self._image.width())
        high = wide * self._image.height() / max(self._image.width(), 1)
        top = max((self.height() - high) / 2, _EDGE / 2)
        return QRectF((self.width() - wide) / 2, top, wide, high)

    def _fit(self) -> None:
        self.setMinimumHeight(round(self._place().height()) + _EDGE)
