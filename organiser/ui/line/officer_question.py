"""Asks for the figures of the officer's letter: a spare key is handed over by them, or refused."""

from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.line.notice_card import notice
from organiser.ui.line.parts import LineParts
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.line import officer


class OfficerQuestion(QWidget):
    """A field and two buttons; what is wrong with the figures is said below the field."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        typed = LineField(
            lambda: _("Figures of the letter"), hint=lambda: _("20 figures, in groups of four.")
        )
        self.row = FormRow(typed)
        self.yes, self.no = Button("primary", "check"), Button("", "x")
        self.yes.setText(_("Hand the spare key over"))
        self.no.setText(_("No spare key"))
        self.yes.clicked.connect(self.hand_over)
        self.no.clicked.connect(self.refuse)
        typed.line.returnPressed.connect(self.hand_over)
        words = label(
            _("Type the figures of the letter that you got from her on paper. No letter yet? "
              "Leave this for later: nothing waits for it."), "muted", wraps=True,
        )  # fmt: skip
        self.setLayout(below(words, self.row, FlowBox(self.yes, self.no), gap=8))

    def card(self) -> QWidget:
        """Return the card it stands in, with what the officer can read then and when."""
        return notice(
            "shield-check",
            _("Headquarters asks for a spare key for the officer for data protection"),
            _("With it she can open the committee’s notes, earlier ones too, for one purpose: to "
              "give somebody who asks all that is kept of her, should your computers and printed "
              "codes be lost. She does so for one person at a time, on a computer without a "
              "network, and the reason stays written. Headquarters’ server still reads nothing."),
            self,
        )  # fmt: skip

    def hand_over(self) -> None:
        """Compare what is typed with the key that headquarters sent, and hand over."""
        typed = self.row.field.value()
        if not typed:
            self._refuse_words(_("Type the figures of the letter."))
            return
        if self.yes.isEnabled():
            self._set_ready(False)
            work = partial(officer.hand_over, self._parts.database, typed)
            self._parts.jobs.run(work, then=self._say_handed, failed=self._fail, owner=self)

    def refuse(self) -> None:
        """Hand nothing over."""
        if self.no.isEnabled():
            self._set_ready(False)
            work = partial(officer.refuse, self._parts.database)
            self._parts.jobs.run(work, then=self._say_refused, failed=self._fail, owner=self)

    def _say_handed(self, _nothing: None) -> None:
        self._parts.messages.say(_("The officer can open the notes after the next exchange"))
        self._parts.exchanges.start()

    def _say_refused(self, _nothing: None) -> None:
        self._parts.messages.say(_("No spare key was handed over; nobody asks again"))
        self._parts.exchanges.start()

    def _fail(self, error: BaseException) -> None:
        self._set_ready(True)
        if isinstance(error, OrganiserError):
            self._refuse_words(str(error))
        else:
            self._parts.messages.show(error)

    def _set_ready(self, is_ready: bool) -> None:
        self.yes.setEnabled(is_ready)
        self.no.setEnabled(is_ready)

    def _refuse_words(self, words: str) -> None:
        self.row.say_problem(words)
        self.row.announce()
