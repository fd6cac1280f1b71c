"""What an officer does about one committee: each a form of its own, answered on its page."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from organiser.errors import Misuse, OrganiserError
from organiser.hq import home
from organiser.hq.models import Committee
from organiser.hq.usecases import pages
from organiser.hq.usecases.desk import committees, ending
from organiser.hq.web.desk.committees import LOOKERS, OFFICERS, shown_one
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _, counted

_LONGEST = 2_000


def _said(act: Callable[..., str | HttpResponse]) -> Callable[..., HttpResponse]:
    """Say what came of an act on the committee's page; what is refused, in words."""

    @wraps(act)
    def done(request: HttpRequest, committee: Committee, **named: int) -> HttpResponse:
        try:
            told = act(request, committee, **named)
        except OrganiserError as error:
            return shown_one(request, committee, status=422, refused=str(error))
        if isinstance(told, HttpResponse):
            return told
        messages.success(request, told)
        return redirect("desk_committee", committee.pk)

    return done


@door(*OFFICERS)
@require_POST
@_said
def text(request: HttpRequest, committee: Committee) -> str:
    """Change the public text."""
    words = request.POST.get("about", "").replace("\r\n", "\n").strip()[:_LONGEST]
    committees.write_about(home.keys(), committee, words, account_of(request))
    return _("The public page says so now.")


@door(*LOOKERS)
@require_POST
@_said
def code(request: HttpRequest, committee: Committee) -> HttpResponse:
    """Make a code that pairs a laptop, and show it this once."""
    made, until = committees.make_code(home.keys(), committee, account_of(request))
    return shown_one(request, committee, code=made, until=until)


@door(*LOOKERS)
@require_POST
@_said
def laptop(request: HttpRequest, committee: Committee, device: int) -> str:
    """Stop a laptop, or order it to erase itself."""
    wipe = request.POST.get("act") == "wipe"
    committees.stop(home.keys(), committee, device, account_of(request), wipe=wipe)
    if wipe:
        return _(
            "Stopped. It erases itself at its next call; until then its encryption protects it."
        )
    return _("Stopped. Its owner is told at its next call.")


@door(*OFFICERS)
@require_POST
@_said
def fall_back(request: HttpRequest, committee: Committee) -> str:
    """Have it welcome newcomers of silent committees of its department."""
    ending.name_fall_back(home.keys(), committee, account_of(request))
    return _("It is the fall-back committee of its department now.")


@door(*OFFICERS)
@require_POST
@_said
def send_on(request: HttpRequest, committee: Committee) -> str:
    """Have the fall-back committee welcome who waits."""
    count = ending.send_on(home.keys(), committee, account_of(request))
    return counted(
        "{count} newcomer was sent on, and told by mail.",
        "{count} newcomers were sent on, and told by mail.", count,
    )  # fmt: skip


@door(*OFFICERS)
@require_POST
@_said
def close(request: HttpRequest, committee: Committee) -> str:
    """Close it, or merge it into another one."""
    typed = request.POST.get("into", "").strip()
    into = _meant(request, typed) if typed else None
    why = request.POST.get("why", "")[:_LONGEST]
    ending.close(home.keys(), committee, account_of(request), why, into)
    return _("It is closed. Its laptops are told at their next call.")


def _meant(request: HttpRequest, typed: str) -> Committee:
    """Return the committee whose code was typed, if she is there for it."""
    page = pages.page_of(typed)
    found = page and committees.within(account_of(request)).filter(pk=page.committee_id).first()
    if not found:
        raise Misuse(_("No committee has this code."))
    return found
