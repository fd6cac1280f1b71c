"""The form in which a directive is written: its text, whom it is for, from when to when."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from organiser import clock
from organiser.domain.directive import (
    COMMITTEE,
    DEPARTMENT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    BrokenDirective,
    Fault,
    Page,
    page_of,
)
from organiser.errors import Misuse
from organiser.hq.home import Keys
from organiser.hq.models import Account, Committee, Directive, Role
from organiser.hq.usecases import directives as audiences
from organiser.hq.usecases.desk import directives
from organiser.hq.usecases.directives import EVERYBODY, Terms
from organiser.i18n import _
from organiser.words.directives import fault_words

_DAY = "%Y-%m-%d"
_LONGEST_NAME = 80
ALL, ONE_DEPARTMENT, CHOSEN = "all", "department", "committees"


class DirectiveForm(forms.Form):
    """What an officer types; a next version asks nobody else than the first."""

    title = forms.CharField(max_length=LONGEST_TITLE)
    text = forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 14}))
    since = forms.DateField(widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY])
    until = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY]
    )
    ask = forms.BooleanField(required=False)

    def __init__(
        self, account: Account, directive: Directive | None, told: QueryDict | None = None, *,
        is_sent: bool = True,
    ) -> None:  # fmt: skip
        """*is_sent*: what was *told* is looked at; else it only stays where it was typed."""
        if told is None or not is_sent:
            super().__init__(label_suffix="", initial=_initial(directive, told))
        else:
            super().__init__(told, label_suffix="")
        self._account, self._told = account, told or QueryDict()
        for name, label in (
            ("title", _("Title of the directive")), ("text", _("What is asked")),
            ("since", _("First day it counts")),
            ("until", _("Last day it counts")), ("ask", _("Ask committees to acknowledge it")),
        ):  # fmt: skip
            self.fields[name].label = label
        self.fields["text"].help_text = _(
            "Markdown: # for a heading, - for a list, **bold**, [words](https://address). "
            "Neither HTML nor pictures."
        )

    @property
    def whom(self) -> str:
        """Return the audience that is ticked."""
        told = str(self._told.get("whom", ""))
        known = {ONE_DEPARTMENT, CHOSEN}
        if self._account.role != Role.DEPARTMENT:
            known.add(ALL)
        return told if told in known else ""

    @property
    def department(self) -> str:
        """Return the department that is chosen: her own, where she has one."""
        return self._account.department or str(self._told.get("department", ""))[:3]

    @property
    def searched(self) -> str:
        """Return the name by which committees are searched."""
        return str(self._told.get("name", ""))[:_LONGEST_NAME].strip()

    def committees(self) -> list[tuple[Committee, bool]]:
        """Return the committees that are offered, each with whether it is ticked."""
        ticked = directives.named_committees(self._account, self._ids())
        known = {each.pk for each in ticked}
        found = directives.find_committees(self._account, self.searched)
        return [(each, True) for each in ticked] + [
            (each, False) for each in found if each.pk not in known
        ]

    def page(self) -> Page | None:
        """Return what it says; None where a field says what is missing."""
        if not self.is_valid():
            return None
        try:
            return page_of(self.cleaned_data["title"], self.cleaned_data["text"])
        except BrokenDirective as error:
            self.add_error("title" if error.fault is Fault.TITLE else "text",
                           fault_words(error.fault))  # fmt: skip
            return None

    def audience(self) -> Sequence[str]:
        """Return the feeds it goes to; raises `Misuse` for nobody."""
        if self.whom == ALL:
            return audiences.audience_of([EVERYBODY])
        if self.whom == ONE_DEPARTMENT:
            return audiences.audience_of([f"{DEPARTMENT}{self.department}"])
        chosen = directives.named_committees(self._account, self._ids())
        if self.whom != CHOSEN or not chosen:
            raise Misuse(_("Say for whom it is: all, a department, or committees that you tick."))
        return audiences.audience_of([f"{COMMITTEE}{each.pk.hex}" for each in chosen])

    def terms(self) -> Terms:
        """Return from when to when it counts, and whether it is to be acknowledged."""
        said = self.cleaned_data
        return Terms(said["since"], said["until"], said["ask"])

    def _ids(self) -> list[UUID]:
        listed = self._told.getlist("committee")
        return [UUID(hex=each) for each in listed if _is_id(each)]


def send(
    keys: Keys, account: Account, form: DirectiveForm, page: Page, directive: Directive | None
) -> Directive:  # fmt: skip
    """Publish what was written, as a new directive or as the next version of one."""
    if directive is not None:
        return directives.revise(keys, account, directive.series, page, form.terms())
    return directives.publish(keys, account, page, form.audience(), form.terms())


def _initial(directive: Directive | None, told: QueryDict | None) -> dict[str, Any]:
    if told is not None:
        return told.dict()
    if directive is None:
        return {"since": clock.today()}
    return {
        "title": directive.title, "text": directive.text, "since": directive.valid_from,
        "until": directive.valid_until, "ask": directive.is_asked,
    }  # fmt: skip


def _is_id(told: str) -> bool:
    return len(told) == 32 and all(each in "0123456789abcdef" for each in told)
