"""A name typed on the site: it may stand in a mail to a stranger, so it holds no link."""

import re

from django import forms

from organiser.domain.plain_text import storable
from organiser.i18n import _

_ADDRESS = re.compile(r"[/@<>\\]|www\.|\w\.[a-z]{2}", re.IGNORECASE)


class NameField(forms.CharField):
    """The name of a person or of a committee."""

    def clean(self, value: object) -> str:
        """Return it on one line, no hidden sign in it; refuse what a mail makes a link of."""
        said = " ".join(storable(str(super().clean(value))).split())
        if _ADDRESS.search(said):
            raise forms.ValidationError(_("Write a name: no address and no link."))
        return said
