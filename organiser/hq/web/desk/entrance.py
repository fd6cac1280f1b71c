"""The first page of the desk, and the one where a second factor is chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organiser.hq.web.desk import words
from organiser.hq.web.desk.doors import EVERYBODY, account_of, door, signed_in


@require_safe
@door(*EVERYBODY)
def first(request: HttpRequest) -> HttpResponse:
    """Show what she may do here."""
    account = account_of(request)
    return render(request, "desk/first.html", {"role": words.role(account)})


@require_safe
@signed_in
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for a second factor before anything else."""
    return render(request, "desk/second_factor.html")
