"""The search, the filters of one click, and the order of the list of people."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from organiser.i18n import _, counted, number
from organiser.ui.people.columns import ListColumn, sort_names
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.buttons import Chip as ChipButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.search_field import SearchField
from organiser.usecases.people.listing import ON_DEMAND, Chip, Follower, Query, Sort

_PHRASES = {
    Chip.TO_CONTACT: lambda: _("To contact"),
    Chip.NEW: lambda: _("New"),
    Chip.VOLUNTEERS: lambda: _("Volunteers and up"),
    Chip.NO_NEWS: lambda: _("No news for two months"),
    Chip.NO_CONSENT: lambda: _("Without consent"),
    Chip.REMARKS: lambda: _("Remarks to answer"),
    Chip.UNASKED: lambda: _("Agreed to nothing for a month"),
    Chip.ACTIVE: lambda: _("Active in 30 days"),
    Chip.UNFOLLOWED: lambda: _("Followed by nobody"),
}


class Filters(QWidget):
    """Says what the list is to show; keeps it as a `Query`."""

    changed = Signal()
    column_chosen = Signal(str, bool)
    """A column is to be shown or hidden."""
    export_asked = Signal()
    slips_asked = Signal()

    def __init__(self, sort: Sort = Sort.NAME, *, descending: bool = False) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._sort, self._descending = sort, descending
        self._words = ""
        self._shown: tuple[ListColumn, ...] = ()
        self._columns: tuple[ListColumn, ...] = ()
        self.search = SearchField(lambda: _("Search a name, a street, a number…"))
        self.sort_button = Button("ghost", "arrow-up-down")
        self.columns_button, self.export_button = IconButton("columns-3"), IconButton("download")
        self.slips_button = Button("ghost", "inbox")
        self.chips = {chip: ChipButton() for chip in Chip}
        self.follow_chip = ChipButton()
        self._follower: Follower | None = None
        self._find_followers: Callable[[], tuple[Follower, ...]] = tuple
        self._count = label(role="muted")
        self._name_parts()
        self._lay_out()
        self._connect()

    def query(self) -> Query:
        """Return what is asked for."""
        chips = frozenset(chip for chip, button in self.chips.items() if button.isChecked())
        who = self._follower.id if self._follower is not None else None
        return Query(self._words, chips, self._sort, self._descending, who)

    def is_filtering(self) -> bool:
        """Return whether anybody may be hidden."""
        query = self.query()
        return bool(query.words.strip() or query.chips or query.followed_by)

    def order_by(self, sort: Sort, *, descending: bool) -> None:
        """Ask for another order."""
        self._sort, self._descending = sort, descending
        self._say_sort()
        self.changed.emit()

    def clear(self) -> None:
        """Ask for everybody."""
        self.ask_only(frozenset())

    def ask_only(self, chips: frozenset[Chip]) -> None:
        """Ask for those of *chips*, whatever was asked for before."""
        for chip, button in self.chips.items():
            button.setChecked(chip in chips)
        self._follower = None
        self._offer_chips()
        self._words = ""
        self.search.blockSignals(True)
        self.search.empty()
        self.search.blockSignals(False)
        self.changed.emit()

    def ask_words(self, words: str) -> None:
        """Ask for those whom *words* find, whatever was asked for before."""
        self.ask_only(frozenset())
        self.search.setText(words)

    def ask_followed(self, follower: Follower | None, _on: bool = False) -> None:
        """Ask for those whom *follower* follows, besides what is asked for already."""
        self._follower = follower
        self._toggle()

    def offer_followers(self, find: Callable[[], tuple[Follower, ...]]) -> None:
        """Let her choose among those that *find* answers, who follow somebody."""
        self._find_followers = find

    def followers_menu(self) -> QMenu:
        """Return everybody who follows somebody, and nobody, as a menu."""
        menu = QMenu(self)
        nobody = menu.addAction(_("Followed by nobody"))
        nobody.setCheckable(True)
        nobody.setChecked(self.chips[Chip.UNFOLLOWED].isChecked())
        nobody.triggered.connect(self._ask_unfollowed)
        for follower in self._find_followers():
            words = _("{name} ({count})")
            action = menu.addAction(words.format(name=follower.name, count=number(follower.count)))
            action.setCheckable(True)
            is_asked = self._follower is not None and self._follower.id == follower.id
            action.setChecked(is_asked)
            action.triggered.connect(partial(self.ask_followed, None if is_asked else follower))
        return menu

    def say_count(self, shown: int, total: int) -> None:
        """Say how many people are shown of how many."""
        if shown == total:
            self._count.setText(counted("{count} person", "{count} people", total))
            return
        words = counted("{count} person of {{total}}", "{count} people of {{total}}", shown)
        self._count.setText(words.format(total=number(total)))

    def count_text(self) -> str:
        """Return what is said of the count."""
        return self._count.text()

    def offer_columns(self, every: tuple[ListColumn, ...], shown: tuple[ListColumn, ...]) -> None:
        """Let her choose among *every* column; *shown* are ticked."""
        self._columns, self._shown = every, shown

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.search.phrases.say_again()
        self._say_sort()
        self._say_follower()

    def sort_menu(self) -> QMenu:
        """Return the orders the list may stand in, as a menu."""
        menu = QMenu(self)
        for sort, phrase in sort_names():
            action = menu.addAction(phrase())
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.triggered.connect(partial(self._choose_sort, sort))
        menu.addSeparator()
        turned = menu.addAction(_("The other way round"))
        turned.setCheckable(True)
        turned.setChecked(self._descending)
        turned.triggered.connect(lambda on: self.order_by(self._sort, descending=on))
        return menu

    def columns_menu(self) -> QMenu:
        """Return the columns to show or hide, as a menu."""
        menu, shown = QMenu(self), {known.key for known in self._shown}
        for known in self._columns[1:]:
            action = menu.addAction(known.column.heading())
            action.setCheckable(True)
            action.setChecked(known.key in shown)
            action.toggled.connect(_teller(self.column_chosen, known.key))
        return menu

    def _choose_sort(self, sort: Sort, _on: bool = False) -> None:
        self.order_by(sort, descending=False)

    def _offer_chips(self) -> None:
        """A filter that another page asked for goes when it is off."""
        for chip in ON_DEMAND:
            self.chips[chip].setVisible(self.chips[chip].isChecked())
        self.follow_chip.setChecked(self._follower is not None)
        self._say_follower()
        self._flow.fit()

    def _ask_unfollowed(self, on: bool) -> None:
        self.chips[Chip.UNFOLLOWED].setChecked(on)
        self.ask_followed(None)

    def _say_follower(self) -> None:
        words = _("Followed by {name}") if self._follower is not None else _("Followed by…")
        name = self._follower.name if self._follower is not None else ""
        self.follow_chip.setText(words.format(name=name))

    def _open_followers(self) -> None:
        self.follow_chip.setChecked(self._follower is not None)
        _pop_up(self.followers_menu(), self.follow_chip)

    def _toggle(self, _on: bool = False) -> None:
        self._offer_chips()
        self.changed.emit()

    def _name_parts(self) -> None:
        for chip, button in self.chips.items():
            self.phrases.text(button, _PHRASES[chip])
        self.phrases.name(self.columns_button, lambda: _("Choose the columns"))
        self.phrases.text(self.slips_button, lambda: _("Signed slips"))
        self.phrases.name(self.export_button, lambda: _("Export these people"))
        self._say_sort()

    def _say_sort(self) -> None:
        name = dict(sort_names())[self._sort]()
        self.sort_button.setText(_("Sort: {order}").format(order=name))

    def _connect(self) -> None:
        self.search.asked.connect(self._look_for)
        for button in self.chips.values():
            button.clicked.connect(self._toggle)
        self.follow_chip.clicked.connect(self._open_followers)
        self.sort_button.clicked.connect(lambda: _pop_up(self.sort_menu(), self.sort_button))
        self.columns_button.clicked.connect(
            lambda: _pop_up(self.columns_menu(), self.columns_button)
        )
        self.export_button.clicked.connect(self.export_asked)
        self.slips_button.clicked.connect(self.slips_asked)

    def _look_for(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.changed.emit()

    def _lay_out(self) -> None:
        tools = beside(
            self.search,
            self.sort_button,
            self.columns_button,
            self.slips_button,
            self.export_button,
            gap=4,
        )
        tools.setStretch(0, 1)
        self._flow = FlowBox(*self.chips.values(), self.follow_chip)
        self._offer_chips()
        self.setLayout(below(tools, self._flow, self._count, margins=(20, 14, 20, 8)))


def sort_of(word: str) -> Sort:
    """Return the order that *word* of the settings names, or that of the names."""
    return Sort(word) if word in set(Sort) else Sort.NAME


def _teller(signal: Any, key: str) -> Callable[[bool], None]:
    return lambda on: signal.emit(key, on)


def _pop_up(menu: QMenu, below_what: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below_what.mapToGlobal(QPoint(0, below_what.height() + 2)))
