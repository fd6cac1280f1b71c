"""The ladder of the movement at the desk: how it stands, its versions, the form to define it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organiser.domain.engagement import LADDER, Rung
from organiser.domain.ladder import BOUNDS, Ladder, Milestone
from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.hq.models import Role
from organiser.hq.usecases import ladders
from organiser.hq.web.desk.doors import account_of, door
from organiser.hq.web.desk.ladder_form import LadderForm, changes
from organiser.i18n import _
from organiser.words.ladder_faults import threshold_label
from organiser.words.rungs import (
    in_language,
    meaning_of,
    milestone_label,
    milestone_meaning,
    name_of,
)

DEFINERS = (Role.NATIONAL,)
"""Who defines the ladder of the whole movement."""


@door(*DEFINERS)
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show the ladder that stands, and every version of it."""
    return _shown(request)


@door(*DEFINERS)
@require_http_methods(["GET", "HEAD", "POST"])
def define(request: HttpRequest) -> HttpResponse:
    """Define it anew: look at what changes, publish it."""
    current = ladders.current()
    if request.method != "POST":
        return _form(request, LadderForm(current))
    form = LadderForm(current, request.POST)
    made = form.ladder()
    if made is None:
        return _form(request, form, status=422)
    found = changes(current, made)
    if not found or request.POST.get("act") != "publish":
        return _form(request, form, changes=found, is_looked_at=True)
    ladders.publish(home.keys(), made, by=account_of(request).email)
    messages.success(request, _("Published. Laptops follow it from their next exchange on."))
    return redirect("desk_ladder")


@door(*DEFINERS)
@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """Have the program's own stand again."""
    try:
        ladders.go_back(home.keys(), by=account_of(request).email)
    except OrganiserError as error:
        return _shown(request, status=422, refused=str(error))
    messages.success(request, _("The program’s own ladder stands again."))
    return redirect("desk_ladder")


def _shown(request: HttpRequest, status: int = 200, **said: Any) -> HttpResponse:
    current, versions = ladders.current(), ladders.versions()
    known = {
        "rungs": [_rung(current, rung) for rung in LADDER],
        "milestones": [
            (milestone_label(each, current), milestone_meaning(each, current))
            for each in Milestone
        ],
        "thresholds": [(threshold_label(each), getattr(current.asks, each)) for each in BOUNDS],
        "versions": versions, "is_own": not versions or not versions[0].body, **said,
    }  # fmt: skip
    return render(request, "desk/ladder.html", known, status=status)


def _rung(ladder: Ladder, rung: Rung) -> dict[str, Any]:
    said = ladder.of(rung)
    return {
        "name": name_of(rung, ladder), "meaning": meaning_of(rung, ladder),
        "act": in_language(said.act), "days": said.act_days,
    }  # fmt: skip


def _form(request: HttpRequest, form: LadderForm, status: int = 200, **said: Any) -> HttpResponse:
    return render(request, "desk/ladder_form.html", {"form": form, **said}, status=status)
