"""A page goes to the printer as it is in the PDF."""

import io

import pypdfium2
from PySide6.QtPrintSupport import QPrinter

from organiser.printing.recovery import draw_recovery_code
from organiser.ui.first_run.paper import paint_pdf


def test_a_page_comes_out_of_the_printer(qapp, tmp_path):
    page = io.BytesIO()
    draw_recovery_code("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF", "Brest", page)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)

    paint_pdf(page.getvalue(), printer)

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 1
    bitmap = printed[0].render(scale=0.5)
    assert min(bytes(bitmap.buffer)) < 100
    printed.close()
