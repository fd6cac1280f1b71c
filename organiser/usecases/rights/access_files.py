"""The one ZIP that somebody is given: a letter as PDF, everything as JSON, a CSV for each table."""

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from organiser.domain.report import Report
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.importing.rejects import safe_cell

FORMAT = "organiser-access/1"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_files(
    out: Path, letter: Report, data: str, tables: Mapping[str, list[dict[str, Any]]]
) -> None:
    """Write the ZIP to *out*, whole or not at all."""
    from organiser.printing.report import draw_report

    drawn = io.BytesIO()
    draw_report(letter, drawn)
    try:
        with replacing(out) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as bag:
            _put(bag, f"{_('letter')}.pdf", drawn.getvalue())
            _put(bag, "data.json", data.encode())
            for name, rows in tables.items():
                _put(bag, f"csv/{name}.csv", _csv(rows).encode("utf-8-sig"))
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error


def explained(letter: Report) -> dict[str, list[str]]:
    """Return what the letter says, for machines."""
    return {
        section.title: [*section.sentences, *(": ".join(fact) for fact in section.facts)]
        for section in letter.sections
    }


def _put(bag: zipfile.ZipFile, name: str, content: bytes) -> None:
    bag.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)


def _csv(rows: list[dict[str, Any]]) -> str:
    heads = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(heads)
    for row in rows:
        table.writerow([safe_cell("" if row.get(n) is None else str(row[n])) for n in heads])
    return out.getvalue()
