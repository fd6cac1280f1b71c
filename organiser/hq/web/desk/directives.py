"""Directives at the desk: the list, one of them with who read it, and the form to write one."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organiser import clock
from organiser.atlas.departments import departments
from organiser.domain.directive import COMMITTEE, DEPARTMENT, MOVEMENT, Standing
from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.hq.models import Committee, Directive, Role
from organiser.hq.usecases import directives as versions
from organiser.hq.usecases import files
from organiser.hq.usecases.desk import directives
from organiser.hq.usecases.directives import CommitteeReading
from organiser.hq.web import markdown
from organiser.hq.web.desk import directive_form, drives, words
from organiser.hq.web.desk.attaching import Attached
from organiser.hq.web.desk.committees import OFFICERS
from organiser.hq.web.desk.directive_form import DirectiveForm
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _, counted
from organiser.words.directives import standing_label
from organiser.words.sent_files import size_words

_A_PAGE, _LONGEST = 50, 2_000
_SHOWN = 4
"""Committees of an audience that are named; the others are counted."""


@door(*OFFICERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the directives that concern her."""
    told = request.GET.get("etat", "")
    standing = Standing(told) if told in set(Standing) else Standing.VALID
    found = directives.listed(account_of(request))
    counts = Counter(each for _directive, each in found)
    asked = [each for each, stands in found if stands is standing]
    page = Paginator(asked, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/directives.html", {
        "page": page, "shown": str(standing),
        "lines": [(each, audience_words(each.audience)) for each in page],
        "tabs": [(str(each), standing_label(each), counts[each]) for each in Standing],
    })  # fmt: skip


@door(*OFFICERS)
@require_safe
def one(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Show one directive."""
    return _shown(request, directive)


@door(*OFFICERS)
@require_POST
def withdraw(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Withdraw it; committees read why."""
    why = request.POST.get("why", "")[:_LONGEST]
    try:
        directives.withdraw(home.keys(), account_of(request), directive.series, why)
    except OrganiserError as error:
        return _shown(request, directive, status=422, refused=str(error))
    messages.success(request, _("It is withdrawn. Who read it is told at the next exchange."))
    return redirect("desk_directive", directive.series)


@door(*OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write a new directive: search committees, look at it, publish it."""
    return _written(request, None)


@door(*OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Write the next version of one; it goes to whom the first went."""
    if not directives.may_change(account_of(request), directive):
        refused = _("This directive is not changed any more, or not by you.")
        return _shown(request, directive, status=422, refused=refused)
    return _written(request, directive)


def audience_words(audience: list[str]) -> str:
    """Say for whom a directive is."""
    if MOVEMENT in audience:
        return _("All committees")
    named = [
        words.department(each.removeprefix(DEPARTMENT))
        for each in audience if each.startswith(DEPARTMENT)
    ]  # fmt: skip
    ids = [UUID(hex=each.removeprefix(COMMITTEE)) for each in audience if COMMITTEE in each]
    first = Committee.objects.filter(pk__in=ids[:_SHOWN]).order_by("name")
    named += first.values_list("name", flat=True)
    if more := len(ids) - _SHOWN:
        named += [counted("{count} more", "{count} more", more)] if more > 0 else []
    return ", ".join(named)


def _written(request: HttpRequest, directive: Directive | None) -> HttpResponse:
    account = account_of(request)
    attached = Attached(request, files.of_owner(directive.pk) if directive else ())
    if request.method != "POST":
        return _form(request, DirectiveForm(account, directive), directive, attached)
    act = request.POST.get("act", "")
    is_sent = act not in {"search", "attach"}
    form = DirectiveForm(account, directive, request.POST, is_sent=is_sent)
    try:
        attached.check()
        if not is_sent:
            return _form(request, form, directive, attached, is_search=act == "search")
        page = form.page()
        if page is None:
            return _form(request, form, directive, attached, status=422)
        if act != "publish":
            preview = {
                "title": page.title, "html": markdown.shown(page.text),
                "drive": drives.shown(form.brief()),
            }  # fmt: skip
            return _form(request, form, directive, attached, preview=preview)
        chosen = attached.chosen
        made = directive_form.send(home.keys(), account, form, page, directive, chosen)
    except OrganiserError as error:
        return _form(request, form, directive, attached, status=422, refused=str(error))
    messages.success(request, _("Published. Committees have it at their next exchange."))
    return redirect("desk_directive", made.series)


def _form(
    request: HttpRequest, form: DirectiveForm, directive: Directive | None, attached: Attached, *,
    is_search: bool = False, status: int = 200, **said: Any,
) -> HttpResponse:  # fmt: skip
    known = {
        "form": form, "directive": directive, "attached": attached, "committees": form.committees(),
        "typed": form.searched, "is_search": is_search,
        "audience": audience_words(directive.audience) if directive else "",
        "is_national": account_of(request).role != Role.DEPARTMENT,
        "own": words.department(account_of(request).department),
        "departments": list(departments().items()), **said,
    }  # fmt: skip
    return render(request, "desk/directive_form.html", known, status=status)


def _shown(
    request: HttpRequest, directive: Directive, status: int = 200, **said: Any
) -> HttpResponse:  # fmt: skip
    account = account_of(request)
    counts = directives.count_readings(account, directive)
    page = Paginator(range(counts.committees), _A_PAGE).get_page(request.GET.get("page"))
    start = (page.number - 1) * _A_PAGE
    readings = directives.read_readings(account, directive, start, _A_PAGE)
    known = {
        "directive": directive, "html": markdown.shown(directive.text), "counts": counts,
        "audience": audience_words(directive.audience), "page": page,
        "readings": [_line(each) for each in readings],
        "may_change": directives.may_change(account, directive),
        "earlier": [
            (each, markdown.shown(each.text)) for each in versions.versions_of(directive.series)[1:]
        ],
        "standing": standing_label(directives.standing_of(directive)),
        "files": [
            (each, size_words(each.file.size)) for each in files.of_owner(directive.pk)
        ],
        **drives.told(directive, account.department), **said,
    }  # fmt: skip
    return render(request, "desk/directive.html", known, status=status)


def _line(each: CommitteeReading) -> dict[str, Any]:
    steps = (each.read_at, each.applied_at, each.acknowledged_at)
    moments = [None if step is None else clock.moment(step) for step in steps]
    return {"id": each.id, "name": each.name, "moments": moments, "word": each.word}
