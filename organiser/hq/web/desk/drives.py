"""What came of the drives of a directive, as a page and a file show it."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from organiser.domain.drive_brief import DriveBrief
from organiser.domain.small_numbers import LEAST
from organiser.hq.models import Directive
from organiser.hq.usecases import drive_counts
from organiser.hq.usecases.briefs import brief_of
from organiser.hq.usecases.drive_counts import Line, Sheet
from organiser.hq.usecases.proposals_table import inert
from organiser.hq.web.desk.committees import OFFICERS
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _, counted, number
from organiser.words.outreach import count_label, use_label

_SHOWN = 60
"""Committees on the page; the file has them all."""


@door(*OFFICERS)
@require_safe
def file(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Give the numbers as a file that a spreadsheet opens."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="drives.csv"'
    writer = csv.writer(response, delimiter=";")
    sheet = drive_counts.sheet(directive.series, account_of(request).department)
    writer.writerow([_("Committee"), *(_heads(sheet) if sheet is not None else ())])
    for line in sheet.lines if sheet is not None else ():
        hidden = _("hidden")
        writer.writerow([inert(_name(line)), *(hidden if n is None else n for n in _cells(line))])
    return response


def told(directive: Directive, department: str) -> dict[str, Any]:
    """Return what the page of a directive says of its drive."""
    sheet = drive_counts.sheet(directive.series, department)
    return {"drive": shown(brief_of(directive)), "sheet": sheet and _told(sheet), "least": LEAST}


def shown(brief: DriveBrief | None) -> dict[str, Any] | None:
    """Return a drive as its card says it."""
    return None if brief is None else {"brief": brief, "way": use_label(brief.use)}


def _told(sheet: Sheet) -> dict[str, Any]:
    more = len(sheet.lines) - 1 - _SHOWN
    return {
        "at": sheet.at, "heads": _heads(sheet),
        "lines": [
            {
                "committee": line.committee, "name": _name(line),
                "cells": [None if each is None else number(each) for each in _cells(line)],
            }
            for line in sheet.lines[: 1 + _SHOWN]
        ],
        "more": counted("{count} more committee is in the file.",
                        "{count} more committees are in the file.", more) if more > 0 else "",
    }  # fmt: skip


def _heads(sheet: Sheet) -> list[str]:
    return [count_label(each) for each in ("drives", "people", *sheet.columns)]


def _cells(line: Line) -> list[int | None]:
    return [line.drives, line.people, *line.counts]


def _name(line: Line) -> str:
    return line.name if line.committee is not None else _("All committees")
