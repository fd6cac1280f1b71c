"""A committee's page, signing up with it, and confirming by the link that was sent."""

from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organiser import clock
from organiser.atlas.communes import communes
from organiser.domain.calendar_text import written
from organiser.domain.consent import Purpose
from organiser.domain.wording import current
from organiser.hq import home
from organiser.hq.errors import Closed
from organiser.hq.models import CommitteePage, SignUp
from organiser.hq.usecases import links, pages
from organiser.hq.usecases.public import agenda, friends, joining, mailing, mine
from organiser.hq.usecases.welcoming import rehoming
from organiser.hq.web.site.around import address, same_for_all
from organiser.hq.web.site.forms import JoinForm, least_age
from organiser.i18n import language


@require_safe
@same_for_all
def committee(request: HttpRequest, code: str) -> HttpResponse:
    """Show a committee to the public."""
    page = _page(code)
    said = {"actions": agenda.announced(page.committee), "link": links.short(page.code)}
    return render(request, "site/committee.html", {**_told(page), **said})


@require_safe
@same_for_all
def calendar(_request: HttpRequest, code: str) -> HttpResponse:
    """Give what a committee announces to other calendars, which ask again by themselves."""
    page = _page(code)
    appointments = (
        agenda.appointment(action, page.committee) for action in agenda.announced(page.committee)
    )
    text = written(appointments, clock.now(), page.committee.name)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


@require_safe
@same_for_all
def code_of_link(_request: HttpRequest, code: str) -> HttpResponse:
    """Draw the code that a phone reads at a stall."""
    drawn = links.drawn(links.short(_page(code).code))
    return HttpResponse(drawn, content_type="image/svg+xml")


@require_safe
def short(_request: HttpRequest, code: str) -> HttpResponse:
    """Lead from what is printed for a stall to signing up."""
    page = _page(code)
    return redirect(f"{reverse('join', args=[page.code])}?how=link")


@require_safe
def sent(_request: HttpRequest, code: str, friend: str) -> HttpResponse:
    """Lead from the link that a friend handed on to signing up, where it can be left out."""
    page = _page(code)
    if friends.friend_of(friend, page.committee_id) is None:
        return redirect(f"{reverse('join', args=[page.code])}?how=link")
    return redirect(f"{reverse('join', args=[page.code])}?how=friend&by={friend}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Take what somebody writes who wants to join; a mail asks her to confirm."""
    page = _page(code)
    if not settings.CONTROLLER or not settings.OFFICER:
        return render(request, "site/shut.html", _told(page), status=503)
    if request.method != "POST":
        return _asked(request, page)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _asked(request, page, form, status=422)
    if not form.is_machine():
        commune = communes().named(page.committee.insee)
        wish = form.wish(page.committee.insee, commune.name if commune else "")
        try:
            with transaction.atomic():
                made = joining.begin(
                    home.keys(), page.committee, wish, address(request),
                    may_move=bool(rehoming.days_until(page.committee)),
                )  # fmt: skip
                if made is not None:
                    mailing.ask_to_confirm(made)
        except Closed as closed:
            return _asked(request, page, form, status=closed.status, wait=closed.wait)
    return render(request, "site/sent.html", {**_told(page), "email": form.cleaned_data["email"]})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the click that confirms: a mail program that looks at links confirms nothing."""
    sign_up = joining.sign_up_of(token)
    if sign_up is None:
        return render(request, "site/too_late.html", status=404)
    said = {"committee": sign_up.committee, "page": sign_up.committee.page, "token": token}
    if request.method != "POST":
        if sign_up.confirmed_at is None:
            return render(request, "site/confirm.html", said)
        return render(request, "site/confirmed.html", {**said, "call_by": _call_by(sign_up)})
    if joining.confirm(home.keys(), token) is None:
        return render(request, "site/too_late.html", status=404)
    sign_up.refresh_from_db()
    return render(request, "site/confirmed.html", {**said, "call_by": _call_by(sign_up)})


def _call_by(sign_up: SignUp) -> date | None:
    """Return the day by which her committee calls: the same as on her own page."""
    kept = mine.read(home.keys(), sign_up)
    return kept.call.on if kept is not None and kept.call is not None else None


def _page(code: str) -> CommitteePage:
    page = pages.page_of(code)
    if page is None:
        raise Http404
    return page


def _told(page: CommitteePage) -> dict[str, Any]:
    commune = communes().named(page.committee.insee)
    return {
        "page": page, "committee": page.committee, "commune": commune.name if commune else "",
        "controller": settings.CONTROLLER, "officer": settings.OFFICER, "least_age": least_age(),
    }  # fmt: skip


def _asked(
    request: HttpRequest, page: CommitteePage, form: JoinForm | None = None, status: int = 200,
    wait: int = 0,
) -> HttpResponse:  # fmt: skip
    came = request.GET if form is None else form.data
    said = {
        **_told(page), "errors": form is not None and form.errors, "wait": wait,
        "fields": _empty(language(), least_age()) if form is None else _drawn(form, language()),
        "how": came.get("how", "")[:20], "friend": came.get("by", "")[:40],
        "rehome_days": rehoming.days_until(page.committee),
    }  # fmt: skip
    return render(request, "site/join.html", said, status=status)


@cache
def _empty(tongue: str, _from_age: int) -> str:
    """Return the fields as everybody gets them first: they are drawn once, not for each visitor."""
    return _drawn(JoinForm(), tongue)


def _drawn(form: JoinForm, tongue: str) -> str:
    said = {
        "form": form, "news_words": current(Purpose.NEWS).spoken(tongue),
        "acts_words": current(Purpose.VOLUNTEER).spoken(tongue),
    }  # fmt: skip
    return render_to_string("site/join_fields.html", said)
