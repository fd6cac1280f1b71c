"""The counts of the movement: tables, a chart that needs no script, the same as CSV."""

import csv
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser import clock
from organiser.domain.small_numbers import LEAST
from organiser.hq.models import Account, Role
from organiser.hq.usecases.desk import counts
from organiser.hq.usecases.desk.counts import Sheet
from organiser.hq.web.desk import words
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _, counted, month_name, number

READERS = (Role.NATIONAL, Role.DEPARTMENT, Role.TRAINER, Role.DATA_PROTECTION)
COMMITTEES = "comites"
_WIDTH, _HEIGHT, _FOOT = 1_000, 260, 8
_FEW = 3
"""Rows that are shown at once; more departments than that are unfolded."""


@door(*READERS)
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show what may be counted of all she is there for."""
    account = account_of(request)
    at, sheets = counts.sheets(account)
    months = _months(account)
    return render(request, "desk/counts.html", {
        "at": at, "sheets": [_told(each) for each in sheets if each.rows], "least": LEAST,
        "chart": _chart(months), "months": list(reversed(months)),
        "standing": number(months[-1]["standing"]) if months else "0",
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
        for month in _months(account):
            writer.writerow([f"{month['on']:%Y-%m}", *(month[k] for k in _NUMBERS)])
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


_NUMBERS = ("begun", "ended", "standing")


def _told(sheet: Sheet) -> dict[str, Any]:
    rows = [
        (code, words.department(code), [None if each is None else number(each) for each in cells])
        for code, cells in sheet.rows
    ]
    heads = [words.column(sheet.name, each) for each in sheet.columns]
    return {
        "name": sheet.name, "title": words.table(sheet.name), "heads": heads,
        "parts": [rows] if len(rows) <= _FEW else [rows[:1], rows[1:]],
    }  # fmt: skip


def _hidden() -> str:
    return _("hidden")


def _months(account: Account) -> list[dict[str, Any]]:
    """Return every month from the first one to now, those without a change too."""
    known = {on: (begun, ended) for on, begun, ended in counts.months(account)}
    if not known:
        return []
    on, last, standing = min(known), max(*known, clock.today().replace(day=1)), 0
    months = []
    while on <= last:
        begun, ended = known.get(on, (0, 0))
        standing += begun - ended
        months.append({
            "on": on, "words": month_name(on), "begun": begun, "ended": ended,
            "standing": standing,
        })  # fmt: skip
        on = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return months


def _chart(months: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the bars of a chart: how many stood at the end of each month."""
    most = max((month["standing"] for month in months), default=0) or 1
    step, high = _WIDTH / max(len(months), 1), _HEIGHT - _FOOT
    bars = []
    for at, month in enumerate(months):
        tall = round((high - 8) * month["standing"] / most)
        many = counted("{count} committee", "{count} committees", month["standing"])
        bars.append({
            "x": round(at * step + step * 0.1), "y": high - tall, "height": tall,
            "width": max(1, min(round(step * 0.8), 90)), "words": f"{month['words']} : {many}",
        })  # fmt: skip
    labels = {"first": bars[0]["words"], "last": bars[-1]["words"]} if bars else {}
    return {"width": _WIDTH, "height": _HEIGHT, "foot": high, "bars": bars, **labels}
