"""The counts of the movement: tables, a chart that needs no script, the same as CSV."""

import csv
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser.domain.engagement import LADDER
from organiser.domain.small_numbers import LEAST
from organiser.hq.models import Account, Role
from organiser.hq.usecases import ladders
from organiser.hq.usecases.desk import counts, door_counts, rungs
from organiser.hq.usecases.desk.counts import Sheet
from organiser.hq.usecases.desk.rungs import MonthRow
from organiser.hq.web.desk import words
from organiser.hq.web.desk.doors import account_of, door
from organiser.hq.web.site.months import Column, chart, drawn, months_of
from organiser.i18n import _, month_name, number
from organiser.words.rungs import name_of

READERS = (Role.NATIONAL, Role.DEPARTMENT, Role.TRAINER, Role.DATA_PROTECTION)
COMMITTEES = "comites"
_STAGES = {"niveaux": rungs.PEOPLE, "montees": rungs.CLIMBED}
"""Addresses of the tables by stage."""
_FEW = 3
"""Rows that are shown at once; more departments than that are unfolded."""


@door(*READERS)
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show what may be counted of all she is there for."""
    account = account_of(request)
    at, sheets = counts.sheets(account)
    months = months_of(counts.months(account))
    return render(request, "desk/counts.html", {
        "at": at, "sheets": [_told(each) for each in sheets if each.rows], "least": LEAST,
        "chart": chart(months), "months": list(reversed(months)),
        "stages": [_stages(account, each) for each in rungs.MEASURES],
        "stage_names": [*(name_of(rung, ladders.current()) for rung in LADDER), _("Together")],
    })  # fmt: skip


@door(*READERS)
@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    """Give one of the tables as a file that a spreadsheet opens."""
    account = account_of(request)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response, delimiter=";")
    if name == COMMITTEES:
        writer.writerow([_("Month"), _("Began"), _("Ended"), _("At its end")])
        for month in months_of(counts.months(account)):
            writer.writerow([f"{month.on:%Y-%m}", month.begun, month.ended, month.standing])
        return response
    if name in _STAGES:
        _write_stages(writer, rungs.read_months(account, _STAGES[name]))
        return response
    _at, sheets = counts.sheets(account)
    sheet = next((each for each in sheets if each.name == name), None)
    if sheet is None:
        raise Http404
    heads = [words.column(sheet.name, each) for each in sheet.columns]
    writer.writerow([_("Code"), _("Department"), *heads])
    for code, cells in sheet.rows:
        said = [_hidden() if count is None else count for count in cells]
        writer.writerow([code, words.department(code), *said])
    return response


def _stages(account: Account, measure: str) -> dict[str, Any]:
    """Return the months of the whole country, as they are shown and as they are drawn."""
    found = [row for row in rungs.read_months(account, measure) if not row.department]
    rows = [(month_name(_first_of(row)), [_said(each) for each in row.counts]) for row in found]
    address = next(name for name, each in _STAGES.items() if each == measure)
    return {"name": address, "title": words.measure(measure), "rows": rows,
            "chart": drawn([_column(row) for row in reversed(found)])}  # fmt: skip


def _column(row: MonthRow) -> Column:
    """Return a month by stage; what is hidden is not drawn."""
    ladder, words = ladders.current(), _("{what}: {said}")
    return Column(_first_of(row), tuple(
        (count or 0, words.format(what=name_of(rung, ladder), said=_said(count) or _hidden()))
        for rung, count in zip(LADDER, row.counts, strict=False)
    ))  # fmt: skip


def _said(count: int | None) -> str | None:
    return None if count is None else number(count)


def _first_of(row: MonthRow) -> date:
    return date.fromisoformat(f"{row.month}-01")


def _write_stages(writer: Any, rows: Sequence[MonthRow]) -> None:
    names = [name_of(rung, ladders.current()) for rung in LADDER]
    writer.writerow([_("Month"), _("Code"), _("Department"), *names, _("Together")])
    for row in rows:
        said = [_hidden() if count is None else count for count in row.counts]
        writer.writerow([row.month, row.department, words.department(row.department), *said])


def _told(sheet: Sheet) -> dict[str, Any]:
    rows = [
        (code, words.department(code), [_said(each) for each in cells])
        for code, cells in sheet.rows
    ]
    heads = [words.column(sheet.name, each) for each in sheet.columns]
    return {
        "name": sheet.name, "title": words.table(sheet.name), "heads": heads,
        "parts": [rows] if len(rows) <= _FEW else [rows[:1], rows[1:]], "note": _rate(sheet),
    }  # fmt: skip


def _rate(sheet: Sheet) -> str:
    """Say how often somebody spoke at a door, in the first row: the country's."""
    if sheet.name != "contact" or not sheet.rows:
        return ""
    cells = dict(zip(sheet.columns, sheet.rows[0][1], strict=True))
    rate = door_counts.contact_rate(cells)
    if rate is None:
        return ""
    words = _("Of a hundred doors that were knocked at, somebody spoke at {rate}.")
    return words.format(rate=rate)


def _hidden() -> str:
    return _("hidden")
