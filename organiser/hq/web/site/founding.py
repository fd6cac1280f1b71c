"""Asking for a committee, following the request, signing its commitment: by links of mails."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organiser.atlas.communes import communes
from organiser.domain.founding import CHARTER, COMMITMENT, RequestState
from organiser.errors import Refused
from organiser.hq import home
from organiser.hq.errors import Closed
from organiser.hq.models import Commitment, CommitteeRequest
from organiser.hq.usecases.founding import asking, committing, deciding
from organiser.hq.web.site.around import address
from organiser.hq.web.site.founding_form import FoundForm
from organiser.i18n import _, language

_asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_asked_or_sent
def begin(request: HttpRequest) -> HttpResponse:
    """Take a request; a mail asks for the click that confirms it."""
    if not settings.CONTROLLER or not settings.OFFICER:
        return render(request, "site/shut.html", status=503)
    if request.method != "POST":
        commune = communes().named(request.GET.get("commune", "")[:5])
        form = FoundForm(initial={"place": commune.name if commune else ""})
        form.chosen = commune.insee if commune else ""
        return _asked(request, form)
    form = FoundForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, 422)
    if not form.is_machine():
        try:
            asking.begin(home.keys(), form.founder(), form.chosen, address(request))
        except Closed as closed:
            return _asked(request, form, closed.status, wait=closed.wait)
    return render(request, "site/found_sent.html", {"email": form.cleaned_data["email"]})


@never_cache
@_asked_or_sent
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the click that confirms: a mail program that looks at links confirms nothing."""
    found = asking.request_of(token)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        asking.verify(home.keys(), found)
    elif found.verified_at is None:
        said = {"committee": asking.written(home.keys(), found).committee}
        return render(request, "site/found_verify.html", said)
    return redirect("follow", token)


@never_cache
@_asked_or_sent
def other(request: HttpRequest, token: str) -> HttpResponse:
    """Ask one of the two others whether she creates it too."""
    found = asking.other_of(token)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        if request.POST.get("answer") == "no":
            asking.decline_other(home.keys(), found)
            return render(request, "site/found_other.html", {"answer": "no"})
        asking.confirm_other(found)
        return redirect("other", token)
    return render(request, "site/found_other.html", {
        "invited": asking.Invited.of(home.keys(), found),
    })  # fmt: skip


@never_cache
@_asked_or_sent
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Show a request to who made it, with each answer; there it is taken back."""
    found = asking.request_of(token)
    if found is None:
        return _gone(request)
    refused = ""
    if request.method == "POST" and request.POST.get("act") == "withdraw":
        try:
            asking.withdraw(found)
            return render(request, "site/found_erased.html")
        except Refused as error:
            refused = str(error)
    if found.verified_at is None:
        return redirect("verify", token)
    said = {**_followed(found), "token": token, "refused": refused}
    return render(request, "site/found_follow.html", said, status=409 if refused else 200)


@never_cache
@_asked_or_sent
def commit(request: HttpRequest, token: str) -> HttpResponse:
    """Take the signature, and show the code that links the first computer."""
    found = asking.request_of(token)
    if found is None or found.state != RequestState.APPROVED or found.committee is None:
        return _gone(request)
    committee, act = found.committee, request.POST.get("act", "")
    said: dict[str, Any] = {"committee": committee}
    name = request.POST.get("name", "").strip()[:120]
    if act == "sign" and name:
        committing.sign(home.keys(), committee, name)
        return redirect("commit", token)
    if act == "code":
        try:
            said["code"], said["expires"] = committing.first_code(committee)
        except Refused as error:
            said["refused"] = str(error)
    signed = Commitment.objects.filter(committee=committee).first()
    said |= {
        "is_unsigned": act == "sign", "commitment": COMMITMENT.spoken(language()),
        "version": signed.version if signed else COMMITMENT.version,
        "signed_at": committee.committed_at, "is_paired": committing.is_paired(committee),
    }  # fmt: skip
    return render(request, "site/found_commit.html", said, status=422 if act == "sign" else 200)


def _asked(request: HttpRequest, form: FoundForm, status: int = 200, wait: int = 0) -> HttpResponse:
    return render(request, "site/found.html", {
        "form": form, "wait": wait, "charter": CHARTER.spoken(language()),
        "ticks": [form[name] for name in ("charter", "of_age", "agrees")],
        "controller": settings.CONTROLLER, "officer": settings.OFFICER,
    }, status=status)  # fmt: skip


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "site/found_gone.html", status=404)


def _followed(found: CommitteeRequest) -> dict[str, Any]:
    case = deciding.read_case(home.keys(), found.pk)
    answers = {True: _("confirmed"), False: _("has not answered yet"), None: _("said no")}
    pairs = zip(case.founder.others, case.others, strict=True)
    return {
        "founder": case.founder, "request_at": case.at, "state": deciding.state_words(case.state),
        "is_approved": case.state is RequestState.APPROVED,
        "joined": found.committee if case.state is RequestState.MERGED else None,
        "others": [(each.name, answers[said]) for each, said in pairs],
        "is_declined": None in case.others,
        "steps": [
            {"words": deciding.state_words(RequestState(step.what)), "at": step.at,
             "reason": step.reason}
            for step in case.steps if step.what != deciding.CALLED
        ],
    }  # fmt: skip
