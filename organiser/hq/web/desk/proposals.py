"""Proposals at the desk: lists, one of them, its answer, and the table for the programme team."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from organiser.domain.proposal import State
from organiser.errors import Misuse, OrganiserError
from organiser.hq import home
from organiser.hq.models import Proposal, Role
from organiser.hq.usecases import proposals as answering
from organiser.hq.usecases.desk import proposals
from organiser.hq.usecases.proposals import ProposalLine
from organiser.hq.usecases.proposals_table import table
from organiser.hq.web.desk.committees import OFFICERS
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _
from organiser.words.proposals import state_label

ANSWERERS = (Role.NATIONAL,)
"""Who speaks for headquarters."""
_A_PAGE, _LONGEST, _LONGEST_WORD = 50, 4_000, 80
_ANSWERS = (State.RECEIVED, State.STUDIED, State.ACCEPTED, State.REFUSED)


@door(*OFFICERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the proposals of a state, of a theme if one is chosen."""
    account = account_of(request)
    told = request.GET.get("etat", "")
    shown = told if told in proposals.SHOWN else proposals.SENT
    theme = request.GET.get("theme", "")[:_LONGEST_WORD]
    found = proposals.listed(account, shown, theme)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    counts = proposals.count_of(account)
    return render(request, "desk/proposals.html", {
        "page": page, "shown": shown, "theme": theme, "themes": proposals.themes(account),
        "lines": [(each, _label(each.state)) for each in page],
        "tabs": [(each, _head(each), counts[each]) for each in proposals.SHOWN],
    })  # fmt: skip


@door(*OFFICERS)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give every proposal that is hers to see as a file that a spreadsheet opens."""
    lines = map(answering.line_of, proposals.within(account_of(request)))
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="propositions.csv"'
    response.write(table(lines, _heads(), ";"))
    return response


@door(*OFFICERS)
@require_safe
def one(request: HttpRequest, proposal: ProposalLine) -> HttpResponse:
    """Show one proposal."""
    return _shown(request, proposal)


def _said(act: Callable[..., str]) -> Callable[..., HttpResponse]:
    """Say what came of an act on the proposal's page; what is refused, in words."""

    @wraps(act)
    def done(request: HttpRequest, proposal: ProposalLine) -> HttpResponse:
        try:
            told = act(request, proposal)
        except OrganiserError as error:
            why = request.POST.get("why", "")[:_LONGEST]
            state = request.POST.get("state", "")
            return _shown(request, proposal, 422, refused=str(error), why=why, chosen=state)
        messages.success(request, told)
        return redirect("desk_proposal", proposal.series)

    return done


@door(*ANSWERERS)
@require_POST
@_said
def publish(request: HttpRequest, proposal: ProposalLine) -> str:
    """Show it to all committees, or its newest version."""
    answering.publish(home.keys(), proposal.series, by=account_of(request).email)
    return _("All committees read it from their next exchange on, and may second it.")


@door(*ANSWERERS)
@require_POST
@_said
def reply(request: HttpRequest, proposal: ProposalLine) -> str:
    """Say how far it is, and why."""
    told = request.POST.get("state", "")
    if told not in set(map(str, _ANSWERS)):
        raise Misuse(_("Choose what you decide."))
    why = request.POST.get("why", "")[:_LONGEST]
    by = account_of(request).email
    answering.answer(home.keys(), proposal.series, State(told), why, by=by)
    return _("Answered. Its committee reads it at the next exchange.")


@door(*ANSWERERS)
@require_POST
@_said
def merge(request: HttpRequest, proposal: ProposalLine) -> str:
    """Join it with another that says the same."""
    why, by = request.POST.get("why", "")[:_LONGEST], account_of(request).email
    try:
        into = UUID(request.POST.get("into", ""))
    except ValueError as error:
        raise Misuse(_("Choose the proposal that says the same.")) from error
    answering.answer(home.keys(), proposal.series, State.MERGED, why, by=by, into=into)
    return _("Joined. Its committee reads with which, and why.")


def _shown(
    request: HttpRequest, proposal: ProposalLine, status: int = 200, **said: Any
) -> HttpResponse:  # fmt: skip
    typed = request.GET.get("q", "")[:_LONGEST_WORD].strip()
    may_answer = account_of(request).role in ANSWERERS
    others = proposals.others(proposal, typed) if may_answer else []
    into = Proposal.objects.filter(pk=proposal.into).first() if proposal.into else None
    known = {
        "proposal": proposal, "state": _label(str(proposal.state or "")), "into": into,
        "chosen": str(proposal.state or ""), "why": proposal.answer,
        "answers": [(str(each), state_label(each)) for each in _ANSWERS],
        "may_answer": may_answer, "others": others, "typed": typed,
        "joined": Proposal.objects.filter(into=proposal.series).order_by("-sent_at", "series"),
        **said,
    }  # fmt: skip
    return render(request, "desk/proposal.html", known, status=status)


def _label(state: str) -> str:
    return state_label(State(state)) if state else _("Not looked at yet")


def _head(shown: str) -> str:
    if shown == proposals.EVERY:
        return _("All proposals")
    return _label("" if shown == proposals.SENT else shown)


def _heads() -> list[str]:
    return [
        _("Number"), _("Committee"), _("Title of the proposal"), _("Text"), _("Theme"),
        _("Heard from"), _("Seconded by"), _("Heard elsewhere"), _("Version"), _("Sent on"),
        _("State"), _("Answer"), _("Joined with"), _("Counts by street"),
    ]  # fmt: skip
