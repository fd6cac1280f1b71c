"""The actions of twelve weeks, and the ladder of today."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.engagement import LADDER
from organiser.i18n import _, counted, number, short_date
from organiser.ui.charts.bars import LOWER, UPPER, Bar, Bars
from organiser.ui.charts.rungs import Rungs
from organiser.ui.theme import Theme
from organiser.ui.today.card import ReadCard
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.today import Crowd, Weeks, read_crowd, read_weeks
from organiser.words.rungs import rung_label


class _Square(Measured, QWidget):
    """The colour of a part of the chart, beside its name."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.measure()

    def measure(self) -> None:
        self.setFixedSize(Theme.px(10), Theme.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour(self._token))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)


class WeeksCard(ReadCard):
    """How many actions a week; what went from door to door lies below."""

    topics = frozenset({"actions"})

    def __init__(self, database: Database) -> None:
        super().__init__(lambda: _("Actions a week"), 192)
        self._database = database

    def work(self) -> partial[Weeks]:
        return partial(read_weeks, self._database)

    def make(self) -> QWidget:
        body = QWidget()
        doors, others = label(role="caption"), label(role="caption")
        self.phrases.text(doors, lambda: _("Door to door"))
        self.phrases.text(others, lambda: _("Other actions"))
        for square, words in ((_Square(LOWER), doors), (_Square(UPPER), others)):
            self.add_to_head(square, words)
        self.bars = Bars()
        self._none = label(role="muted", wraps=True)
        self.phrases.text(
            self._none, lambda: _("Note an action on a card, and it is counted here.")
        )
        body.setLayout(below(self.bars, self._none, None, gap=6))
        return body

    def show_value(self, value: Weeks) -> None:
        bars = []
        for at, (doors, others) in enumerate(zip(value.doors, value.others, strict=True)):
            monday = value.first + timedelta(7 * at)
            words = _("Week of {day}: {actions}, {doors} from door to door")
            said = words.format(
                day=short_date(monday),
                actions=counted("{count} action", "{count} actions", doors + others),
                doors=number(doors),
            )
            name = _("W{week}").format(week=monday.isocalendar().week)
            bars.append(Bar(name, doors, others, said))
        self.bars.show_bars(self._title.text(), bars)
        is_any = any((*value.doors, *value.others))
        self.bars.setVisible(is_any)
        self._none.setVisible(not is_any)

    def text(self) -> str:
        """Return what it says."""
        return self.bars.accessibleDescription()


class LadderCard(ReadCard):
    """How many people stand on each rung."""

    opened = Signal()
    """She wants to see those who do things."""
    topics = frozenset({"people"})

    def __init__(self, database: Database) -> None:
        super().__init__(lambda: _("Ladder of engagement"), 192)
        self._database = database

    def work(self) -> partial[Crowd]:
        return partial(read_crowd, self._database)

    def take(self, value: Crowd) -> None:
        super().take(value.ladder)

    def make(self) -> QWidget:
        body = QWidget()
        self.rungs, self.open_button = Rungs(), Button("link")
        self.phrases.text(self.open_button, lambda: _("See the volunteers"))
        self.open_button.clicked.connect(self.opened)
        self.add_to_head(self.open_button)
        body.setLayout(below(self.rungs, None, gap=0))
        return body

    def show_value(self, value: tuple[int, ...]) -> None:
        rows = [(rung_label(rung), people) for rung, people in zip(LADDER, value, strict=True)]
        self.rungs.show_rungs(self._title.text(), rows)

    def text(self) -> str:
        """Return what it says."""
        return self.rungs.text()
