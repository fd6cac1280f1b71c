"""A page goes to the printer as it is in the PDF."""

import io

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from organiser.printing.recovery import draw_recovery_code
from organiser.ui.paper.run import a4_printer, print_pdf


@pytest.fixture
def page():
    page = io.BytesIO()
    draw_recovery_code("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF", "Brest", page)
    return page.getvalue()


def printer_into(file):
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_a_page_comes_out_of_the_printer(qtbot, jobs, messages, page, tmp_path):
    out = tmp_path / "out.pdf"

    print_pdf(page, printer_into(out), jobs, messages, jobs)

    qtbot.waitUntil(lambda: out.exists() and out.stat().st_size > 0 and pages_of(out) == 1)
    assert darkest(out) < 100


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_said(qtbot, jobs, messages, page, tmp_path):
    nowhere = printer_into(tmp_path / "no such folder" / "out.pdf")

    with qtbot.waitSignal(messages.failed):
        print_pdf(page, nowhere, jobs, messages, jobs)


def pages_of(file):
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return 0
    with document:
        return len(document)


def darkest(file):
    with pypdfium2.PdfDocument(file) as document:
        return min(bytes(document[0].render(scale=0.5).buffer))
