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
from organiser.domain.drive_brief import (
    LONGEST_GOAL,
    LONGEST_SUBJECT,
    LONGEST_WHOM,
    LONGEST_WORDS,
    USES,
    BrokenBrief,
    DriveBrief,
    checked,
)
from organiser.domain.drive_brief import Fault as DriveFault
from organiser.domain.outreach import Use
from organiser.errors import Misuse
from organiser.hq.home import Keys
from organiser.hq.models import Account, Attachment, Committee, Directive, Role
from organiser.hq.usecases import directives as audiences
from organiser.hq.usecases.briefs import brief_of
from organiser.hq.usecases.desk import directives
from organiser.hq.usecases.directives import EVERYBODY, Terms
from organiser.i18n import _
from organiser.words.directives import brief_fault_words, fault_words
from organiser.words.outreach import use_label

_DAY = "%Y-%m-%d"
_LONGEST_NAME = 80
_FIELD_OF = {
    DriveFault.WHOM: "whom_for", DriveFault.WORDS: "words", DriveFault.SUBJECT: "subject",
    DriveFault.LONG: "words", DriveFault.DAYS: "drive_until",
}  # fmt: skip
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
    drive = forms.ChoiceField(required=False)
    whom_for = forms.CharField(max_length=LONGEST_WHOM, required=False)
    goal = forms.CharField(max_length=LONGEST_GOAL, required=False)
    subject = forms.CharField(max_length=LONGEST_SUBJECT, required=False)
    words = forms.CharField(
        max_length=LONGEST_WORDS, required=False, widget=forms.Textarea({"rows": 8})
    )
    drive_since = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY]
    )
    drive_until = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY]
    )

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
            ("drive", _("Have committees run a drive")), ("whom_for", _("Whom it is for")),
            ("goal", _("Goal of the drive")), ("subject", _("Subject of the e-mail")),
            ("words", _("What is said or written")), ("drive_since", _("First day of the drive")),
            ("drive_until", _("Last day of the drive")),
        ):  # fmt: skip
            self.fields[name].label = label
        self.fields["text"].help_text = _(
            "Markdown: # for a heading, - for a list, **bold**, [words](https://address). "
            "Neither HTML nor pictures; those are attached below."
        )
        drive = self.fields["drive"]
        assert isinstance(drive, forms.ChoiceField)
        drive.choices = [("", _("None")), *((str(use), use_label(use)) for use in USES)]
        self.fields["whom_for"].help_text = _(
            "In neutral words: each committee chooses its own people, and no list travels."
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
        if not self.is_valid() or not self._takes_drive():
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
        return Terms(said["since"], said["until"], said["ask"], self.brief())

    def brief(self) -> DriveBrief | None:
        """Return the drive that it carries; raises `BrokenBrief` where something is missing."""
        said = self.cleaned_data
        if not said["drive"]:
            return None
        return checked(
            DriveBrief(
                Use(said["drive"]), said["whom_for"], said["goal"], said["subject"], said["words"],
                said["drive_since"], said["drive_until"],
            )
        )  # fmt: skip

    def _takes_drive(self) -> bool:
        try:
            self.brief()
        except BrokenBrief as error:
            self.add_error(_FIELD_OF[error.fault], brief_fault_words(error.fault))
            return False
        return True

    def _ids(self) -> list[UUID]:
        listed = self._told.getlist("committee")
        return [UUID(hex=each) for each in listed if _is_id(each)]


def send(
    keys: Keys, account: Account, form: DirectiveForm, page: Page, directive: Directive | None,
    chosen: Sequence[Attachment],
) -> Directive:  # fmt: skip
    """Publish what was written, as a new directive or as the next version of one.

    *chosen*: the files that go with it.
    """
    if directive is not None:
        return directives.revise(keys, account, directive.series, page, form.terms(), chosen)
    return directives.publish(keys, account, page, form.audience(), form.terms(), chosen)


def _initial(directive: Directive | None, told: QueryDict | None) -> dict[str, Any]:
    if told is not None:
        return told.dict()
    if directive is None:
        return {"since": clock.today()}
    return {
        "title": directive.title, "text": directive.text, "since": directive.valid_from,
        "until": directive.valid_until, "ask": directive.is_asked, **_initial_drive(directive),
    }  # fmt: skip


def _initial_drive(directive: Directive) -> dict[str, Any]:
    brief = brief_of(directive)
    if brief is None:
        return {}
    return {
        "drive": str(brief.use), "whom_for": brief.whom, "goal": brief.goal,
        "subject": brief.subject, "words": brief.words, "drive_since": brief.starts_on,
        "drive_until": brief.ends_on,
    }  # fmt: skip


def _is_id(told: str) -> bool:
    return len(told) == 32 and all(each in "0123456789abcdef" for each in told)
