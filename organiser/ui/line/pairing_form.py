"""What is asked to link a computer with headquarters: an address, a code, a name for it."""

import platform

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.domain.exchange.invitation import read_address
from organiser.i18n import _
from organiser.ui.forms.fields import Invalid, LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.line.code_field import CodeField
from organiser.ui.widgets.boxes import below, beside

_LONGEST_NAME = 60


class AddressField(LineField):
    """The address of headquarters; it begins by https, and that need not be typed."""

    def address(self) -> str:
        """Return the address that is meant."""
        found = read_address(super().value())
        if found is None:
            raise Invalid(_("This is not an address of headquarters. Type it as on the paper."))
        return found

    def problem(self) -> str:
        if self.is_empty():
            return super().problem()
        try:
            self.address()
        except Invalid as error:
            return str(error)
        return ""


class PairingForm(QWidget):
    """Three fields; the name is that of the computer until she calls it otherwise."""

    changed = Signal()

    def __init__(self, *, is_optional: bool = False) -> None:
        super().__init__()
        must = not is_optional
        self.address = AddressField(
            lambda: _("Address of headquarters"), required=must, example=lambda: "siege.example.org"
        )
        self.code = CodeField(lambda: _("Code"), required=must)
        self.name = LineField(
            lambda: _("Name of this computer"), required=must,
            hint=lambda: _("The committee’s other computers see it: Malika’s laptop"),
        )  # fmt: skip
        self.name.line.setMaxLength(_LONGEST_NAME)
        self.name.put(platform.node()[:_LONGEST_NAME] or _("This computer"))
        self.rows = [FormRow(field) for field in (self.address, self.code, self.name)]
        both: QBoxLayout = beside(self.rows[0], self.rows[1], gap=12)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        for row in self.rows[:2]:
            both.setAlignment(row, Qt.AlignmentFlag.AlignTop)
        self.setLayout(below(both, self.rows[2], gap=10))
        for row in self.rows:
            row.field.changed.connect(self.changed)
            row.field.changed.connect(lambda row=row: row.say_problem(""))

    def is_empty(self) -> bool:
        """Return whether neither an address nor a code was typed."""
        return self.address.is_empty() and self.code.is_empty()

    def check(self) -> bool:
        """Say what is wrong with what was typed; return whether nothing is."""
        wrong = [row for row in self.rows if not row.check()]
        for row in self.rows:  # not asked for where linking is left out, but needed for it
            if row.field.is_empty() and not row.problem():
                row.say_problem(_("Please fill this in."))
                wrong.append(row)
        if wrong:
            wrong[0].field.editor.setFocus()
            wrong[0].announce()
        return not wrong

    def asked(self) -> tuple[str, str, str]:
        """Return address, code and name; check them first."""
        return self.address.address(), self.code.value(), self.name.value()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for row in self.rows:
            row.retranslate()
