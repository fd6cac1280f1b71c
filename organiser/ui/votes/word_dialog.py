"""Asks what somebody said of a vote: who, what, how she said so."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain import wording
from organiser.domain.vote_help import HELPS, Need, Side
from organiser.i18n import _, language
from organiser.ui.forms.fields import CheckField, ChoiceField, LineField
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
    parent: QWidget, database: Database, keep: Callable[[str, Said, str, str, bool], object]
) -> FormDialog:
    """Return the dialog; *keep* takes whom it is about, what, how, a note, and if she agreed."""
    who = PersonField(lambda: _("Who"), database)
    what = ChoiceField(
        lambda: _("What she said"), [(each, partial(word_label, *each)) for each in EVERY]
    )
    how = LineField(lambda: _("How she said so"), required=True,
                    example=lambda: _("on the phone, at her door, at the stall"))  # fmt: skip
    note = LineField(lambda: _("When, where from"), hint=lambda: _("Nothing else about her"))
    note.line.setMaxLength(LONGEST_NOTE)
    agrees = CheckField(lambda: _("She agrees to it: read her these words"))
    said = _("“{words}”").format(words=wording.help_to_vote(language()))
    told = label(
        _("Only what she said herself; never for whom she votes. All of it is erased the day after "
          "the vote."), "muted", wraps=True,
    )  # fmt: skip
    fields = (who, what, how, note, agrees)
    return FormDialog(
        parent, _("Help to vote"), _("Note it"), fields, keep, told,
        below_form=(label(said, "muted", wraps=True),),
    )  # fmt: skip
