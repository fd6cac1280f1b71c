"""What came of drives that directives ask for or lines carry: once a day, small numbers hidden.

What is hidden is in no table of the desk (R32). Committees send numbers alone, one record each; a
page reads what was kept, the same for everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from organiser import clock
from organiser.domain.identifier import id_by_key
from organiser.domain.outreach import Result
from organiser.domain.small_numbers import ALL, Cell, shown, with_sums
from organiser.hq.models import Directive, DriveFigures, SelectionLine

LEFT = "left"
"""On a list, and nobody has tried yet."""
COLUMNS = (*map(str, Result), LEFT)
"""What makes up the people of the lists together."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True)
class Line:
    """One committee, or all of them: each number, None where it is hidden."""

    committee: UUID | None
    name: str
    drives: int
    people: int | None
    counts: tuple[int | None, ...]
    """In the order of the columns of the sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The drives of one directive as they may be shown; the sum comes first."""

    at: datetime
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def count_all() -> int:
    """Count anew the drives of every directive and of every line; return how many there are."""
    series = (
        set(Directive.objects.filter(drive__isnull=False).values_list("series", flat=True))
        | set(SelectionLine.objects.values_list("series", flat=True))
        | set(DriveFigures.objects.values_list("about", flat=True).distinct())
    )
    for about in sorted(series):
        count(about)
    return len(series)


def count(about: UUID) -> None:
    """Count the drives of one directive anew, and keep what may be shown of it."""
    told = _read(about)
    table = shown(with_sums({
        (committee.hex, column): many
        for committee, fields in told.items() for column, many in _parts(fields).items()
    }))  # fmt: skip
    drives: dict[UUID | None, int] = {
        committee: int(fields.get("drives", 0)) for committee, fields in told.items()
    }
    with transaction.atomic():
        DriveFigures.objects.filter(about=about).delete()
        DriveFigures.objects.bulk_create(
            [
                _line(about, committee, table, drives.get(committee, sum(drives.values())))
                for committee in (None, *told)
                if told
            ],
            batch_size=500,
        )


def sheet(about: UUID, department: str = "") -> Sheet | None:
    """Return the drives of one directive as they may be shown; None before any was counted.

    *department*: of its committees alone, beside the sum of the whole country.
    """
    found = DriveFigures.objects.filter(about=about).select_related("committee__department")
    rows = list(found.order_by("committee__name", "committee_id"))
    whole = next((each for each in rows if each.committee_id is None), None)
    if whole is None:
        return None
    columns = tuple(each for each in COLUMNS if whole.counts.get(each, 0) != 0)
    mine = [each for each in rows if each.committee_id is not None and _is_in(each, department)]
    return Sheet(whole.at, columns, tuple(_shown(each, columns) for each in (whole, *mine)))


def _read(about: UUID) -> Mapping[UUID, Mapping[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [id_by_key("drive_count", about).hex])
        rows: Sequence[tuple[Any, Any]] = cursor.fetchall()
    return {
        committee if isinstance(committee, UUID) else UUID(hex=committee): _decode(fields)
        for committee, fields in rows
    }


def _parts(fields: Mapping[str, Any]) -> dict[str, int]:
    """Return the columns of one committee; who says more results than people is not believed."""
    results = {str(result): max(0, int(fields.get(str(result), 0))) for result in Result}
    left = int(fields.get("people", 0)) - sum(results.values())
    return {**results, LEFT: max(0, left)}


def _line(
    about: UUID, committee: UUID | None, table: Mapping[Cell, int | None], drives: int
) -> DriveFigures:  # fmt: skip
    row = ALL if committee is None else committee.hex
    counts = {column: table[row, column] for column in (*COLUMNS, ALL)}
    return DriveFigures(
        about=about, committee_id=committee, counts=counts, drives=drives, at=clock.now()
    )


def _is_in(row: DriveFigures, department: str) -> bool:
    of = row.committee.department if row.committee is not None else None
    return not department or (of is not None and of.name == f"department:{department}")


def _shown(row: DriveFigures, columns: Sequence[str]) -> Line:
    name = row.committee.name if row.committee is not None else ""
    counts = tuple(row.counts.get(column, 0) for column in columns)
    return Line(row.committee_id, name, row.drives, row.counts.get(ALL, 0), counts)


_COUNTS = """
    SELECT c.id, r.fields FROM record r JOIN committee c ON c.scope_id = r.scope_id
    WHERE r.kind = 'drive_count' AND r.id = %s AND r.state = 0 AND c.closed_at IS NULL
"""
