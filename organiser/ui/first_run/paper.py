"""Brings a small PDF to a printer, as the very picture of its pages."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.messages import Messages

_DPI, _POINTS = 300, 72


def print_pdf(parent: QWidget, pdf: bytes, messages: Messages) -> None:
    """Ask for a printer and print *pdf*; without a printer, say what to do instead."""
    if not QPrinterInfo.availablePrinterNames():
        messages.show(OrganiserError(_("No printer is set up on this computer. Save it as PDF.")))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: paint_pdf(pdf, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def paint_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Paint each page of *pdf* on a sheet of *printer*."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter(printer)
    for place in range(len(document)):
        if place:
            printer.newPage()
        bitmap = document[place].render(scale=_DPI / _POINTS, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
            QImage.Format.Format_RGBX8888,
        )  # fmt: skip
        painter.drawImage(QRectF(painter.viewport()), picture)
    painter.end()
    document.close()
