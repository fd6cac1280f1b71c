"""What stands beside the calendar: the day, one action, its form, or a sheet that is typed in.

Each but the day is made when it is first asked for: the calendar is seen without them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from organiser.errors import OrganiserError
from organiser.ui.plans.day_part import DayPart
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured
from organiser.usecases.plans import agenda

if TYPE_CHECKING:
    from organiser.ui.people.acts import Acts
    from organiser.ui.plans.action_view import ActionView
    from organiser.ui.plans.parts import PlanParts
    from organiser.ui.plans.plan_form import PlanForm
    from organiser.ui.plans.sheet_entry import SheetEntry
    from organiser.usecases.plans.agenda import ActionDetail

_PARTS = ("view", "form", "entry")
"""Names of the parts; each is in the object's `__dict__` once it was made."""


class Side(Measured, QFrame):
    """Shows one of its parts at a time; the day to begin with."""

    change_asked = Signal()
    copy_asked = Signal()
    repeat_asked = Signal()
    invite_asked = Signal()
    kinds_asked = Signal()
    plan_kept = Signal()
    form_closed = Signal()
    closed = Signal()
    """The action, or the sheet, is put away."""

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._parts, self._acts = parts, acts
        self.day = DayPart()
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.day)
        self.measure()

    @cached_property
    def view(self) -> ActionView:
        """One action in full."""
        from organiser.ui.plans.action_view import ActionView

        view = ActionView(self._parts, self._acts)
        view.change_asked.connect(self.change_asked)
        view.copy_asked.connect(self.copy_asked)
        view.repeat_asked.connect(self.repeat_asked)
        view.invite_asked.connect(self.invite_asked)
        view.closed.connect(self.closed)
        return view

    @cached_property
    def form(self) -> PlanForm:
        """The form of an action."""
        from organiser.ui.plans.plan_form import PlanForm

        form = PlanForm()
        form.kept.connect(self.plan_kept)
        form.closed.connect(self.form_closed)
        form.kinds_asked.connect(self.kinds_asked)
        return form

    @cached_property
    def entry(self) -> SheetEntry:
        """A sign-up sheet on its way back."""
        from organiser.ui.plans.sheet_entry import SheetEntry

        entry = SheetEntry(self._parts, self._acts)
        entry.closed.connect(self.closed)
        return entry

    def shown(self) -> ActionDetail | None:
        """Return the action that was opened and not closed, or None."""
        view = self._made("view")
        return None if view is None else view.detail

    def bring(self, part: QWidget) -> None:
        """Bring *part* in front; the first time, it is taken in."""
        if self._layers.indexOf(part) < 0:
            self._layers.addWidget(part)
        self._layers.setCurrentWidget(part)

    def is_in_front(self, part: QWidget) -> bool:
        """Return whether *part* is the one that is seen."""
        return self._layers.currentWidget() is part

    def is_form_open(self) -> bool:
        """Return whether an action is being asked for."""
        return self._layers.currentWidget() is self._made("form")

    def close_action(self) -> None:
        """Put the action away, and show the day."""
        if (view := self._made("view")) is not None:
            view.detail = None
        self.bring(self.day)

    def read_again(self) -> None:
        """Show what is true now; an action that is gone meanwhile is put away."""
        if (entry := self._made("entry")) is not None:
            entry.read_again()
        shown = self.shown()
        if shown is None:
            return
        try:
            self.view.show_action(agenda.read_action(self._parts.database, shown.row.id))
        except OrganiserError:
            self.closed.emit()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for part in (self.day, *filter(None, map(self._made, _PARTS))):
            part.retranslate()

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(360))

    def _made(self, name: str) -> Any:
        return self.__dict__.get(name)
