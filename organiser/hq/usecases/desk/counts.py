"""Counts of the movement, worked out once a day into a small table: what is too few is not in it.

No page counts by itself: it reads what was kept, in which small numbers were hidden already, the
same ones for everybody (R32).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Sum

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.small_numbers import ALL, Cell, shown, with_sums
from organiser.hq.models import Account, Committee, CommitteeCount, Figure, Role, Tally
from organiser.hq.usecases import courses
from organiser.hq.usecases.desk import door_counts, health, rungs
from organiser.hq.usecases.desk.committees import code_of_department
from organiser.hq.usecases.desk.health import Newcomer, Told

NOWHERE = "-"
"""The department of committees whose commune is not known."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people": ("people",), "doors": ("doors",), "trained": ("trained",),
    "contact": tuple(dict.fromkeys(door_counts.COLUMNS.values())),
    "welcome": ("in_2_days", "in_7_days", "later", "waiting"),
    "actions": tuple(str(kind) for kind in ActionKind),
}  # fmt: skip
"""What is counted, and in which columns."""
PARTED = tuple(name for name, columns in COLUMNS.items() if len(columns) > 1)
"""Those whose columns make a sum; the others are shown side by side."""
_KINDS = {"person": "people", "visit": "doors"}
_YEAR = timedelta(days=365)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it may be shown: a row a department, the whole country first."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    """The code of a department, "" for the country; None for what is hidden; the sum at last."""


def count_all() -> int:
    """Look at every open committee, count anew, and keep it; return how many there are."""
    counts: dict[str, Counter[Cell]] = {name: Counter() for name in COLUMNS}
    followed = Counter[str]()
    found, many = Committee.objects.filter(closed_at=None).order_by("pk"), 0
    for some in _batches(found.iterator(_AT_ONCE)):
        fare, answers = [], door_counts.read_answers(some)
        for committee in some:
            told = health.read(committee.scope_id)
            fare.append(health.of(committee.pk, told))
            department = code_of_department(committee) or NOWHERE
            _add(counts, department, told)
            for column, count in answers[committee.pk].items():
                counts["contact"][department, column] += count
            followed.update(key for key, _person in told.followed)
        health.keep(fare)
        many += len(fare)
    _add_tallies(counts)
    _keep({name: _whole(name, cells) for name, cells in counts.items()})
    rungs.count_months()
    courses.keep_followed(followed)
    return many


def sheets(account: Account) -> tuple[datetime | None, Sequence[Sheet]]:
    """Return when it was counted last, and what somebody may see of it."""
    found = Figure.objects.all()
    if account.role == Role.DEPARTMENT:
        found = found.filter(department__in=("", account.department))
    cells: dict[str, dict[Cell, int | None]] = {name: {} for name in COLUMNS}
    at = None
    for line in found:
        at = line.at
        cells[line.table][line.department, line.column] = line.count
    return at, (_side_by_side("known", cells), *(_sheet(name, cells[name]) for name in PARTED))


def months(account: Account) -> Sequence[tuple[date, int, int]]:
    """Return month by month how many committees began and ended: public, and never hidden."""
    lines = CommitteeCount.objects.all()
    if account.role == Role.DEPARTMENT:
        lines = lines.filter(department=account.department)
    summed = lines.values("month").annotate(begun=Sum("opened"), ended=Sum("closed"))
    return [(line["month"], line["begun"], line["ended"]) for line in summed.order_by("month")]


def _batches(found: Iterator[Committee]) -> Iterator[list[Committee]]:
    while some := list(islice(found, _AT_ONCE)):
        yield some


def _add(counts: Mapping[str, Counter[Cell]], department: str, told: Told) -> None:
    today = clock.today()
    counts["trained"][department, "trained"] += len(told.trained)
    for newcomer in told.newcomers:
        counts["welcome"][department, _delay(newcomer)] += 1
    for kind in told.done(today - _YEAR, today):
        column = kind if kind in COLUMNS["actions"] else str(ActionKind.OTHER)
        counts["actions"][department, column] += 1


def _delay(newcomer: Newcomer) -> str:
    first_at = newcomer.welcome.first_at
    if first_at is None:
        return "waiting"
    waited = first_at - newcomer.arrived_at
    if waited <= timedelta(days=2):
        return "in_2_days"
    return "in_7_days" if waited <= timedelta(days=7) else "later"


def _add_tallies(counts: Mapping[str, Counter[Cell]]) -> None:
    lines = (
        Tally.objects.filter(name__in=_KINDS, scope__committee__closed_at=None)
        .values_list("name", "scope__committee__department__name")
        .annotate(Sum("count"))
    )
    for name, department, count in lines:
        code = (department or "").partition(":")[2] or NOWHERE
        counts[_KINDS[name]][code, _KINDS[name]] += count


def _whole(name: str, cells: Mapping[Cell, int]) -> dict[Cell, int | None]:
    rows = {department for department, _column in cells}
    return shown(with_sums({
        (department, column): cells.get((department, column), 0)
        for department in sorted(rows) for column in COLUMNS[name]
    }))  # fmt: skip


def _keep(tables: Mapping[str, Mapping[Cell, int | None]]) -> None:
    now = clock.now()
    with transaction.atomic():
        Figure.objects.all().delete()
        Figure.objects.bulk_create(
            (
                Figure(table=name, department=department, column=column, count=count, at=now)
                for name, cells in tables.items()
                for (department, column), count in cells.items()
            ),
            batch_size=500,
        )


def _sheet(name: str, cells: Mapping[Cell, int | None]) -> Sheet:
    columns = (*COLUMNS[name], ALL)
    rows = sorted({department for department, _column in cells})
    return Sheet(name, columns, tuple(
        (department, tuple(cells.get((department, column)) for column in columns))
        for department in rows
    ))  # fmt: skip


def _side_by_side(name: str, tables: Mapping[str, Mapping[Cell, int | None]]) -> Sheet:
    columns = tuple(each for each in COLUMNS if each not in PARTED)
    rows = sorted({department for column in columns for department, _ in tables[column]})
    return Sheet(name, columns, tuple(
        (department, tuple(tables[column].get((department, ALL), 0) for column in columns))
        for department in rows
    ))  # fmt: skip
