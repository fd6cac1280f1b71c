"""Makes a new recovery code: it counts once it is on paper."""

from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.first_run.code_panel import CodePanel
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.widgets.labels import label
from organiser.usecases import opening
from organiser.usecases.committee import read_facts


class CodeDialog(SettingsDialog):
    """Until she says that she has it, the code printed before opens the file."""

    def __init__(self, parent: QWidget, parts: SettingsParts) -> None:
        super().__init__(parent, _("New recovery code"), _("Use this code"), width=620)
        self._parts = parts
        self._code = opening.draw_recovery_code()
        self.panel = CodePanel(parts.jobs, parts.messages)
        self.panel.tell(self._code, read_facts(parts.database).name)
        words = _(
            "From the moment you use it, the code printed before opens this file no longer. "
            "Copies kept until now still open with the old one."
        )
        self.lay_out(label(words, "muted", wraps=True), self.panel)
        self.panel.print_button.setFocus()

    def submit(self) -> None:
        """Take the code, once it is proven to be on paper."""
        if self.panel.check():
            self.set_working(True)
            work = partial(
                opening.take_recovery_code, self._parts.home, self._parts.database, self._code
            )
            self._parts.jobs.run(work, then=self._say, owner=self)

    def _say(self, _nothing: None) -> None:
        self.panel.clear()
        self._parts.messages.say(
            _("The new recovery code counts. Destroy the page of the old one.")
        )
        self.accept()
