"""Above the calendar: which stretch of it is shown, and the way to the next."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _, month_name, short_date
from organiser.ui.phrases import Phrases
from organiser.ui.plans.words import upper
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button, Chip, IconButton
from organiser.ui.widgets.labels import ElidedLabel


class Look(StrEnum):
    """How the actions are shown."""

    WEEK = "week"
    MONTH = "month"
    LIST = "list"


class PeriodBar(QWidget):
    """Week, month or list; back, today, on."""

    look_asked = Signal(object)
    turned = Signal(int)
    """-1 goes back, 1 goes on."""
    today_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.chips = {look: Chip() for look in Look}
        self.back_button, self.on_button = IconButton("chevron-left"), IconButton("chevron-right")
        self.today_button = Button()
        self._title = ElidedLabel(role="h3")
        self._say_phrases()
        box = beside(
            self.back_button, self.on_button, self.today_button, self._title,
            *self.chips.values(), gap=6,
        )  # fmt: skip
        box.setStretch(3, 1)
        self.setLayout(box)
        for look, chip in self.chips.items():
            chip.clicked.connect(partial(self.look_asked.emit, look))
        self.back_button.clicked.connect(partial(self.turned.emit, -1))
        self.on_button.clicked.connect(partial(self.turned.emit, 1))
        self.today_button.clicked.connect(self.today_asked)

    def show_period(self, look: Look, day: date) -> None:
        """Say which stretch is shown."""
        for each, chip in self.chips.items():
            chip.setChecked(each is look)
        is_list = look is Look.LIST
        for button in (self.back_button, self.on_button, self.today_button):
            button.setVisible(not is_list)
        self._title.setText(_("All the actions") if is_list else period_words(look, day))

    def _say_phrases(self) -> None:
        said: dict[Look, Callable[[], str]] = {
            Look.WEEK: lambda: _("Week"), Look.MONTH: lambda: _("Month"),
            Look.LIST: lambda: _("List"),
        }  # fmt: skip
        for look, chip in self.chips.items():
            self.phrases.text(chip, said[look])
        self.phrases.text(self.today_button, lambda: _("Today"))
        self.phrases.name(self.back_button, lambda: _("Period before"))
        self.phrases.name(self.on_button, lambda: _("Next period"))


def period_words(look: Look, day: date) -> str:
    """Return the name of the week or the month that *day* lies in."""
    if look is Look.MONTH:
        return upper(month_name(day))
    monday = day - timedelta(days=day.weekday())
    words = _("From {first} to {last}")
    return words.format(first=short_date(monday), last=short_date(monday + timedelta(days=6)))
