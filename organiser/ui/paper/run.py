"""Sends a PDF to a printer, a page at a time, at the sharpness of the paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMarginsF, QObject, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.printing.preview import POINTS_PER_INCH, page_count, page_image
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.paper.view import Pixels, image_of

DOTS_PER_INCH = 300


class PaperRun(QObject):
    """One run through a printer; pictures are made off the screen's thread."""

    def __init__(self, jobs: Jobs, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._printer = jobs, printer
        self._painter = QPainter()
        self._pdf, self._pages = b"", 0

    def start(self, pdf: bytes) -> None:
        """Print *pdf*; an `OrganiserError` when the printer does not answer."""
        self._pdf, self._pages = pdf, page_count(pdf)
        if not self._painter.begin(self._printer):
            raise OrganiserError(_("The printer does not answer. Save the PDF instead."))
        self._draw(1)

    def _draw(self, page: int) -> None:
        self._jobs.run(
            partial(page_image, self._pdf, page, DOTS_PER_INCH / POINTS_PER_INCH),
            then=partial(self._put, page),
            owner=self,
        )

    def _put(self, page: int, pixels: Pixels) -> None:
        if page > 1:
            self._printer.newPage()
        whole = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        self._painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), image_of(pixels))
        if page < self._pages:
            self._draw(page + 1)
            return
        self._painter.end()
        self.deleteLater()


def ask_printer(parent: QWidget, then: Callable[[QPrinter], object]) -> None:
    """Ask on which printer, without holding the program up: the lock may close the dialog."""
    printer = a4_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def print_pdf(pdf: bytes, printer: QPrinter, jobs: Jobs, messages: Messages, by: QObject) -> None:
    """Send *pdf* to *printer* for as long as *by* lives; say so if the printer does not answer."""
    try:
        PaperRun(jobs, printer, by).start(pdf)
    except OrganiserError as error:
        messages.show(error)


def has_printer() -> bool:
    """Return whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def a4_printer() -> QPrinter:
    """Return a printer for whole A4 pages, without margins: ours are on the page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    printer.setPageLayout(layout)
    return printer
