"""The form in which a line of the register is written: everything the law wants said of it."""

from typing import Any

from django import forms

from organiser.domain.drive_brief import LONGEST_WORDS
from organiser.domain.online import Parameter
from organiser.domain.outreach import ONLINE, Use
from organiser.domain.register import LINKS, LONGEST, BrokenLine, Entry, Said, checked
from organiser.hq.models import SelectionLine
from organiser.hq.usecases import register
from organiser.i18n import _
from organiser.words.online import parameter_label
from organiser.words.outreach import use_label
from organiser.words.register import fault_words, field_label, usual

_DAY = "%Y-%m-%d"
_SHORT = frozenset({Said.SPONSOR, Said.CONTROLLED_BY, Said.ELECTION, *LINKS})


class LineForm(forms.Form):
    """What an officer types; what is missing may be said later, and nothing is sent before."""

    use = forms.ChoiceField()
    starts_on = forms.DateField(
        widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY]
    )
    ends_on = forms.DateField(widget=forms.DateInput({"type": "date"}, _DAY), input_formats=[_DAY])
    parameters = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    subject = forms.CharField(max_length=120, required=False)
    words = forms.CharField(
        max_length=LONGEST_WORDS, required=False, widget=forms.Textarea({"rows": 8})
    )

    def __init__(self, line: SelectionLine | None, told: Any = None) -> None:
        super().__init__(told, label_suffix="", initial=_initial(line))
        for said in Said:
            is_short = said in _SHORT
            widget = forms.TextInput() if is_short else forms.Textarea({"rows": 2})
            self.fields[str(said)] = forms.CharField(
                max_length=LONGEST, required=False, widget=widget
            )
        for name, field in self.fields.items():
            field.label = field_label(name)
        self.fields["parameters"].help_text = _(
            "By nothing else may people be chosen for messages online, not to leave somebody out "
            "either."
        )
        self.fields["words"].help_text = _(
            "Sent word for word. Who paid and where the notice is are added by themselves."
        )
        for name, choices in (("use", _uses()), ("parameters", _parameters())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def entry(self) -> Entry | None:
        """Return what it says; None where a field says what is wrong."""
        if not self.is_valid():
            return None
        told = self.cleaned_data
        chosen = frozenset(Parameter(each) for each in told["parameters"])
        try:
            return checked(
                Entry(
                    Use(told["use"]), told["starts_on"], told["ends_on"], chosen, told["subject"],
                    told["words"], {each: told[str(each)] for each in Said},
                )
            )  # fmt: skip
        except BrokenLine as error:
            self.add_error(error.field, fault_words(error.fault))
            return None

    def said(self) -> list[Any]:
        """Return the fields of the register, in their order."""
        return [self[str(each)] for each in Said]


def _uses() -> list[tuple[str, str]]:
    return [(str(use), use_label(use)) for use in Use if use in ONLINE]


def _parameters() -> list[tuple[str, str]]:
    return [(str(each), parameter_label(each)) for each in Parameter]


def _initial(line: SelectionLine | None) -> dict[str, Any]:
    if line is None:
        return {str(each): usual(each) for each in Said}
    entry = register.entry_of(line)
    return {
        "use": str(entry.use), "starts_on": entry.starts_on, "ends_on": entry.ends_on,
        "parameters": [str(each) for each in entry.parameters], "subject": entry.subject,
        "words": entry.words, **{str(name): text for name, text in entry.said.items()},
    }  # fmt: skip
