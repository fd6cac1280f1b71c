"""Opening one person's record, with a reason; and who opened whose."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.hq.usecases.desk import access
from organiser.hq.web.desk.doors import account_of, door
from organiser.hq.web.roles import role_words
from organiser.hq.web.site.kept import facts
from organiser.i18n import _

_A_PAGE = 50


class LookForm(forms.Form):
    """Whose record, and why."""

    email = forms.EmailField(max_length=254)
    why = forms.CharField(max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["email"].label = _("Her e-mail, exactly")
        self.fields["why"].label = _("Why you look")
        self.fields["why"].help_text = _("It is kept for three years, and she may ask for it.")


@door(*access.MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Open what is kept of one person; each look is written down."""
    if request.method != "POST":
        return render(request, "desk/person.html", {"form": LookForm()})
    form = LookForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/person.html", {"form": form}, status=422)
    said = form.cleaned_data
    try:
        found = access.look_up(home.keys(), account_of(request), said["email"], said["why"])
    except OrganiserError as error:
        form.add_error("why", str(error))
        return render(request, "desk/person.html", {"form": form}, status=422)
    opened = [(each.committee, facts(each.kept)) for each in found]
    return render(request, "desk/person.html", {
        "form": LookForm(), "is_done": True, "opened": opened, "email": said["email"],
    })  # fmt: skip


@door(*access.MAY)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show who opened a record, when and why."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() else 1
    count, looks = access.log(home.keys(), (max(number, 1) - 1) * _A_PAGE, _A_PAGE)
    page = Paginator(range(count), _A_PAGE).get_page(number)
    lines = [(each, role_words(each.role)) for each in looks]
    return render(request, "desk/log.html", {"lines": lines, "page": page})
