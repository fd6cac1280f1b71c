"""Reminders of a committee, behind the link of each: off with one click, and on again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from organiser.hq.usecases.welcoming import reminding


@csrf_exempt  # a mail program ends them by itself, without a cookie (RFC 8058); its link is the key
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether reminders are on; a click changes it, a look never does."""
    committee = reminding.committee_of(token)
    if committee is None:
        return render(request, "site/reminders.html", status=404)
    if request.method == "POST":
        reminding.turn(committee, is_on=request.POST.get("act") == "on")
    said = {"committee": committee, "is_on": reminding.is_on(committee)}
    return render(request, "site/reminders.html", said)
