"""Step two: what the committee is called, and where it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.communes import Communes
from organiser.i18n import _
from organiser.ui.first_run.commune_field import CommuneField
from organiser.ui.first_run.step import Step
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.widgets.boxes import below


class CommitteeStep(Step):
    """A name and a commune; the commune proposes the name."""

    done = Signal()
    """Enter was pressed in a field."""

    def __init__(self) -> None:
        super().__init__(
            lambda: _("Your committee"),
            lambda: _("Its name stands on the sheets you print. You can change it later."),
        )
        self.commune = CommuneField()
        name = LineField(
            lambda: _("Name of the committee"), example=lambda: _("For example: Rennes Nord")
        )
        self.name_row = FormRow(name)
        self._was_proposed = ""
        self.setLayout(
            below(self.title_label, self.text_label, 8, self.commune, self.name_row, gap=8)
        )
        self.commune.chosen.connect(self._propose)
        name.line.returnPressed.connect(self.done)
        self.commune.passed.connect(self.done)
        self.name_row.field.changed.connect(lambda: self.name_row.say_problem(""))

    def know(self, communes: Communes) -> None:
        """Find among *communes* from now on."""
        self.commune.know(communes)

    def name(self) -> str:
        """Return the name typed."""
        return str(self.name_row.field.value())

    def insee(self) -> str:
        """Return the code of the commune chosen, or nothing."""
        return self.commune.insee()

    def first_focus(self) -> QWidget:
        return self.commune.line

    def check(self) -> bool:
        if self.commune.is_unsure():
            self.commune.say_problem(_("Choose the commune in the list, or leave this empty."))
            self.commune.line.setFocus()
            return False
        self.commune.say_problem("")
        self.name_row.say_problem("" if self.name() else _("Give the committee a name."))
        if not self.name():
            self.name_row.field.editor.setFocus()
            self.name_row.announce()
        return bool(self.name())

    def retranslate(self) -> None:
        super().retranslate()
        self.commune.retranslate()
        self.name_row.retranslate()

    def _propose(self, name: str) -> None:
        if self.name() in ("", self._was_proposed):
            self._was_proposed = name
            self.name_row.field.put(name)
