"""Puts people on a path: on which, and who looks after it."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.forms.fields import ChoiceField, Invalid
from organiser.ui.forms.form import Form
from organiser.ui.messages import Messages
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.labels import label
from organiser.usecases.paths import walking
from organiser.usecases.paths.keeping import PathRow, read_paths
from organiser.usecases.paths.walking import Begun


class PutDialog(SettingsDialog):
    """Says who was left out, and why."""

    def __init__(
        self, parent: QWidget, database: Database, messages: Messages, people: Sequence[UUID],
        known: UUID | None = None,
    ) -> None:  # fmt: skip
        act = counted("Put {count} person on it", "Put {count} people on it", len(people))
        super().__init__(parent, _("Put on a path"), act)
        self._database, self._messages, self._people = database, messages, tuple(people)
        rows = read_paths(database)
        self.path = ChoiceField(
            lambda: _("On which path"), [(row.id, partial(_named, row)) for row in rows]
        )
        self.carer = PersonField(
            lambda: _("Who looks after it"), database,
            hint=lambda: _("Left empty: whoever follows her already."),
        )  # fmt: skip
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        form = Form()
        if rows:
            form.add(self.path)
            form.add(self.carer)
            if known is not None:
                self.path.put(known)
        else:
            self.act_button.hide()
        words = (
            _("Who objects, is limited or refuses to be contacted like that is left out.")
            if rows
            else _("The committee has no path yet. Take one over or make one first.")
        )
        self.lay_out(label(words, "muted", wraps=True), form, self.problem)
        (self.path.editor if rows else self.keep_button).setFocus()

    def submit(self) -> None:
        """Put them on the path, or say what is wrong."""
        try:
            who = self.carer.value()
        except Invalid as error:
            self._own_up(str(error))
            return
        work = partial(
            walking.put_on_path, self._database, self.path.value(), self._people,
            carer=UUID(who) if who else None,
        )  # fmt: skip
        try:
            begun = work()
        except OrganiserError as error:
            self._own_up(str(error))
            return
        Acts(self._database, self._messages).affirm(begun_words(begun))
        self.accept()

    def _own_up(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.show()


def begun_words(begun: Begun) -> str:
    """Return who was put on a path, and who was not."""
    parts = [counted("{count} person on the path", "{count} people on the path", begun.begun)]
    if begun.already:
        parts.append(counted("{count} was on it", "{count} were on it", begun.already))
    if begun.left_out:
        parts.append(counted("{count} left out", "{count} left out", begun.left_out))
    return " · ".join(parts)


def _named(row: PathRow) -> str:
    return row.path.name
