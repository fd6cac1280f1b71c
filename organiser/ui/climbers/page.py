"""The page of who climbed: a bar a month above, and below it who came to which stage then."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.climbers import Month
from organiser.domain.engagement import LADDER
from organiser.i18n import _, counted, month_name, number, short_month
from organiser.ui.actions import Command
from organiser.ui.charts.climbs import Climbs, MonthBar
from organiser.ui.climbers.parts import ClimberParts
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.pages import PEOPLE
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.usecases.climbers import Climber, Climbing, read_climbing
from organiser.words.rungs import rung_label

TOPICS = frozenset({"people", "actions", "consent", "training", "ladder"})


class ClimbersPage(Page):
    """Found anew, away from the screen, whenever something it follows from has changed."""

    def __init__(self, parts: ClimberParts) -> None:
        super().__init__()
        self._parts = parts
        self.climbing = Climbing((), ())
        self.chart = Climbs()
        self.rows: RowsModel[Climber] = RowsModel(_columns(), self)
        self.list = ListView(
            self.rows, lambda: _("Who climbed in this month"),
            EmptyState("trending-up", lambda: _("Nobody climbed in this month"),
                       lambda: _("Choose another month above."), width=320),
        )  # fmt: skip
        self.nobody = EmptyState(
            "trending-up", lambda: _("Nobody climbed yet"),
            lambda: _("Whoever signs up, agrees to hear from you or comes to an action climbs: you "
                      "see it here month by month."),
        )  # fmt: skip
        self._head = label(role="h2", wraps=True)
        self._said = label(role="muted", wraps=True)
        self._lay_out()
        self.chart.chosen.connect(self._show_month)
        self.chart.opened.connect(self._to_list)
        self.list.opened.connect(self._open)
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("open_climber", lambda: _("Open her card"), self.open_card, "users",
                    is_ready=lambda: self._here() is not None),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Each bar is a month: how many people came to a higher stage than before. Left and "
            "right choose a month, Enter leads to the list, Enter there opens a card. Who does not "
            "want to be ranked is not in it."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        lines = (
            KeyLine((_("Left"), _("Right")), _("Another month")),
            KeyLine((_("Enter"),), _("The list, then a card")),
        )
        return (KeyGroup(_("On the chart"), lines),)

    def first_focus(self) -> QWidget:
        return self.chart if any(month.all_climbed for month in self.climbing.months) else self

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        self._parts.jobs.run(
            partial(read_climbing, self._parts.database), then=self._take, owner=self
        )

    def open_card(self) -> None:
        """Show the card of whoever is chosen in the list."""
        here = self._here()
        if here is not None:
            self._parts.person_wanted(here.person_id)
            self.wants_page.emit(PEOPLE)

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()
        self.nobody.phrases.say_again()
        self._show()

    def _take(self, climbing: Climbing) -> None:
        is_first = not self.climbing.months
        self.climbing = climbing
        if is_first:
            self.chart.place = len(climbing.months) - 1
        self._show()

    def _show(self) -> None:
        months = self.climbing.months
        is_any = any(month.all_climbed for month in months)
        self._layers.setCurrentWidget(self._whole if is_any or not months else self.nobody)
        place = min(self.chart.place, max(0, len(months) - 1))
        bars = [
            MonthBar(short_month(month.first), month.climbed, _sentence(month)) for month in months
        ]
        self.chart.show_bars(_("Who climbed, month by month"), bars, place)
        self._show_month(place)

    def _show_month(self, place: int) -> None:
        if place >= len(self.climbing.months):
            return
        month = self.climbing.months[place]
        self._head.setText(month_name(month.first))
        self._said.setText(_counts(month))
        self.rows.show(self.climbing.of(month.first))
        self.list.settle()

    def _to_list(self) -> None:
        if self.rows.rowCount():
            self.list.table.setFocus()
            self.list.table.selectRow(0)

    def _open(self, _index: QModelIndex) -> None:
        self.open_card()

    def _here(self) -> Climber | None:
        index = self.list.table.currentIndex()
        return self.rows.row_at(index) if index.isValid() else None

    def _lay_out(self) -> None:
        self._whole = QWidget()
        box = below(
            Card(self.chart), self._head, self._said, Card(self.list, gap=0, padding=1),
            gap=10, margins=(24, 14, 24, 18),
        )  # fmt: skip
        box.setStretch(3, 1)
        self._whole.setLayout(box)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._whole)
        self._layers.addWidget(self.nobody)


def _sentence(month: Month) -> str:
    """Say of which month, and how many came to which rung."""
    words = _("{name}: {count}")
    return words.format(name=month_name(month.first), count=_counts(month))


def _counts(month: Month) -> str:
    """Say how many came to which rung, the highest first."""
    words = _("{name}: {count}")
    parts = [
        words.format(name=rung_label(rung), count=number(count))
        for rung, count in zip(reversed(LADDER), reversed(month.climbed), strict=True) if count
    ]  # fmt: skip
    head = counted("{count} person climbed", "{count} people climbed", month.all_climbed)
    return " · ".join((head, *parts))


def _columns() -> list[Column[Climber]]:
    return [
        Column(lambda: _("Person"), lambda row: row.name, _person, width=260, stretches=True),
        Column(lambda: _("Came to"), lambda row: rung_label(row.rung), _rung, width=180),
        Column(lambda: _("Before"), _before, lambda row: LinesCell(_before(row)), width=180),
    ]


def _person(row: Climber) -> PersonCell:
    return PersonCell(row.name, seed=row.number)


def _rung(row: Climber) -> PillCell:
    return PillCell(rung_label(row.rung), rung=int(row.rung))


def _before(row: Climber) -> str:
    return _("not in the list") if row.before is None else rung_label(row.before)
