"""Invites people to an action: to which, by which way; and says who was left out."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.domain.action import ActionState
from organiser.domain.consent import Channel
from organiser.domain.outreach import Use
from organiser.i18n import _, counted
from organiser.ui.forms.fields import ChoiceField
from organiser.ui.forms.form import Form
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrase
from organiser.ui.plans.parts import PlanParts
from organiser.ui.plans.words import title_of
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.labels import label
from organiser.usecases.plans import agenda, inviting
from organiser.usecases.plans.agenda import ActionRow
from organiser.usecases.plans.inviting import Invitation
from organiser.words.labels import channel_label
from organiser.words.outreach import left_out_words
from organiser.words.plans import when_words

USES: dict[Channel | None, Use] = {
    Channel.CALL: Use.CALL, Channel.SMS: Use.TEXT, Channel.EMAIL: Use.EMAIL,
    Channel.POST: Use.LETTER,
}  # fmt: skip
"""As which use of a list an invitation by each way is spoken of."""
WAYS = (None, Channel.CALL, Channel.SMS, Channel.EMAIL, Channel.MESSAGING, Channel.POST)


class InviteDialog(SettingsDialog):
    """Asks how *people* are invited, and to which action unless it is *known*."""

    def __init__(
        self, parent: QWidget, parts: PlanParts, people: Sequence[UUID],
        known: ActionRow | None = None,
    ) -> None:  # fmt: skip
        act = counted("Invite {count} person", "Invite {count} people", len(people))
        super().__init__(parent, _("Invite to an action"), act)
        self._parts, self._people = parts, tuple(people)
        rows = (known,) if known is not None else coming(parts)
        self.action = ChoiceField(
            lambda: _("To which action"), [(row, partial(_named, row)) for row in rows]
        )
        self.way = ChoiceField(
            lambda: _("How"), [(way, _way_phrase(way)) for way in WAYS],
            hint=lambda: _("Who refused this way is left out."),
        )  # fmt: skip
        self.form = Form()
        if rows:
            self.form.add(self.action)
            self.form.add(self.way)
        else:
            self.act_button.hide()
        words = (
            _("The program sends nothing: you write or call, and note the answers here.")
            if rows
            else _("No action is planned. Plan one first, then invite.")
        )
        self.lay_out(label(words, "muted", wraps=True), self.form)
        (self.action.editor if rows else self.keep_button).setFocus()

    def submit(self) -> None:
        action = self.action.value()
        acts = Acts(self._parts.database, self._parts.messages)
        way = self.way.value()
        try_it = partial(
            inviting.invite, self._parts.database, action.id, self._people, channel=way
        )
        came_of_it = acts.do_and_say(try_it, partial(invitation_words, way=way))
        if came_of_it is not None:
            self.accept()


def coming(parts: PlanParts) -> tuple[ActionRow, ...]:
    """Return the planned actions that are not over, the nearest first."""
    today = clock.today()
    return tuple(
        row
        for row in agenda.read_list(parts.database)
        if row.state is ActionState.PLANNED and row.span.on >= today and not row.is_over()
    )


def invitation_words(found: Invitation, way: Channel | None = None) -> str:
    """Return who was invited, and who was left out and why, as lists tell it."""
    use = USES.get(way)
    counts = (
        counted("{count} person invited", "{count} people invited", len(found.invited)),
        _already(found.already),
        *(left_out_words(reason, use, count) for reason, count in found.reasons()),
    )
    return " · ".join(filter(None, counts))


def _already(count: int) -> str:
    words = counted("{count} was on the list", "{count} were on the list", count)
    return words if count else ""


def _named(row: ActionRow) -> str:
    return _("{action} · {when}").format(action=title_of(row), when=when_words(row.span))


def _way_phrase(way: Channel | None) -> Phrase:
    if way is None:
        return lambda: _("by word of mouth")
    return lambda: channel_label(way)
