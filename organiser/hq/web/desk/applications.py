"""Requests to create a committee, at the desk: the same use cases as the commands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from organiser.atlas.communes import communes
from organiser.domain.founding import RequestState, may_follow
from organiser.domain.territory import department_of
from organiser.errors import Misuse, OrganiserError
from organiser.hq import home
from organiser.hq.models import Account, Role
from organiser.hq.usecases import pages
from organiser.hq.usecases.desk import committees
from organiser.hq.usecases.founding import deciding
from organiser.hq.usecases.founding.deciding import Case, state_words
from organiser.hq.web.desk.committees import OFFICERS
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _

_A_PAGE, _LONGEST = 50, 2_000
_OPEN = (RequestState.APPLIED, RequestState.PRE_APPROVED)


@door(*OFFICERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show the requests that she is there for, those that wait first."""
    account = account_of(request)
    department = account.department if account.role == Role.DEPARTMENT else ""
    cases = deciding.Cases(home.keys(), department)
    page = Paginator(cases, _A_PAGE).get_page(request.GET.get("page"))
    lines = [
        (each, state_words(each.state), _place(each), each.state in _OPEN,
         sum(said is True for said in each.others))
        for each in page
    ]  # fmt: skip
    return render(request, "desk/applications.html", {"page": page, "lines": lines})


@door(*OFFICERS)
@require_safe
def one(request: HttpRequest, application: Case) -> HttpResponse:
    """Show one request."""
    return _shown(request, application)


@door(*OFFICERS)
@require_POST
def call(request: HttpRequest, application: Case) -> HttpResponse:
    """Note that she spoke with the founder on the phone."""
    who, words = account_of(request).email, request.POST.get("words", "")[:_LONGEST]
    try:
        deciding.note_call(home.keys(), application.id, who, words)
    except OrganiserError as error:
        return _shown(request, application, status=422, refused=str(error))
    messages.success(request, _("The call is noted."))
    return redirect("desk_application", application.id)


@door(*OFFICERS)
@require_POST
def decide(request: HttpRequest, application: Case) -> HttpResponse:
    """Decide; the reason leaves by mail."""
    why = request.POST.get("why", "")[:_LONGEST]
    try:
        state = _asked(request)
        into = _other(account_of(request), request) if state is RequestState.MERGED else None
        made = deciding.decide(
            home.keys(), application.id, state, account_of(request).email, why, into
        )  # fmt: skip
    except OrganiserError as error:
        return _shown(request, application, status=422, refused=str(error), why=why)
    messages.success(
        request, _("{state}. The answer leaves by mail.").format(
            state=state_words(state).capitalize()
        ),
    )  # fmt: skip
    if made is not None:
        return redirect("desk_committee", made.pk)
    return redirect("desk_application", application.id)


def _asked(request: HttpRequest) -> RequestState:
    told = request.POST.get("state", "")
    if told not in set(RequestState):
        raise Misuse(_("Choose what you decide."))
    return RequestState(told)


def _other(account: Account, request: HttpRequest) -> UUID:
    """Return the committee whose code was typed, if she is there for it."""
    page = pages.page_of(request.POST.get("into", ""))
    found = page and committees.within(account).filter(pk=page.committee_id).first()
    if not found:
        raise Misuse(_("No committee has this code."))
    return found.pk


def _shown(request: HttpRequest, case: Case, status: int = 200, **said: Any) -> HttpResponse:
    known = {
        "case": case, "state": state_words(case.state), "place": _place(case),
        "others": list(zip(case.founder.others, case.others, strict=True)),
        "steps": [(_step(each.what), each) for each in reversed(case.steps)],
        "choices": [
            (str(each), words) for each, words in _choices() if may_follow(case.state, each)
        ],
        "is_open": case.state in _OPEN, "may_merge": may_follow(case.state, RequestState.MERGED),
        **said,
    }  # fmt: skip
    return render(request, "desk/application.html", known, status=status)


def _choices() -> list[tuple[RequestState, str]]:
    return [
        (RequestState.PRE_APPROVED, _("Pre-approve")), (RequestState.APPROVED, _("Approve")),
        (RequestState.REFUSED, _("Refuse")),
        (RequestState.MERGED, _("Have it join another committee")),
        (RequestState.CLOSED, _("Close it without a decision")),
    ]  # fmt: skip


def _step(what: str) -> str:
    return _("called") if what == deciding.CALLED else state_words(RequestState(what))


def _place(case: Case) -> str:
    commune = communes().named(case.insee)
    return f"{commune.name if commune else case.insee} ({department_of(case.insee)})"
