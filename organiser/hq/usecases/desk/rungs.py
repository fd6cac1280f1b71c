"""People by stage and month, added up once a day; small numbers are hidden before they are kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum

from organiser import clock
from organiser.domain.climbers import last_months
from organiser.domain.engagement import LADDER
from organiser.domain.small_numbers import ALL, Cell, shown, with_sums
from organiser.hq.models import Account, Role, RungCount, RungFigure

NOWHERE = "-"
PEOPLE, CLIMBED = "people", "climbed"
MEASURES = (PEOPLE, CLIMBED)
_COLUMNS = tuple(rung.name.lower() for rung in LADDER)
_DEPARTMENT = "scope__committee__department__name"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the country or of a department."""

    month: str
    """Such as "2026-11"."""
    department: str
    counts: tuple[int | None, ...]
    """By stage, the lowest first, and the sum at last; None for what is hidden."""


def count_months() -> None:
    """Add up what open committees counted in the last months, and keep what may be shown."""
    words = [f"{first:%Y-%m}" for first in last_months(clock.today())]
    counts: dict[tuple[str, str], Counter[Cell]] = {}
    lines = (
        RungCount.objects.filter(month__in=words, scope__committee__closed_at=None)
        .values_list("month", "rung", _DEPARTMENT)
        .annotate(Sum(PEOPLE), Sum(CLIMBED))
    )
    for month, rung, department, *sums in lines:
        code = (department or "").partition(":")[2] or NOWHERE
        for measure, count in zip(MEASURES, sums, strict=True):
            cells = counts.setdefault((month, measure), Counter())
            cells[code, _COLUMNS[rung - 1]] += count
    _keep({key: _whole(cells) for key, cells in counts.items()})


def read_months(account: Account, measure: str) -> Sequence[MonthRow]:
    """Return what somebody may see of *measure*: the last month first, the country before all."""
    found = RungFigure.objects.filter(measure=measure)
    if account.role == Role.DEPARTMENT:
        found = found.filter(department__in=("", account.department))
    cells: dict[tuple[str, str], dict[str, int | None]] = {}
    for line in found.order_by("-month", "department"):
        cells.setdefault((line.month, line.department), {})[line.column] = line.count
    return [
        MonthRow(month, department, tuple(row.get(column) for column in (*_COLUMNS, ALL)))
        for (month, department), row in cells.items()
    ]


def _whole(cells: Counter[Cell]) -> dict[Cell, int | None]:
    rows = sorted({department for department, _column in cells})
    table = {(row, column): cells[row, column] for row in rows for column in _COLUMNS}
    return shown(with_sums(table))


def _keep(tables: dict[tuple[str, str], dict[Cell, int | None]]) -> None:
    with transaction.atomic():
        RungFigure.objects.all().delete()
        RungFigure.objects.bulk_create(
            (
                RungFigure(
                    month=month, measure=measure, department=department, column=column, count=count
                )
                for (month, measure), cells in tables.items()
                for (department, column), count in cells.items()
            ),
            batch_size=500,
        )
