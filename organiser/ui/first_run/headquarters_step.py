"""Step five, which may be left out: the code that headquarters gave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.first_run.step import Step
from organiser.ui.line.pairing_form import PairingForm
from organiser.ui.line.what_travels import WhatTravels
from organiser.ui.widgets.boxes import below


class HeadquartersStep(Step):
    """An address and a code; without them everything stays on this computer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            lambda: _("Did headquarters give you a code?"),
            lambda: _("With it, the committee’s computers share one list. Without it, leave this "
                      "empty: you can link this computer later, in the settings."),
        )  # fmt: skip
        self.form, self.travels = PairingForm(is_optional=True), WhatTravels()
        self.setLayout(
            below(self.title_label, self.text_label, 8, self.form, 8, self.travels, gap=8)
        )
        self.form.changed.connect(self.changed)

    def is_empty(self) -> bool:
        """Return whether nothing is to be linked."""
        return self.form.is_empty()

    def first_focus(self) -> QWidget:
        return self.form.address.editor

    def check(self) -> bool:
        return self.is_empty() or self.form.check()

    def retranslate(self) -> None:
        super().retranslate()
        self.form.retranslate()
        self.travels.retranslate()
