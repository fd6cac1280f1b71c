"""Who signed up, who waits longest first; or who was welcomed."""

from PySide6.QtCore import Signal

from organiser import clock
from organiser.i18n import _
from organiser.ui.lane.queue_panel import QueuePanel
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import PersonCell
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Chip
from organiser.usecases.newcomers import NewcomerRow
from organiser.words.welcome import standing_label


class WaitingView(QueuePanel):
    """Tells whom she wants to see instead, and of whom the list is to be."""

    filtered = Signal(bool)
    """Whether those are wanted who still wait."""

    def __init__(self) -> None:
        chips = Chip(), Chip()
        super().__init__(lambda: _("New sign-ups"), "user-plus", _cell, 300, FlowBox(*chips))
        self.open_chip, self.done_chip = chips
        self.phrases.text(self.open_chip, lambda: _("To welcome"))
        self.phrases.text(self.done_chip, lambda: _("Welcomed"))
        self.open_chip.clicked.connect(lambda: self.filtered.emit(True))
        self.done_chip.clicked.connect(lambda: self.filtered.emit(False))

    def show_filter(self, *, is_open: bool) -> None:
        """Show which of the two lists it is."""
        self.open_chip.setChecked(is_open)
        self.done_chip.setChecked(not is_open)


def detail(each: NewcomerRow) -> str:
    """Say where she stands, and since when."""
    today = clock.today()
    if each.is_late:
        arrived = clock.local(each.arrived_at).date()
        return _("late · signed up: {when}").format(when=ago(arrived, today))
    if each.welcome.is_open and each.back_on is not None:
        return _("to be called back: {when}").format(when=ago(each.back_on, today))
    since = clock.local(each.welcome.since).date()
    standing = standing_label(each.welcome.standing)
    return f"{standing} · {ago(since, today)}"


def _cell(each: NewcomerRow) -> PersonCell:
    mark = "triangle-alert" if each.is_late else ""
    return PersonCell(each.name, detail(each), each.person_id.int % 1000, mark, "danger")
