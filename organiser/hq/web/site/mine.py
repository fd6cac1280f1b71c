"""What somebody gave, behind the link of her mail: to see, correct, take back, move, erase."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organiser.hq import home
from organiser.hq.models import SignUp
from organiser.hq.usecases import links, pages
from organiser.hq.usecases.desk import access
from organiser.hq.usecases.public import friends, joining, mine
from organiser.hq.usecases.public.mine import Mine
from organiser.hq.web.roles import role_words
from organiser.hq.web.site.forms import checked_phone
from organiser.hq.web.site.kept import agreed_words, facts
from organiser.hq.web.site.name_field import NameField
from organiser.i18n import _, long_date

_Refused = dict[str, Any] | None


class CorrectForm(forms.Form):
    """What she may correct by herself; another mailbox signs up anew, and confirms."""

    first_name = NameField(max_length=60)
    last_name = NameField(max_length=60)
    phone = forms.CharField(max_length=25, required=False)

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, label_suffix="", **named)
        self.fields["first_name"].label = _("First name")
        self.fields["last_name"].label = _("Last name")
        self.fields["phone"].label = _("Phone")

    def clean_phone(self) -> str:
        """Refuse what is no number."""
        return checked_phone(str(self.cleaned_data["phone"]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is kept; on a click of hers, do one thing and show it again."""
    sign_up = joining.sign_up_of(token)
    kept = mine.read(home.keys(), sign_up) if sign_up is not None else None
    if sign_up is None or kept is None:
        return render(request, "site/nothing_kept.html", status=404)
    if request.method != "POST":
        return _shown(request, sign_up, kept, token)
    act = request.POST.get("act", "")
    if act == "erase":
        mine.erase(home.keys(), sign_up)
        return render(request, "site/erased.html")
    refused = _ACTS[act](request, sign_up) if act in _ACTS and sign_up.person else None
    if refused is not None:
        return _shown(request, sign_up, kept, token, status=422, **refused)
    return redirect(f"{request.path}?done=1")


@never_cache
@require_safe
def code_of_friend(_request: HttpRequest, token: str) -> HttpResponse:
    """Draw the code that a friend's phone reads from hers."""
    sign_up = joining.sign_up_of(token)
    if sign_up is None or sign_up.person is None:
        raise Http404
    return HttpResponse(links.drawn(_friend_link(sign_up)), content_type="image/svg+xml")


def _friend_link(sign_up: SignUp) -> str:
    return links.of_friend(sign_up.committee.page.code, friends.code_of(sign_up.pk))


def _withdraw(request: HttpRequest, sign_up: SignUp) -> _Refused:
    mine.withdraw(home.keys(), sign_up, request.POST.getlist("agreed"))
    return None


def _correct(request: HttpRequest, sign_up: SignUp) -> _Refused:
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return {"form": form}
    mine.correct(home.keys(), sign_up, **form.cleaned_data)
    return None


def _move(request: HttpRequest, sign_up: SignUp) -> _Refused:
    page = pages.page_of(request.POST.get("code", ""))
    if page is None:
        return {"is_unknown": True}
    if page.committee_id != sign_up.committee_id:
        mine.move(home.keys(), sign_up, page.committee)
    return None


_ACTS = {"withdraw": _withdraw, "correct": _correct, "move": _move}


def _shown(
    request: HttpRequest, sign_up: SignUp, kept: Mine, token: str, status: int = 200, **said: Any,
) -> HttpResponse:  # fmt: skip
    known = {
        "mine": kept, "facts": facts(kept), "committee": sign_up.committee, "token": token,
        "friend_link": _friend_link(sign_up) if sign_up.person else "",
        "form": CorrectForm(initial=asdict(kept)),
        "at": sign_up.confirmed_at, "done": request.GET.get("done") == "1",
        "call_words": _call_words(kept, sign_up.committee.name),
        "agreed": [(each.key, agreed_words(each)) for each in kept.agreed],
        "looks": [(at, role_words(role)) for at, role in access.told_of(sign_up.pk)], **said,
    }  # fmt: skip
    return render(request, "site/mine.html", known, status=status)


def _call_words(kept: Mine, committee: str) -> str:
    """Say when somebody of her committee calls her."""
    if kept.call is None or not kept.phone:
        return ""
    words = _("Somebody of {committee} calls you by {day}.")
    if kept.call.is_again:
        words = _("{committee} could not reach you, and calls you again on {day}.")
    if kept.call.by:
        words = _("{committee} could not reach you. {name} calls you again on {day}.")
    return words.format(committee=committee, name=kept.call.by, day=long_date(kept.call.on))
