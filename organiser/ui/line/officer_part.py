"""Whether the officer for data protection holds a spare key: seen, stopped, or handed after all."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser import clock
from organiser.domain.officer_key import Answer
from organiser.i18n import _, short_date
from organiser.ui.line.officer_question import OfficerQuestion
from organiser.ui.line.parts import LineParts
from organiser.ui.shell.question import Question
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.line import officer
from organiser.usecases.line.officer import OfficerKey


class OfficerPart(QWidget):
    """A sentence and a button; nothing at all while headquarters has no such key."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self._key: OfficerKey | None = None
        self.words = label(role="caption", wraps=True)
        self.button = Button()
        self.button.clicked.connect(self._act)
        self.question: OfficerQuestion | None = None
        """Where the figures are typed after all."""
        self._place: QVBoxLayout = below(self.words, FlowBox(self.button), gap=8)
        self.setLayout(self._place)
        self.hide()

    def read_again(self) -> None:
        """Show what was answered."""
        self._key = officer.read_officer_key(self._parts.database)
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self._show()

    def ask_to_stop(self) -> Question:
        """Ask before the officer reads nothing more of what is written from then on."""
        question = Question(
            self.window(), _("Stop the spare key?"),
            _("The committee changes its key: what is written from now on, the officer cannot "
              "open. What was written before she can still open. Should every computer and code "
              "be lost, later notes are lost with them."),
            _("Stop the spare key"), _("Leave it"),
        )  # fmt: skip
        question.ask(self._stop)
        return question

    def _act(self) -> None:
        if self._key is not None and self._key.answer is Answer.YES:
            self.ask_to_stop()
        else:
            self.question = OfficerQuestion(self._parts)
            self.question.no.hide()
            self._place.addWidget(self.question)
            self.button.hide()
            self.question.row.field.editor.setFocus()

    def _stop(self) -> None:
        work = partial(officer.refuse, self._parts.database)
        self._parts.jobs.run(work, then=self._say_stopped, owner=self)

    def _say_stopped(self, _nothing: None) -> None:
        self._parts.messages.say(_("The officer opens nothing that is written from now on"))
        self._parts.exchanges.start()

    def _show(self) -> None:
        key = self._key
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        if key is None or key.answer is None or key.answered_at is None:
            self.hide()
            return
        day = short_date(clock.local(key.answered_at).date())
        is_handed = key.answer is Answer.YES
        said = (
            _("The officer for data protection has a spare key to the notes since {day}.")
            if is_handed
            else _("The officer for data protection was refused a spare key on {day}.")
        )
        self.words.setText(said.format(day=day))
        self.button.setText(_("Stop the spare key…") if is_handed else _("Hand it over after all…"))
        self.button.show()
        self.show()
