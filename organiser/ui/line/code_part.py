"""Reads the notes by a printed recovery code where no computer is left to let this one in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.line.parts import LineParts
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.usecases.line.handing import take_by_code


class CodePart(QWidget):
    """A field and a button; what is wrong is said below the field."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        typed = LineField(
            lambda: _("No other computer is left? Recovery code of one of them"),
            hint=lambda: _(
                "The 30 letters and figures on the page you printed; hyphens are optional."
            ),
        )
        self.row = FormRow(typed)
        self.button = Button("", "lock")
        self.button.setText(_("Open the notes with this code"))
        self.button.clicked.connect(self.submit)
        typed.line.returnPressed.connect(self.submit)
        self.setLayout(below(self.row, FlowBox(self.button), gap=8))

    def submit(self) -> None:
        """Try what is typed."""
        typed = self.row.field.value()
        if not typed:
            self._refuse_words(_("Type the recovery code."))
            return
        if not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        work = partial(take_by_code, self._parts.database, typed)
        self._parts.jobs.run(work, then=self._say, failed=self._refuse, owner=self)

    def _say(self, _nothing: None) -> None:
        self.row.field.put("")
        self._parts.messages.say(_("The notes can be read on this computer"))
        self._parts.exchanges.start()

    def _refuse(self, error: BaseException) -> None:
        self.button.setEnabled(True)
        if isinstance(error, OrganiserError):
            self._refuse_words(str(error))
        else:
            self._parts.messages.show(error)

    def _refuse_words(self, words: str) -> None:
        self.row.say_problem(words)
        self.row.announce()
