"""Asks for which days an action is planned again: one other day, or many that come back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.domain.action import Every, days_of
from organiser.domain.plan import MOST_TIMES
from organiser.i18n import _, counted, long_date
from organiser.ui.forms.fields import ChoiceField, DateField, NumberField
from organiser.ui.forms.form import Form
from organiser.ui.people.acts import Acts
from organiser.ui.plans.parts import PlanParts
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.labels import label
from organiser.usecases.plans import planning
from organiser.usecases.plans.agenda import ActionDetail
from organiser.words.plans import every_label

USUAL = 4


class CopyDialog(SettingsDialog):
    """Plans the same for another day."""

    def __init__(
        self, parent: QWidget, parts: PlanParts, detail: ActionDetail, on: date,
        then: Callable[[UUID], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, _("The same on another day"), _("Plan it"))
        self._parts, self._action, self._then = parts, detail.row.id, then
        self.day = DateField(lambda: _("Day"), required=True)
        self.day.put(on)
        self.form = Form()
        self.form.add(self.day)
        words = _(
            "Its hours, its place, its material and who leads it come along; nobody is invited."
        )
        self.lay_out(label(words, "muted", wraps=True), self.form)
        self.day.editor.setFocus()

    def submit(self) -> None:
        on = self.day.value() if self.form.check() else None
        if on is None:
            return
        acts = Acts(self._parts.database, self._parts.messages)
        work = partial(planning.duplicate, self._parts.database, self._action, on)
        copy = acts.do(work, _("Planned: {day}").format(day=long_date(on)))
        if copy is not None:
            self.accept()
            self._then(copy)


class RepeatDialog(SettingsDialog):
    """Plans the same for many days at once; says how many before it does."""

    def __init__(self, parent: QWidget, parts: PlanParts, detail: ActionDetail) -> None:
        super().__init__(parent, _("Repeat the action"), _("Plan them"))
        self._parts, self._detail = parts, detail
        self.every = ChoiceField(
            lambda: _("How often"), [(every, partial(every_label, every)) for every in Every]
        )
        self.times = NumberField(lambda: _("How many more times"), 1, MOST_TIMES)
        self.until = DateField(lambda: _("At the latest on"), hint=lambda: _("If there is an end."))
        self.times.put(USUAL)
        self.form = Form()
        for field in (self.every, self.times, self.until):
            self.form.add(field)
            field.changed.connect(self._tell)
        self.told = label(role="muted", wraps=True)
        self.lay_out(self.form, self.told)
        self._tell()
        self.every.editor.setFocus()

    def submit(self) -> None:
        if not self.form.check():
            return
        acts = Acts(self._parts.database, self._parts.messages)
        times = self.times.value() or MOST_TIMES
        work = partial(
            planning.repeat, self._parts.database, self._detail.row.id, self.every.value(),
            times=times, until=self.until.value(),
        )  # fmt: skip
        count = len(self._days())
        said = counted("{count} action planned", "{count} actions planned", count)
        if acts.do(work, said) is not None:
            self.accept()

    def _days(self) -> list[date]:
        if self.times.problem() or self.until.problem():
            return []
        times = self.times.value() or MOST_TIMES
        first = self._detail.row.span.on
        return days_of(first, self.every.value(), times=times, until=self.until.value())

    def _tell(self) -> None:
        days = self._days()
        self.act_button.setEnabled(bool(days))
        if not days:
            self.told.setText(_("Say how often, and until when it should come back."))
            return
        many = counted("{count} action", "{count} actions", len(days))
        last = _("the last one: {day}").format(day=long_date(days[-1]))
        self.told.setText(" · ".join((many, last)))
