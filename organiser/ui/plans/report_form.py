"""The report of an action: a few figures and words, and who said so came."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.action import ActionState, Attendance
from organiser.domain.plan import MOST, Report
from organiser.i18n import _
from organiser.ui.forms.fields import CheckField, NoteField, NumberField
from organiser.ui.people.acts import Acts
from organiser.ui.people.noting import HoursField
from organiser.ui.people.small_form import SmallForm
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.labels import label
from organiser.usecases.plans import attending
from organiser.usecases.plans.agenda import ActionDetail

WORDS = 4000


class ReportPart(QWidget):
    """Shown in its tab; asks for it once the day has come."""

    done = Signal()

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._action: UUID | None = None
        self.hours = HoursField()
        self.leaflets = NumberField(lambda: _("Leaflets given"), 0, MOST)
        self.met = NumberField(lambda: _("People met"), 0, MOST)
        self.sign_ups = NumberField(lambda: _("Sign-ups"), 0, MOST)
        self.words = NoteField(lambda: _("What came of it"), WORDS)
        self.all_came = CheckField(lambda: _("Everybody who said so came"))
        self.form = SmallForm(
            lambda: _("Report"), lambda: _("Close with this report"),
            (self.hours, self.leaflets, self.met, self.sign_ups, self.words, self.all_came),
        )  # fmt: skip
        self.form.close_button.hide()
        self._early = label(role="muted", wraps=True)
        self.form.phrases.text(
            self._early, lambda: _("The report can be written from the day of the action on.")
        )
        self.setLayout(below(self._early, self.form, None, gap=8, margins=(0, 10, 0, 10)))
        self.form.kept.connect(self._keep)

    def show_action(self, detail: ActionDetail, *, is_new: bool) -> None:
        """Show the report of *detail*; what is being typed stays unless the action *is_new*."""
        self._action = detail.row.id
        is_due = detail.row.is_over() or detail.row.state is ActionState.DONE
        is_cancelled = detail.row.state is ActionState.CANCELLED
        self.form.setVisible(is_due and not is_cancelled)
        self._early.setVisible(not is_due and not is_cancelled)
        waits = sum(who.state is Attendance.COMING for who in detail.people)
        self.form.rows[-1].setVisible(waits > 0)
        if is_new or not self.form.form.is_changed():
            self._put(detail.report, asks_all=detail.row.state is ActionState.PLANNED)

    def begin(self) -> None:
        """Give the keys to its first field."""
        if not self.form.isHidden():
            self.hours.editor.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.form.retranslate()

    def _put(self, report: Report, *, asks_all: bool) -> None:
        for field, value in (
            (self.hours, report.hours),
            (self.leaflets, report.leaflets),
            (self.met, report.met),
            (self.sign_ups, report.sign_ups),
        ):
            field.put(value)  # type: ignore[arg-type]
        self.words.put(report.words)
        self.all_came.put(asks_all)
        self.form.form.keep()

    def _keep(self) -> None:
        assert self._action is not None
        report = Report(
            self.hours.value(), self.leaflets.value(), self.met.value(), self.sign_ups.value(),
            self.words.value(),
        )  # fmt: skip
        all_came = self.all_came.value() and not self.form.rows[-1].isHidden()
        work = partial(
            attending.close, self._database, self._action, report, who_said_so_came=all_came
        )
        if self._acts.did(work, _("Report written")):
            self.form.form.keep()
            self.done.emit()
