"""The first page of the desk, and the one where a second factor is chosen."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from organiser.domain.silence import ElectionDay
from organiser.hq.models import Account
from organiser.hq.usecases.desk import access, accounts, waiting
from organiser.hq.usecases.desk.committees import Shown
from organiser.hq.web.desk import words
from organiser.hq.web.desk.committees import LOOKERS, OFFICERS
from organiser.hq.web.desk.counts import READERS
from organiser.hq.web.desk.courses import TEACHERS
from organiser.hq.web.desk.doors import EVERYBODY, account_of, door, is_of_the_desk, signed_in
from organiser.hq.web.desk.ladder import DEFINERS
from organiser.hq.web.desk.register import KEEPERS
from organiser.i18n import _, counted, long_date


@door(*EVERYBODY)
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Show what she may do here."""
    account = account_of(request)
    vote = waiting.read_vote(account)
    said = {"role": words.role(account), "cards": _cards(account), "vote": _vote_words(vote)}
    return render(request, "desk/first.html", said)


@signed_in
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for a second factor before anything else."""
    return render(request, "desk/second_factor.html")


@door(*EVERYBODY)
@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """Sign her out on every browser, this one included."""
    accounts.sign_out(account_of(request))
    logout(request)
    return redirect("account_login")


def rooms(request: HttpRequest) -> dict[str, list[tuple[str, str, bool]]]:
    """Return what pages of the desk name besides: the pages that her role opens, and where she is.

    Pages of the site are left alone: who is signed in is not asked there.
    """
    if not is_of_the_desk(request) or not isinstance(request.user, Account):
        return {}
    found = _rooms(request.user)
    around = [address for address, _said in found if request.path.startswith(address)]
    here = max(around, key=len, default="")
    return {"rooms": [(address, said, address == here) for address, said in found]}


def _rooms(account: Account) -> list[tuple[str, str]]:
    found = (
        (LOOKERS, "desk_committees", _("Committees")),
        (OFFICERS, "desk_applications", _("Requests")),
        (OFFICERS, "desk_directives", _("Directives")),
        (OFFICERS, "desk_proposals", _("Proposals")),
        (KEEPERS, "desk_register", _("Register")),
        (TEACHERS, "desk_courses", _("Courses")), (DEFINERS, "desk_ladder", _("Stages")),
        (READERS, "desk_counts", _("Figures")),
        (access.MAY, "desk_person", _("One person’s record")),
    )  # fmt: skip
    return [(reverse(name), said) for roles, name, said in found if account.role in roles]


def _cards(account: Account) -> list[tuple[str, str, bool]]:
    """Return what waits for her: address, words, whether it is an alarm; what is none, last."""
    cards = []
    if account.role in KEEPERS and (many := waiting.read_assessments()):
        cards.append((reverse("desk_register"), counted(
            "{count} line of the register is to be assessed anew: it was a year ago",
            "{count} lines of the register are to be assessed anew: it was a year ago",
            many), True))  # fmt: skip
    return [*cards, *_cards_of_committees(account)] if account.role in LOOKERS else cards


def _cards_of_committees(account: Account) -> list[tuple[str, str, bool]]:
    found = waiting.read_waiting(account)
    cards = [
        (f"{reverse('desk_committees')}?etat={Shown.ALARM}", counted(
            "{count} committee is silent while newcomers wait",
            "{count} committees are silent while newcomers wait", found.silent), found.silent > 0),
    ]  # fmt: skip
    if account.role in OFFICERS:
        cards += [
            (reverse("desk_applications"), counted(
                "{count} request for a committee is to be decided",
                "{count} requests for a committee are to be decided", found.requests), False),
            (reverse("desk_proposals"), counted(
                "{count} proposal is not read yet", "{count} proposals are not read yet",
                found.proposals), False),
        ]  # fmt: skip
    standing = counted("{count} open committee", "{count} open committees", found.standing)
    return [*cards, (reverse("desk_committees"), standing, False)]


def _vote_words(vote: ElectionDay | None) -> str:
    if vote is None:
        return ""
    return _("Next vote: {title}, {day}").format(title=vote.title, day=long_date(vote.on))
