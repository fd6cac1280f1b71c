"""What somebody writes who wants to create a committee; every refusal says what to do."""

from typing import Any

from django import forms

from organiser.atlas.communes import communes
from organiser.domain.communes import Offered
from organiser.domain.identity import email_key
from organiser.hq.usecases.founding.asking import Founder, Other
from organiser.hq.web.site.forms import checked_phone
from organiser.hq.web.site.name_field import NameField
from organiser.i18n import _

_MOST_MEANT = 8


class FoundForm(forms.Form):
    """To ask for a committee."""

    committee = NameField(max_length=120)
    place = forms.CharField(max_length=80)
    first_name = NameField(max_length=60)
    last_name = NameField(max_length=60)
    email = forms.EmailField(max_length=120)
    phone = forms.CharField(max_length=25)
    why = forms.CharField(max_length=1_500, widget=forms.Textarea(attrs={"rows": 5}))
    name_1 = NameField(max_length=120)
    email_1 = forms.EmailField(max_length=120)
    name_2 = NameField(max_length=120)
    email_2 = forms.EmailField(max_length=120)
    charter = forms.BooleanField()
    of_age = forms.BooleanField()
    agrees = forms.BooleanField()
    site = forms.CharField(max_length=200, required=False)
    """Seen by no person: who fills it in is a machine."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, label_suffix="", **named)
        self.meant = Offered()
        """The towns among which she is asked to choose."""
        self.chosen = ""
        """The INSEE code of the town that is meant."""
        for name, label, hint in _labels():
            self.fields[name].label, self.fields[name].help_text = label, hint
        for name, words in _without().items():
            self.fields[name].error_messages["required"] = words
        for name, what in _AUTOFILLED.items():
            self.fields[name].widget.attrs["autocomplete"] = what
        self.fields["site"].widget.attrs["tabindex"] = "-1"

    def is_machine(self) -> bool:
        """Return whether what no person sees was filled in."""
        return bool(self.data.get("site"))

    def clean_phone(self) -> str:
        """Refuse what is no number."""
        return checked_phone(str(self.cleaned_data["phone"]))

    def clean_place(self) -> str:
        """Find the one town that is meant; a postcode serves several."""
        typed = str(self.cleaned_data["place"])
        meant = communes().find(typed)
        picked = [each for each in meant if each.insee == self.data.get("commune")]
        exact = [each for each in meant if each.name.casefold() == typed.strip().casefold()]
        found = picked or (exact if len(exact) == 1 else meant)
        if not found:
            raise forms.ValidationError(_("No town has this name or postcode."))
        if len(found) > 1:
            self.meant = communes().offer(typed, _MOST_MEANT)
            raise forms.ValidationError(_("Several towns are meant: choose one below."))
        self.chosen = found[0].insee
        return typed

    def clean(self) -> dict[str, Any]:
        """Refuse one mailbox for two people: three create a committee."""
        said: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for name in ("email", "email_1", "email_2"):
            mailbox = said.get(name, "")
            key = email_key(mailbox) or mailbox.casefold()
            if mailbox and key in seen:
                self.add_error(name, _("Each of the three has a mailbox of her own."))
            seen.add(key)
        return said

    def founder(self) -> Founder:
        """Return what she wrote."""
        said = self.cleaned_data
        one, other = (Other(said[f"name_{n}"].strip(), said[f"email_{n}"]) for n in (1, 2))
        return Founder(
            said["committee"].strip(), said["first_name"].strip(), said["last_name"].strip(),
            said["email"], said["phone"], said["why"].strip(), (one, other),
        )  # fmt: skip


_AUTOFILLED = {
    "first_name": "given-name", "last_name": "family-name", "email": "email", "phone": "tel",
    "place": "postal-code", "site": "off", "name_1": "off", "email_1": "off", "name_2": "off",
    "email_2": "off",
}  # fmt: skip


def _without() -> dict[str, str]:
    return {
        "charter": _("A committee stands by the charter: tick this box, or leave the page."),
        "of_age": _("A committee is created from 18 on. Nothing of what you wrote was kept."),
        "agrees": _(
            "Without your agreement nothing can be kept: tick this box, or leave the page."
        ),
    }


def _labels() -> tuple[tuple[str, str, str], ...]:
    return (
        ("committee", _("Name of the committee"), _("For instance “Committee of Betton”.")),
        ("place", _("Its town or postcode"), ""),
        ("why", _("Why do you want to create it?"),
         _("No health, religion, origin or private life, please.")),
        ("first_name", _("First name"), ""),
        ("last_name", _("Last name"), ""),
        ("email", _("E-mail"), _("We send one link there; a click on it confirms.")),
        ("phone", _("Phone"), _("Somebody of headquarters calls you before the decision.")),
        ("name_1", _("First person: first and last name"), ""),
        ("email_1", _("First person: e-mail"), ""),
        ("name_2", _("Second person: first and last name"), ""),
        ("email_2", _("Second person: e-mail"), ""),
        ("charter", _("I agree to this charter, for the committee."), ""),
        ("of_age", _("I am 18 or older"), ""),
        ("agrees", _("I agree that headquarters keeps what I write here, to answer me."), ""),
        ("site", _("Leave this empty"), ""),
    )  # fmt: skip
