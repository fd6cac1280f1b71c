"""Proposals as a table for the programme team: nothing in it is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from organiser.hq.usecases.proposals import ProposalLine
from organiser.words.proposals import streets_words

COLUMNS = (
    "id", "committee", "title", "text", "theme", "heard", "seconds", "heard_elsewhere", "version",
    "sent", "state", "answer", "into", "streets",
)  # fmt: skip


def table(
    lines: Iterable[ProposalLine], heads: Sequence[str] = COLUMNS, delimiter: str = ","
) -> str:
    """Return *lines* as CSV under *heads*, one for each of `COLUMNS`."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    for line in lines:
        told = {**fields_of(line), "streets": streets_words(line.said.streets)}
        writer.writerow([inert(told[name]) for name in COLUMNS])
    return text.getvalue()


def fields_of(each: ProposalLine) -> dict[str, Any]:
    """Return what a script reads of one proposal."""
    return {
        "id": str(each.series), "committee": each.name, "committee_id": str(each.committee),
        "title": each.said.title, "text": each.said.text, "theme": each.said.theme,
        "heard": each.said.heard, "seconds": each.seconds.committees,
        "heard_elsewhere": each.seconds.heard, "version": each.version,
        "sent": each.sent_at.isoformat(), "state": str(each.state) if each.state else "sent",
        "answer": each.answer, "into": str(each.into) if each.into else None,
        "published": each.is_published,
        "streets": [
            {"street": count.street, "people": count.people} for count in each.said.streets
        ],
    }  # fmt: skip


def inert(value: Any) -> Any:
    """A spreadsheet takes what begins so for a formula: it comes from committees."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
