"""What a visitor writes; nothing is ticked for her, and every refusal says what to do."""

import re
from typing import Any

from django import forms
from django.conf import settings

from organiser.domain.consent import Channel
from organiser.domain.minors import LEAST_AGE, OF_AGE
from organiser.domain.phone import read_plain_french
from organiser.hq.usecases.public.wishes import Wish
from organiser.hq.web.site import skills
from organiser.hq.web.site.name_field import NameField
from organiser.i18n import _

_BY_PHONE = {Channel.CALL, Channel.SMS}
_OF_AGE, _MINOR, _YOUNGER = "18", "15", "0"
_LONGEST_WORDS, _LONGEST_THEMES, _MOST_THEMES = 500, 200, 5
_ABROAD = re.compile(r"\+[0-9 ().\-\u00a0\u202f]+")
"""A committee opens its list in a spreadsheet: what begins with + is a number, or is not taken."""
_PARTED = re.compile(r"[,;/\n]")
_FEWEST, _MOST = 8, 15
"""Digits of a number in the world (ITU-T E.164)."""


class JoinForm(forms.Form):
    """To sign up with one committee."""

    first_name = NameField(max_length=60)
    last_name = NameField(max_length=60)
    email = forms.EmailField(max_length=120)
    phone = forms.CharField(max_length=25, required=False)
    postcode = forms.RegexField(r"^\d{5}$", required=False)
    age = forms.ChoiceField(widget=forms.RadioSelect)
    agrees = forms.BooleanField()
    news_by = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    acts_by = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    themes = forms.CharField(max_length=_LONGEST_THEMES, required=False)
    skills = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(max_length=_LONGEST_WORDS, required=False,
                            widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    how = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    by = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    site = forms.CharField(max_length=200, required=False)
    """Seen by no person: who fills it in is a machine."""

    def __init__(self, data: Any = None, **named: Any) -> None:
        super().__init__(data, label_suffix="", **named)
        self._speak()
        self._autofill()

    def is_machine(self) -> bool:
        """Return whether what no person sees was filled in."""
        return bool(self.data.get("site"))

    def clean_age(self) -> str:
        """Refuse who is too young: nothing of what she wrote is kept (R28)."""
        said = str(self.cleaned_data["age"])
        if said == _YOUNGER or (said == _MINOR and settings.LEAST_AGE >= OF_AGE):
            raise forms.ValidationError(
                _("You can sign up from {age} on. Nothing of what you wrote was kept.").format(
                    age=least_age()
                )
            )
        return said

    def clean_phone(self) -> str:
        """Refuse what is no number."""
        return checked_phone(str(self.cleaned_data["phone"]))

    def clean_themes(self) -> tuple[str, ...]:
        """Return each theme of what she wrote between commas; a few, and no sentence."""
        said = " ".join(str(self.cleaned_data["themes"]).split())
        themes = dict.fromkeys(filter(None, (each.strip(" .") for each in _PARTED.split(said))))
        if len(themes) > _MOST_THEMES:
            words = _("Write {most} themes at most, with commas between them.")
            raise forms.ValidationError(words.format(most=_MOST_THEMES))
        return tuple(themes)

    def clean(self) -> dict[str, Any]:
        """Refuse a way that there is no number for."""
        said: dict[str, Any] = super().clean() or {}
        ways = {*said.get("news_by", ()), *said.get("acts_by", ())}
        if ways & _BY_PHONE and not said.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("You ticked calls or text messages: give a number."))
        return said

    def wish(self, insee: str, city: str) -> Wish:
        """Return what she wrote, of whom the committee's commune is known."""
        said = self.cleaned_data
        is_minor = said["age"] == _MINOR
        news_by = () if is_minor else tuple(said["news_by"])  # R28: no more than she takes part in
        return Wish(
            said["first_name"].strip(), said["last_name"].strip(), said["email"], said["phone"],
            said["postcode"], insee if said["postcode"] else "", city if said["postcode"] else "",
            is_minor, news_by, tuple(said["acts_by"]), said["themes"], tuple(said["skills"]),
            said["words"].strip(), said["how"] or "site", said["by"],
        )  # fmt: skip

    def _speak(self) -> None:
        for name, label, hint in _labels():
            self.fields[name].label = label
            self.fields[name].help_text = hint
        ways = [
            (str(Channel.EMAIL), _("by e-mail")), (str(Channel.CALL), _("by phone")),
            (str(Channel.SMS), _("by text message")),
        ]  # fmt: skip
        self.fields["news_by"].choices = self.fields["acts_by"].choices = ways  # type: ignore[attr-defined]
        self.fields["skills"].choices = skills.offered()  # type: ignore[attr-defined]
        self.fields["age"].choices = ages()  # type: ignore[attr-defined]
        self.fields["agrees"].error_messages["required"] = _(
            "Without your agreement nothing can be kept: tick this box, or leave the page."
        )

    def _autofill(self) -> None:
        """Let the browser fill in what it knows (WCAG 1.3.5)."""
        for name, what in (
            ("first_name", "given-name"), ("last_name", "family-name"), ("email", "email"),
            ("phone", "tel"), ("postcode", "postal-code"), ("site", "off"),
        ):  # fmt: skip
            self.fields[name].widget.attrs["autocomplete"] = what
        self.fields["phone"].widget.input_type = "tel"
        self.fields["postcode"].widget.attrs["inputmode"] = "numeric"
        self.fields["site"].widget.attrs["tabindex"] = "-1"


def checked_phone(typed: str) -> str:
    """Return a number as it was typed; a foreign one begins with its country's code."""
    typed = typed.strip()
    digits = sum(sign.isdigit() for sign in typed)
    is_foreign = _ABROAD.fullmatch(typed) is not None and _FEWEST <= digits <= _MOST
    if typed and read_plain_french(typed) is None and not is_foreign:
        raise forms.ValidationError(
            _("This is no phone number. From abroad, begin with + and the country’s code.")
        )
    return typed


def least_age() -> int:
    """Return from which age on one may sign up: never below what the law lets."""
    return max(LEAST_AGE, settings.LEAST_AGE)


def ages() -> list[tuple[str, str]]:
    """Return what may be said of one's age: no date of birth is asked for."""
    said = [(_OF_AGE, _("I am 18 or older"))]
    if least_age() < OF_AGE:
        said.append((_MINOR, _("I am between {age} and 17").format(age=least_age())))
    return [*said, (_YOUNGER, _("I am younger"))]


def _labels() -> tuple[tuple[str, str, str], ...]:
    return (
        ("first_name", _("First name"), ""),
        ("last_name", _("Last name"), ""),
        ("email", _("E-mail"), _("We send one link there; a click on it confirms.")),
        ("phone", _("Phone"), _("If you wish to be called.")),
        ("postcode", _("Postcode"), ""),
        ("age", _("Your age"), ""),
        ("agrees", _("I agree that this committee keeps what I write here, to welcome me."), ""),
        ("news_by", _("Send me news of the committee"), ""),
        ("acts_by", _("Ask me to take part in its actions"), ""),
        ("themes", _("What matters to you"),
         _("If you wish: a few words with commas between them, such as school, housing, trains.")),
        ("skills", _("What you would like to do"), ""),
        ("words", _("A word for the committee"),
         _("No health, religion, origin or private life, please.")),
        ("site", _("Leave this empty"), ""),
    )  # fmt: skip
