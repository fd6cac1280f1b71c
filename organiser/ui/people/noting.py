"""Notes what happened: an action, a training, or a remark; each in a few keys."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.i18n import _, counted
from organiser.ui.forms.fields import ChoiceField, DateField, Field, Invalid, LineField, NoteField
from organiser.ui.people.acts import Acts
from organiser.ui.people.small_form import SmallForm
from organiser.ui.people.words import cautions
from organiser.ui.phrases import Phrase
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.labels import label
from organiser.usecases import actions
from organiser.usecases.people import editing
from organiser.words.labels import action_label

REMARK = 2000
_KINDS: tuple[tuple[str, Phrase], ...] = (
    ("remark", lambda: _("Remark")),
    ("call", lambda: _("Call")),
    ("met", lambda: _("Met")),
)


class HoursField(Field[float | None]):
    """A number of hours, with a comma or a point."""

    def __init__(self) -> None:
        self._inner = LineField(lambda: _("Hours"), hint=lambda: _("If you know: 2 or 1,5."))
        super().__init__(self._inner.name, self._inner.line, hint=self._inner.hint)
        self._inner.line.textChanged.connect(self.changed)

    def value(self) -> float | None:
        typed = self._inner.value().replace(",", ".").removesuffix("h").strip()
        if not typed:
            return None
        try:
            hours = float(typed)
        except ValueError:
            raise Invalid(_("Please type a number of hours, such as 2 or 1,5.")) from None
        if not 0 < hours <= actions.LONGEST_DAY:
            raise Invalid(_("The hours must be between 0 and 24."))
        return hours

    def put(self, value: float | None) -> None:
        self._inner.put("" if value is None else f"{value:g}")


class Noting(QWidget):
    """The three small forms, one at a time."""

    done = Signal()
    """Something was noted, or the form was closed."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._who: tuple[UUID, ...] = ()
        self._kind = ChoiceField(
            lambda: _("What"), [(kind, partial(action_label, kind)) for kind in ActionKind]
        )
        self._day = _day_field()
        self._hours, self._note = HoursField(), NoteField(lambda: _("Note"), REMARK)
        self.action = SmallForm(
            lambda: _("Note an action"), lambda: _("Note it"),
            (self._kind, self._day, self._hours, self._note),
        )  # fmt: skip
        self._course = LineField(
            lambda: _("Training"), required=True, example=lambda: _("First doors")
        )
        self._course_day, self._course_hours = _day_field(), HoursField()
        self.training = SmallForm(
            lambda: _("Note a training"), lambda: _("Note it"),
            (self._course, self._course_day, self._course_hours),
        )  # fmt: skip
        self._sort = ChoiceField(lambda: _("What"), _KINDS)
        self._remark = NoteField(lambda: _("What was said"), REMARK)
        self.remark = SmallForm(
            lambda: _("Add a remark"), lambda: _("Add it"), (self._sort, self._remark)
        )
        self._many, self._caution = label(role="muted", wraps=True), label(role="error", wraps=True)
        self.setLayout(below(self._many, *self._forms(), self._caution, gap=8))
        self._connect()
        self.hide_all()

    def note_action(self, who: Sequence[UUID]) -> None:
        """Ask what *who* did."""
        self._open(self.action, who, (ActionKind.DOOR_TO_DOOR, clock.today(), None, ""))

    def note_training(self, who: Sequence[UUID]) -> None:
        """Ask which training *who* followed."""
        self._open(self.training, who, ("", clock.today(), None))

    def add_remark(self, who: Sequence[UUID]) -> None:
        """Ask what was said."""
        self._open(self.remark, who, ("remark", ""))

    def is_open(self) -> bool:
        """Return whether something is being asked."""
        return any(not form.isHidden() for form in self._forms())

    def hide_all(self) -> None:
        """Ask nothing."""
        for part in (*self._forms(), self._many, self._caution):
            part.hide()
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for form in self._forms():
            form.retranslate()

    def _open(self, form: SmallForm, who: Sequence[UUID], values: Sequence[object]) -> None:
        self.hide_all()
        self._who = tuple(who)
        is_many = len(self._who) > 1
        self._many.setText(
            counted("For {count} person selected", "For {count} people selected", len(self._who))
        )
        self.show()
        self._many.setVisible(is_many)
        form.open_at(values)

    def _keep_action(self) -> None:
        work = partial(
            actions.log_action, self._database, self._kind.value(), self._who,
            on=self._day.value() or clock.today(), hours=self._hours.value(),
            note=self._note.value(),
        )  # fmt: skip
        self._do(work, _("Action noted"))

    def _keep_training(self) -> None:
        work = partial(
            actions.note_training, self._database, self._course.value(), self._who,
            on=self._course_day.value() or clock.today(), hours=self._course_hours.value(),
        )  # fmt: skip
        self._do(work, _("Training noted"))

    def _keep_remark(self) -> None:
        work = partial(
            editing.remember_remark, self._database, self._who[0], self._remark.value(),
            self._sort.value(),
        )  # fmt: skip
        self._do(work, _("Remark added"))

    def _do(self, work: Callable[[], object], said: str) -> None:
        if self._acts.do(partial(_true_of, work), said):
            self._close()

    def _close(self) -> None:
        self.hide_all()
        self.done.emit()

    def _warn(self, field: NoteField) -> None:
        said = cautions(field.note.toPlainText())
        self._caution.setText(" ".join(said))
        self._caution.setVisible(bool(said) and self.is_open())

    def _forms(self) -> tuple[SmallForm, ...]:
        return self.action, self.training, self.remark

    def _connect(self) -> None:
        for form, keep in zip(
            self._forms(), (self._keep_action, self._keep_training, self._keep_remark), strict=True
        ):
            form.kept.connect(keep)
            form.closed.connect(self._close)
        for field in (self._note, self._remark):
            field.changed.connect(partial(self._warn, field))


def _true_of(work: Callable[[], object]) -> bool:
    work()
    return True


def _day_field() -> DateField:
    return DateField(
        lambda: _("Day"), hint=lambda: _("As you like: 3/11, 3 nov, yesterday."), required=True
    )
