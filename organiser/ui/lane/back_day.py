"""On which day to try again: a date, or one of three that are near."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.i18n import _
from organiser.ui.forms.fields import DateField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Chip

_DAYS = (1, 3, 7)


class BackDay(QWidget):
    """Shown where an answer asks for a day."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.day = DateField(lambda: _("Call back on"))
        self._row = FormRow(self.day)
        self.chips = [Chip() for _days in _DAYS]
        names = (lambda: _("Tomorrow"), lambda: _("In 3 days"), lambda: _("In a week"))
        for chip, name, days in zip(self.chips, names, _DAYS, strict=True):
            chip.setCheckable(False)
            self.phrases.text(chip, name)
            chip.clicked.connect(partial(self.put_in, days))
        self.setLayout(below(self._row, FlowBox(*self.chips), gap=8))
        self.hide()

    def put_in(self, days: int, _is_on: bool = False) -> None:
        """Take the day so many days from now."""
        self.day.put(clock.today() + timedelta(days=days))

    def chosen(self) -> date | None:
        """Return the day, if one is asked for and was said."""
        return None if self.isHidden() or self.day.problem() else self.day.value()

    def empty(self) -> None:
        """Forget what was typed."""
        self.day.put(None)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._row.retranslate()
