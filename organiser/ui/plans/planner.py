"""Plans an action, changes it, copies it: what the form and the dialogs of the page are for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.i18n import _, counted, long_date
from organiser.ui.forms.files import ask_where

if TYPE_CHECKING:
    from organiser.domain.action import Kind
    from organiser.ui.people.acts import Acts
    from organiser.ui.plans.parts import PlanParts
    from organiser.ui.plans.side import Side


class Planner:
    """Works for one page; *opened* shows the action that came of it."""

    def __init__(
        self,
        page: QWidget,
        parts: PlanParts,
        acts: Acts,
        side: Side,
        opened: Callable[[UUID], object],
    ) -> None:
        self._page, self._parts, self._acts = page, parts, acts
        self._side, self._opened = side, opened

    def ask_new(self, day: date) -> None:
        """Ask for a new action on *day*."""
        self._side.form.ask_new(day, self._kinds(), self._courses())
        self._side.bring(self._side.form)

    def change(self) -> None:
        """Change what is said of the action shown."""
        if (shown := self._side.shown()) is not None:
            self._side.form.ask_change(shown.plan, self._kinds(), self._courses())
            self._side.bring(self._side.form)
            self._side.form.first_field().setFocus()

    def keep(self) -> None:
        """Write what the form asks for; it stays open when that is refused."""
        from organiser.usecases.plans import planning

        database, asked = self._parts.database, self._side.form.plan()
        said = _("Planned: {day}").format(day=long_date(asked.on))
        if self._side.form.is_new:
            made = self._acts.do(partial(planning.plan, database, asked), said)
            if made is not None:
                self._opened(made)
        elif (shown := self._side.shown()) is not None:
            action = shown.row.id
            if self._acts.did(partial(planning.change, database, action, asked), _("Saved")):
                self._opened(action)

    def copy(self) -> None:
        """Plan the same for another day."""
        from organiser.ui.plans.again_dialog import CopyDialog

        if (shown := self._side.shown()) is not None:
            day = max(shown.row.span.on, clock.today()) + timedelta(days=7)
            CopyDialog(self._page, self._parts, shown, day, self._opened).open()

    def repeat(self) -> None:
        """Plan the same for many days."""
        from organiser.ui.plans.again_dialog import RepeatDialog

        if (shown := self._side.shown()) is not None:
            RepeatDialog(self._page, self._parts, shown).open()

    def ask_kinds(self) -> None:
        """Add kinds of action, or put them away."""
        from organiser.ui.plans.kinds_dialog import KindsDialog

        KindsDialog(self._page, self._parts, self._offer_kinds).open()

    def ask_calendar_file(self) -> None:
        """Write every action for another calendar."""
        title = _("Save for another calendar")
        ask_where(self._page, title, _("actions.ics"), "iCalendar (*.ics)", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write every action to *file*."""
        from organiser.usecases.plans import calendar_file

        work = partial(calendar_file.write_all, self._parts.database, file)
        self._parts.jobs.run(work, then=self._say_saved, owner=self._page)

    def _kinds(self) -> tuple[Kind, ...]:
        from organiser.usecases.plans import kinds

        return kinds.all_kinds(self._parts.database)

    def _courses(self) -> tuple[tuple[str, str], ...]:
        from organiser.usecases.training.courses import read_courses

        offered = read_courses(self._parts.database)
        return tuple((each.course.key, each.course.title) for each in offered)

    def _offer_kinds(self) -> None:
        self._side.form.offer(self._kinds())

    def _say_saved(self, count: int) -> None:
        self._parts.messages.say(
            counted("{count} action saved; nobody is named in it.",
                    "{count} actions saved; nobody is named in them.", count)
        )  # fmt: skip
