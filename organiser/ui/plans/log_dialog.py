"""Notes an action from anywhere: what, when, who; a few keys, and Enter."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.domain.action import ActionKind, Kind
from organiser.i18n import _, counted
from organiser.ui.forms.fields import DateField, NoteField
from organiser.ui.forms.form import Form
from organiser.ui.people.acts import Acts
from organiser.ui.people.noting import REMARK, HoursField
from organiser.ui.people.words import cautions
from organiser.ui.plans.fields import KindField
from organiser.ui.plans.names_field import NamesField
from organiser.ui.plans.parts import PlanParts
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.labels import label
from organiser.usecases import actions
from organiser.usecases.plans import kinds


class LogDialog(SettingsDialog):
    """Begins with who was there: the day is today and the kind the last one, until changed."""

    def __init__(
        self, parent: QWidget, parts: PlanParts, people: Sequence[UUID] = (),
        kind: Kind | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, _("Note an action"), _("Note it"))
        self._parts = parts
        self.kind, self.day = KindField(), DateField(lambda: _("Day"), required=True)
        self.who = NamesField(
            lambda: _("Who was there"), parts.database, required=True,
            hint=lambda: _("A few letters of a name, then Enter; again for the next one."),
        )  # fmt: skip
        self.hours, self.note = HoursField(), NoteField(lambda: _("Note"), REMARK)
        self._caution = label(role="error", wraps=True)
        self.kind.offer(kinds.all_kinds(parts.database))
        self.kind.put(kind or Kind(ActionKind.DOOR_TO_DOOR))
        self.day.put(clock.today())
        self.who.put(tuple(people))
        self.form = Form()
        for field in (self.who, self.kind, self.day, self.hours, self.note):
            self.form.add(field)
        box = self.form.layout()
        assert box is not None
        box.insertWidget(1, self.who.chips)  # type: ignore[attr-defined]
        self._caution.hide()
        self.lay_out(self.form, self._caution)
        self.note.changed.connect(self._warn)
        self.form.submitted.connect(self._keep)
        (self.kind.editor if people else self.who.editor).setFocus()

    def submit(self) -> None:
        self.form.submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A name that is typed but not taken is no reason to send the dialog away."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.who.line.hasFocus() and self.who.line.text().strip():
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        acts = Acts(self._parts.database, self._parts.messages)
        people = self.who.value()
        work = partial(
            actions.log_action, self._parts.database, self.kind.value(), people,
            on=self.day.value() or clock.today(), hours=self.hours.value(),
            note=self.note.value(),
        )  # fmt: skip
        said = counted("Action noted for {count} person", "Action noted for {count} people",
                       len(people))  # fmt: skip
        if acts.do(work, said) is not None:
            self.accept()

    def _warn(self) -> None:
        said = cautions(self.note.note.toPlainText())
        self._caution.setText(" ".join(said))
        self._caution.setVisible(bool(said))
