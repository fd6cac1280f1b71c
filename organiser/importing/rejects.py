"""Gives the rows that brought nobody in back as a file, with the reason beside each."""

import csv
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from pathlib import Path

from organiser.domain.intake import Problem, Severity
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.importing.formulas import is_formula
from organiser.importing.table import Table


def write_rejects(path: Path, table: Table, problems: Dictionary[int, Iterable[Problem]]) -> int:
    """Write the rows of *table* that have *problems*, by line, to *path*; return how many.

    A file for a French spreadsheet: semicolons, marked UTF-8, no cell that counts as a formula.
    """
    rows = [
        [*map(safe_cell, _fitted(cells, table)), line, *_words(told)]
        for line, cells in table
        if (told := tuple(problems.get(line, ())))
    ]
    heads = [*map(safe_cell, _heads(table)), _("Line"), _("Reason"), _("Left out")]
    try:
        with replacing(path) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([heads, *rows])
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    return len(rows)


def safe_cell(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def _heads(table: Table) -> list[str]:
    heads = [*table.headers, *[""] * (table.width - len(table.headers))]
    return [head or str(at) for at, head in enumerate(heads, 1)]


def _fitted(cells: tuple[str, ...], table: Table) -> tuple[str, ...]:
    """A row that is too long keeps its last cells in one, so that nothing is lost or shifted."""
    if len(cells) <= table.width:
        return cells
    sign = table.found.delimiter or " "
    return (*cells[: table.width - 1], sign.join(cells[table.width - 1 :]))


def _words(problems: tuple[Problem, ...]) -> tuple[str, str]:
    gravest = sorted(problems, key=lambda each: _GRAVITY[each.severity])
    reasons = " ".join(dict.fromkeys(each.sentence for each in gravest))
    details = " | ".join(each.detail for each in gravest if each.detail)
    return reasons, safe_cell(details)


_GRAVITY = {Severity.REJECTED: 0, Severity.QUESTION: 1, Severity.NOTICE: 2}
