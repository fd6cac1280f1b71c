"""The register of online selections as a table: every version of every line, every column."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from organiser.domain.register import Said, kept_until
from organiser.hq.models import SelectionLine
from organiser.hq.usecases import register
from organiser.hq.usecases.proposals_table import inert

COLUMNS = (
    "reference", "version", "complete", "missing", "use", "starts_on", "ends_on", "parameters",
    "subject", "words", *map(str, Said), "notice", "written", "written_by", "withdrawn", "reason",
    "withdrawn_by", "kept_until",
)  # fmt: skip


def table(
    rows: Iterable[SelectionLine], heads: Sequence[str] = COLUMNS, delimiter: str = ","
) -> str:
    """Return *rows* as CSV under *heads*, one for each of `COLUMNS`."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        told = fields_of(row)
        writer.writerow([inert(told[name]) for name in COLUMNS])
    return text.getvalue()


def fields_of(row: SelectionLine) -> dict[str, Any]:
    """Return what a script reads of one version."""
    entry = register.entry_of(row)
    return {
        "id": str(row.series), "reference": row.reference, "version": row.version,
        "complete": row.is_complete, "missing": " ".join(entry.missing), "use": str(entry.use),
        "starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat(),
        "parameters": " ".join(sorted(map(str, entry.parameters))), "subject": entry.subject,
        "words": entry.words, **{str(name): said for name, said in entry.said.items()},
        "notice": register.notice_of(row.reference), "written": row.written_at.isoformat(),
        "written_by": row.written_by,
        "withdrawn": row.withdrawn_at.isoformat() if row.withdrawn_at else "",
        "reason": row.reason, "withdrawn_by": row.withdrawn_by,
        "kept_until": kept_until(row.ends_on).isoformat(),
    }  # fmt: skip
