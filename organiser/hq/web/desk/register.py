"""The register of online selections at the desk: its lines, one of them, the form to write one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organiser import clock
from organiser.domain import online
from organiser.domain.directive import Standing
from organiser.domain.outreach import Result
from organiser.domain.small_numbers import LEAST
from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.hq.models import Role, SelectionLine
from organiser.hq.usecases import drive_counts, register
from organiser.hq.usecases.register_table import COLUMNS, table
from organiser.hq.web.desk.doors import account_of, door
from organiser.hq.web.desk.register_form import LineForm
from organiser.hq.web.site.notices import said_of
from organiser.i18n import _, number
from organiser.words.directives import standing_label
from organiser.words.online import advertisement_words, fault_words, parameters_words
from organiser.words.outreach import use_label
from organiser.words.register import field_label, said_label

KEEPERS = (Role.NATIONAL, Role.DATA_PROTECTION)
"""Who keeps the register."""
_LONGEST = 2_000


@door(*KEEPERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show every line as it stands."""
    lines = [(each, use_label(register.line_of(each).use), standing(each))
             for each in register.list_lines()]  # fmt: skip
    return render(request, "desk/register.html", {"lines": lines})


@door(*KEEPERS)
@require_safe
def file(_request: HttpRequest) -> HttpResponse:
    """Give the whole register as a file: every version, every column."""
    rows = [each for line in register.list_lines() for each in register.versions_of(line.series)]
    said = "\ufeff" + table(rows, COLUMNS, ";")
    response = HttpResponse(said, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    return response


@door(*KEEPERS)
@require_safe
def one(request: HttpRequest, line: SelectionLine) -> HttpResponse:
    """Show one line."""
    return _shown(request, line)


@door(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Open a line."""
    return _written(request, None)


@door(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, line: SelectionLine) -> HttpResponse:
    """Write the next version of a line."""
    return _written(request, line)


@door(*KEEPERS)
@require_POST
def withdraw(request: HttpRequest, line: SelectionLine) -> HttpResponse:
    """Close a line before its last day."""
    why = request.POST.get("why", "")[:_LONGEST]
    try:
        register.withdraw(home.keys(), line.series, why, by=account_of(request).email)
    except OrganiserError as error:
        return _shown(request, line, status=422, refused=str(error))
    messages.success(request, _("It is withdrawn. Drives under it pause at the next exchange."))
    return redirect("desk_line", line.series)


def standing(line: SelectionLine) -> str:
    """Say whether messages may leave under a line today, and why not."""
    fault = online.standing_fault(register.line_of(line), clock.today())
    return standing_label(Standing.VALID) if fault is None else fault_words(fault)


def _written(request: HttpRequest, line: SelectionLine | None) -> HttpResponse:
    """Keep a version; one that is complete is public at once, and looked at before."""
    if request.method != "POST":
        return _form(request, LineForm(line), line)
    form = LineForm(line, request.POST)
    entry = form.entry()
    if entry is None:
        return _form(request, form, line, status=422)
    if entry.is_complete and request.POST.get("act") != "publish":
        return _form(request, form, line, notice=said_of(entry, line.series if line else None))
    keys, by = home.keys(), account_of(request).email
    try:
        made = (
            register.open_line(keys, entry, by=by)
            if line is None
            else register.revise(keys, line.series, entry, by=by)
        )
    except OrganiserError as error:
        return _form(request, form, line, status=422, refused=str(error))
    said = _("Complete: laptops know it at their next exchange, and its notice is public.")
    if not made.is_complete:
        said = _("Kept. Nothing is sent under it before it is complete.")
    messages.success(request, said)
    return redirect("desk_line", made.series)


def _form(
    request: HttpRequest, form: LineForm, line: SelectionLine | None, status: int = 200,
    **said: Any,
) -> HttpResponse:  # fmt: skip
    known = {"form": form, "line": line, **said}
    return render(request, "desk/register_form.html", known, status=status)


def _shown(
    request: HttpRequest, line: SelectionLine, status: int = 200, **said: Any
) -> HttpResponse:  # fmt: skip
    entry, known = register.entry_of(line), register.line_of(line)
    told = {
        "line": line, "standing": standing(line), "way": use_label(entry.use), "least": LEAST,
        "missing": [field_label(each) for each in entry.missing], "entry": entry,
        "parameters": parameters_words(known),
        "said": [(said_label(each), text) for each, text in entry.said.items() if text],
        "notice": known.notice,
        "beside": advertisement_words(known.sponsor, known.notice) if line.is_complete else "",
        "earlier": register.versions_of(line.series)[1:], "sent": sent(line), **said,
    }  # fmt: skip
    return render(request, "desk/register_line.html", told, status=status)


def sent(line: SelectionLine) -> list[tuple[str, str | None]]:
    """Return what was done under a line in numbers that may be shown; None for a hidden one."""
    sheet = drive_counts.sheet(line.series)
    if sheet is None:
        return []
    whole = sheet.lines[0]
    counts = dict(zip(sheet.columns, whole.counts, strict=True))
    left = counts.get(str(Result.SENT), 0)
    told = ((_("People chosen"), whole.people), (_("Messages sent"), left))
    return [(words, None if count is None else number(count)) for words, count in told]
