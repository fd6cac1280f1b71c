"""Asks what somebody said of a vote: who, what, how she said so."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.vote_help import HELPS, Need, Side
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, LineField
from organiser.ui.people.person_field import PersonField
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.widgets.labels import label
from organiser.usecases.votes.noting import LONGEST_NOTE
from organiser.words.votes import word_label

Said = tuple[Side, Need]
EVERY: tuple[Said, ...] = (
    *((Side.ASKS, need) for need in HELPS), *((Side.OFFERS, need) for need in HELPS),
    (Side.SAYS, Need.PLEDGE),
)  # fmt: skip
"""What there is to say."""


def word_dialog(
    parent: QWidget, database: Database, keep: Callable[[str, Said, str, str], object]
) -> FormDialog:
    """Return the dialog; *keep* takes the id of whom it is about, what, how, and a note."""
    who = PersonField(lambda: _("Who"), database)
    what = ChoiceField(
        lambda: _("What she said"), [(each, partial(word_label, *each)) for each in EVERY]
    )
    how = LineField(lambda: _("How she said so"), required=True,
                    example=lambda: _("on the phone, at her door, at the stall"))  # fmt: skip
    note = LineField(lambda: _("When, where from"), hint=lambda: _("Nothing else about her"))
    note.line.setMaxLength(LONGEST_NOTE)
    told = label(
        _("Only what she said herself, with her consent on her card; never for whom she votes. All "
          "of it is erased the day after the vote."), "muted", wraps=True,
    )  # fmt: skip
    return FormDialog(parent, _("Help to vote"), _("Note it"), (who, what, how, note), keep, told)
