"""What is asked about an outing, and how its paper should look."""

from datetime import timedelta
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser import clock
from organiser.domain.field import Outing
from organiser.domain.sheet_code import MOST_SLIPS
from organiser.i18n import _, language
from organiser.ui.field.choice import Looks
from organiser.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    Invalid,
    LineField,
    NumberField,
)
from organiser.ui.forms.form_row import FormRow
from organiser.usecases.field.printing import Language

RETURN_AFTER = timedelta(days=2)
"""An outing's paper is back, or destroyed, after 48 hours (R21)."""
_SATURDAY = 5
_SLIPS = 8
Value = TypeVar("Value")


class OutingForm(QWidget):
    """The outing in seven fields, and five choices about the paper."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = LineField(lambda: _("Title of the outing"), required=True)
        self.on, self.hours = DateField(lambda: _("Date")), LineField(lambda: _("From and to"))
        self.team, self.holder = LineField(lambda: _("Team")), LineField(lambda: _("Holder"))
        self.meeting = LineField(lambda: _("Meeting point"))
        self.back = DateField(lambda: _("To be back by"))
        self.names = CheckField(
            lambda: _("Print names"),
            hint=lambda: _(
                "Off unless needed: only of people who agreed to be kept, never of the others. "
                "Never a phone, an age or an opinion."
            ),
        )
        self.large = CheckField(lambda: _("Large print"))
        self.by_turf = CheckField(
            lambda: _("One packet a team"),
            hint=lambda: _(
                "About 45 doors each: near each other where their place is known, street by "
                "street otherwise. Each packet has its own number."
            ),
        )
        self.slips = NumberField(lambda: _("Contact slips"), 0, MOST_SLIPS)
        self.paper: ChoiceField[Language] = ChoiceField(
            lambda: _("Language of the paper"),
            [("fr", lambda: _("French")), ("en", lambda: _("English"))],
        )
        self._rows: list[FormRow] = []
        self._is_back_hers = False
        self._lay_out()
        self._begin()
        self._connect()

    def outing(self) -> Outing:
        """Return what is typed; what cannot be meant counts as left out."""
        return Outing(
            self.title.value() or _("Door to door"),
            on=_meant(self.on),
            hours=self.hours.value(),
            team=self.team.value(),
            meeting_point=self.meeting.value(),
            holder=self.holder.value(),
            return_by=_meant(self.back),
            names=self.names.value(),
            slips=_meant(self.slips) or 0,
        )

    def looks(self) -> Looks:
        """Return how the paper should look."""
        return Looks(
            2 if self.large.value() else 1, self.paper.value(), by_turf=self.by_turf.value()
        )

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for row in self._rows:
            row.retranslate()

    def _begin(self) -> None:
        today = clock.today()
        saturday = today + timedelta(days=(_SATURDAY - today.weekday()) % 7)
        self.title.put(_("Door to door"))
        self.on.put(saturday)
        self.back.put(saturday + RETURN_AFTER)
        self.slips.put(_SLIPS)
        self.paper.put("en" if language() == "en" else "fr")

    def _connect(self) -> None:
        for row in self._rows:
            row.field.changed.connect(self.changed)
            row.field.left.connect(row.check)
        self.back.line.textEdited.connect(self._take_back_as_hers)
        self.on.changed.connect(self._follow)

    def _take_back_as_hers(self) -> None:
        self._is_back_hers = True

    def _follow(self) -> None:
        """The day of return follows the outing until she chooses it herself."""
        day = _meant(self.on)
        if day is not None and not self._is_back_hers:
            self.back.put(day + RETURN_AFTER)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places: tuple[tuple[Field[Any], int, int, int], ...] = (
            (self.title, 0, 0, 2), (self.on, 1, 0, 1), (self.hours, 1, 1, 1),
            (self.team, 2, 0, 1), (self.holder, 2, 1, 1), (self.meeting, 3, 0, 1),
            (self.back, 3, 1, 1), (self.slips, 4, 0, 1), (self.paper, 4, 1, 1),
            (self.by_turf, 5, 0, 2), (self.large, 6, 0, 2), (self.names, 7, 0, 2),
        )  # fmt: skip
        for asked, line, column, width in places:
            row = FormRow(asked)
            self._rows.append(row)
            grid.addWidget(row, line, column, 1, width)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _meant(field: Field[Value | None]) -> Value | None:
    try:
        return field.value()
    except Invalid:
        return None
