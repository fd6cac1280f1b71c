"""Links this computer with headquarters: what will travel is said first, then the code is asked."""

from functools import partial

from PySide6.QtWidgets import QProgressBar, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.line.pairing_form import PairingForm
from organiser.ui.line.what_travels import WhatTravels
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.labels import label

_HIGHEST = 440
"""Pixels of what scrolls: with large text, too, the dialog fits a small laptop."""


class PairDialog(SettingsDialog):
    """Stays open until headquarters has answered; what it says stands below the fields."""

    def __init__(self, parent: QWidget, parts: SettingsParts, exchanges: Exchanges) -> None:
        super().__init__(parent, _("Link this computer"), _("Link this computer"), width=620)
        self._parts, self._exchanges = parts, exchanges
        self.form, self.problem = PairingForm(), label(role="error", wraps=True)
        self._bar, self._working = QProgressBar(), label(role="muted")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the work is"))
        self._working.setText(_("Headquarters is being asked…"))
        for part in (self.problem, self._bar, self._working):
            part.hide()
        inside = QWidget()
        inside.setLayout(
            below(
                label(_("This is what the committee’s computers will share:"), "muted", wraps=True),
                WhatTravels(), 6, self.form, None, gap=10, margins=(0, 0, 8, 0),
            )
        )  # fmt: skip
        self._area = scrolling(inside)
        self._area.setMinimumHeight(min(Theme.px(390), _HIGHEST))
        self.lay_out(self._area, self.problem, self._working, self._bar)
        self.form.address.editor.setFocus()

    def submit(self) -> None:
        """Ask headquarters."""
        from organiser.usecases.line import pairing

        if not self.form.check():
            self._area.ensureWidgetVisible(self.form)
            return
        self.set_working(True)
        asked = self.form.asked()
        self._parts.jobs.run(
            partial(pairing.link, self._parts.database, self._exchanges.call, *asked),
            then=self._say, failed=self._refuse, owner=self,
        )  # fmt: skip

    def set_working(self, working: bool) -> None:
        super().set_working(working)
        self.problem.hide()
        self.form.setEnabled(not working)
        for part in (self._bar, self._working):
            part.setVisible(working)

    def _say(self, committee: str) -> None:
        self._exchanges.look()
        self._exchanges.start()
        self._parts.messages.say(
            _("This computer is linked to {committee}.").format(committee=committee)
        )
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        self.set_working(False)
        if not isinstance(error, OrganiserError):
            self._parts.messages.show(error)
            return
        self.problem.setText(str(error))
        self.problem.show()
        self.form.code.editor.setFocus()
