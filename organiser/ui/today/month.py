"""The doors of this month, beside the goal that she sets herself."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.i18n import _, counted, number
from organiser.ui.charts.ring import Ring
from organiser.ui.messages import Messages
from organiser.ui.today.card import ReadCard
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.today import AtDoors, Month, read_doors

if TYPE_CHECKING:
    from organiser.ui.people.small_form import SmallForm


class MonthCard(ReadCard):
    """A ring when there is a goal, the number alone when there is none."""

    topics = frozenset({"visits", "sheets", "committee"})

    def __init__(self, database: Database, messages: Messages) -> None:
        super().__init__(lambda: _("This month"), 128)
        self._database, self._messages = database, messages

    def work(self) -> partial[AtDoors]:
        return partial(read_doors, self._database)

    def take(self, value: AtDoors) -> None:
        super().take(value.month)

    def make(self) -> QWidget:
        body = QWidget()
        self.ring, self.goal_button = Ring(), Button("link")
        self.change_button = Button("link")
        self.add_to_head(self.change_button)
        self._doors = label(role="strong", wraps=True)
        self._met, self._left = label(role="caption", wraps=True), label(role="caption", wraps=True)
        self.phrases.text(self.goal_button, lambda: _("Set a goal"))
        self.phrases.text(self.change_button, lambda: _("Change the goal"))
        words = below(
            None, self._doors, self._met, self._left, beside(self.goal_button, None), None, gap=2
        )
        box = beside(self.ring, words, gap=16)
        box.setStretch(1, 1)
        self._figures = QWidget()
        self._figures.setLayout(box)
        self._place = below(self._figures, gap=8)
        body.setLayout(self._place)
        for button in (self.goal_button, self.change_button):
            button.clicked.connect(self.ask_goal)
        return body

    def show_value(self, value: Month) -> None:
        has_goal = value.goal > 0
        self.ring.setVisible(has_goal)
        self.change_button.setVisible(has_goal)
        self.goal_button.setVisible(not has_goal)
        self._doors.setText(_said(value))
        self._met.setText(counted("{count} conversation", "{count} conversations", value.met))
        self._left.setText(_left(value) if has_goal else "")
        self._left.setVisible(has_goal)
        if has_goal:
            self.ring.show_share(value.doors, value.goal, f"{_said(value)}. {_left(value)}")

    def ask_goal(self) -> None:
        """Ask how many doors she wants to knock at each month."""
        if self._body is None:
            return
        goal = self.value.goal if self.value else 0
        self._figures.hide()
        self.form.open_at((goal or None,))

    def text(self) -> str:
        """Return what it says."""
        return f"{self._doors.text()} {self._met.text()} {self._left.text()}"

    def retranslate(self) -> None:
        super().retranslate()
        if "form" in self.__dict__:
            self.form.retranslate()

    @cached_property
    def form(self) -> "SmallForm":
        """The one field of the goal, made when it is first asked for."""
        from organiser.ui.forms.fields import NumberField
        from organiser.ui.people.small_form import SmallForm
        from organiser.usecases.goals import MOST

        self._wanted = NumberField(
            lambda: _("Doors a month"), 0, MOST, hint=lambda: _("Leave it empty to have no goal.")
        )
        form = SmallForm(lambda: _("Goal of each month"), lambda: _("Set it"), (self._wanted,))
        form.kept.connect(self._keep)
        form.closed.connect(self._close)
        self._place.addWidget(form)
        return form

    def _keep(self) -> None:
        from organiser.ui.people.acts import Acts
        from organiser.usecases import goals

        work = partial(goals.set_goal, self._database, self._wanted.value() or 0)
        Acts(self._database, self._messages).do(work, _("Goal of the month set"))
        self.form.hide()
        self._close()

    def _close(self) -> None:
        self._figures.show()
        button = self.change_button if self.change_button.isVisible() else self.goal_button
        button.setFocus()


def _said(month: Month) -> str:
    if not month.goal:
        return counted(
            "{count} door knocked at this month", "{count} doors knocked at this month", month.doors
        )
    words = counted("{count} door of {{goal}}", "{count} doors of {{goal}}", month.doors)
    return words.format(goal=number(month.goal))


def _left(month: Month) -> str:
    left = month.goal - month.doors
    if left <= 0:
        return _("The goal of this month is reached. Thank you!")
    return counted("{count} more to the goal of this month",
                   "{count} more to the goal of this month", left)  # fmt: skip
