"""The printer of this computer: what was read on its test page sets right what is printed."""

from io import BytesIO
from pathlib import Path

from organiser.database import Database
from organiser.domain.printer import Printer, Shift
from organiser.settings import change_settings, read_settings


def read_printer(home: Path) -> Printer:
    """Return what was read on the test page of this computer's printer."""
    kept = read_settings(home)
    return Printer(kept.frame_left, kept.frame_top, kept.white_edge)


def keep_printer(home: Path, printer: Printer) -> None:
    """Keep what was read on a test page; it holds for whatever is printed from now on."""
    change_settings(home, frame_left=printer.left, frame_top=printer.top, white_edge=printer.white)


def shift_of(database: Database) -> Shift:
    """Return how far everything with boxes, codes or labels is set off on this computer."""
    return read_printer(database.file.parent).shift


def draw_test_page(home: Path) -> bytes:
    """Return the test page as a PDF; what holds already is drawn as a second frame."""
    from organiser.printing.printer_test import draw_printer_test

    out = BytesIO()
    draw_printer_test(read_printer(home).shift, out)
    return out.getvalue()
