"""Writes a table as CSV or as a spreadsheet; no cell of it can be taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.importing.formulas import is_formula

Row = Mapping[str, str]
NUMBERS = frozenset({"mobile", "phones"})
"""Columns in which a leading + belongs to the value."""
_DIALLED = re.compile(r"[+\d\s().,;/-]*")


def write_file(columns: Sequence[str], rows: Iterable[Row], out: Path, *, is_workbook: bool) -> int:
    """Write *rows* to *out*, whole or not at all; return how many."""
    try:
        with replacing(out) as fresh:
            if is_workbook:
                return write_workbook(columns, rows, fresh)
            with fresh.open("w", encoding="utf-8", newline="") as file:
                return write_table(columns, rows, file)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error


def write_table(columns: Sequence[str], rows: Iterable[Row], file: TextIO) -> int:
    """Write *rows* as CSV to an open *file*; return how many."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_safe(name, row[name]) for name in columns])
        count += 1
    return count


def write_workbook(columns: Sequence[str], rows: Iterable[Row], out: Path) -> int:
    """Write *rows* as one sheet of a workbook; return how many.

    Half-made sheets lie beside *out* and go with it, not in a folder that others share.
    """
    from xlsxwriter.exceptions import XlsxWriterException

    try:
        with TemporaryDirectory(dir=out.parent, prefix=".organiser-") as beside:
            return _fill_workbook(columns, rows, out, beside)
    except XlsxWriterException as error:
        raise OSError from error


def _fill_workbook(columns: Sequence[str], rows: Iterable[Row], out: Path, beside: str) -> int:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "tmpdir": beside}
    book = xlsxwriter.Workbook(str(out), options)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(rows, 1):
        for at, name in enumerate(columns):
            sheet.write_string(count, at, row[name])
    sheet.autofilter(0, 0, count, len(columns) - 1)
    book.close()
    return count


def _safe(name: str, value: str) -> str:
    """No spreadsheet may take a cell for a formula; a phone number is none."""
    is_risky = is_formula(value.lstrip("'"))
    is_number = name in NUMBERS and _DIALLED.fullmatch(value) is not None
    return f"'{value}" if is_risky and not is_number else value
