"""The kinds of action that the committee added: one more, or one put away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.domain.action import ActionKind, Kind
from organiser.i18n import _
from organiser.ui.forms.fields import ChoiceField, LineField
from organiser.ui.forms.form import Form
from organiser.ui.people.acts import Acts
from organiser.ui.plans.parts import PlanParts
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.usecases.plans import kinds
from organiser.words.labels import action_label


class KindsDialog(SettingsDialog):
    """Adds kinds one after the other; *then* is told of each change."""

    def __init__(self, parent: QWidget, parts: PlanParts, then: Callable[[], object]) -> None:
        super().__init__(parent, _("Kinds of action"), _("Add this kind"))
        self._parts, self._then = parts, then
        self._acts = Acts(parts.database, parts.messages)
        self.name = LineField(lambda: _("Its name"), required=True)
        self.stands_on = ChoiceField(
            lambda: _("Counts as"), [(kind, partial(action_label, kind)) for kind in ActionKind],
            hint=lambda: _("For the stages and the figures."),
        )  # fmt: skip
        self.stands_on.put(ActionKind.OTHER)
        self.form = Form()
        self.form.add(self.name)
        self.form.add(self.stands_on)
        self._own = QWidget()
        self._box = below(gap=4)
        self._own.setLayout(self._box)
        self.keep_button.setText(_("Close"))
        words = _("What your committee does besides: each kind has a name of yours.")
        self.lay_out(label(words, "muted", wraps=True), self._own, self.form)
        self._show()
        self.name.editor.setFocus()

    def submit(self) -> None:
        if not self.form.check():
            return
        name = self.name.value()
        work = partial(kinds.add_kind, self._parts.database, name, self.stands_on.value())
        if self._acts.do(work, _("New kind: {name}").format(name=name)) is not None:
            self.name.put("")
            self._changed()

    def put_away(self, kind: Kind) -> None:
        """Offer *kind* no more."""
        assert kind.own_id is not None
        work = partial(kinds.put_away, self._parts.database, kind.own_id)
        if self._acts.did(work, _("Put away: {name}").format(name=kind.name)):
            self._changed()

    def _changed(self) -> None:
        self._show()
        self._then()
        self.name.editor.setFocus()

    def _show(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for kind in kinds.own_kinds(self._parts.database):
            self._box.addWidget(self._line(kind))

    def _line(self, kind: Kind) -> QWidget:
        line, button = QWidget(), Button("ghost", "x")
        button.setText(_("Put away"))
        button.setAccessibleName(_("Put away: {name}").format(name=kind.name))
        button.clicked.connect(partial(self.put_away, kind))
        words = _("{name}, counts as: {kind}")
        said = ElidedLabel(words.format(name=kind.name, kind=action_label(kind.counts_as)))
        box = beside(said, button)
        box.setStretch(0, 1)
        line.setLayout(box)
        return line
