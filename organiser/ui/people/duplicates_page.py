"""The page of the pairs that may be one person: merge, keep apart, or leave for later."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup
from organiser.domain.matching.judgement import Band
from organiser.errors import OrganiserError
from organiser.i18n import _, counted, short_date
from organiser.progress import Progress
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.people.comparison import ComparedLine, compared, line_label, value_cell
from organiser.ui.people.facts import Lines
from organiser.ui.people.parts import PeopleParts
from organiser.ui.people.words import pair_keys
from organiser.ui.shell.question import Question
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pills import Pill
from organiser.ui.widgets.skeleton import Skeleton
from organiser.usecases import undo
from organiser.usecases.people import duplicates, merging
from organiser.usecases.people.card import PersonCard, read_card
from organiser.usecases.people.duplicate_search import Duplicate, find_duplicates
from organiser.words.duplicates import band_label, sum_lines, why_alike

_ROW = 40
_KEPT, _OTHER = 1, 2
"""The columns of the two entries."""
_TONES = {Band.AUTO: "success", Band.SUGGEST: "info", Band.REVIEW: "warning"}
TOPICS = frozenset({"people", "duplicates", "consent"})


class DuplicatesPage(Page):
    """Shows one pair at a time, the likeliest first; nothing is merged by itself."""

    def __init__(self, parts: PeopleParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._pairs: list[Duplicate] = []
        self._at = 0
        self._cards: tuple[PersonCard, PersonCard] | None = None
        self._lines: list[ComparedLine] = []
        self._is_looking = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self.look()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("merge_pair", lambda: _("Merge"), self.merge, "git-merge",
                    is_ready=self._has_pair),
            Command("keep_pair_apart", lambda: _("They are two persons"), self.keep_apart,
                    "users", is_ready=self._has_pair),
            Command("swap_pair", lambda: _("Keep the other entry"), self.swap,
                    "arrow-up-down", is_ready=self._has_pair),
            Command("look_for_pairs", lambda: _("Look for duplicates again"), self.look,
                    "refresh-cw"),
        )  # fmt: skip

    def title(self) -> str:
        return _("Possible duplicates")

    def help_text(self) -> str:
        return _(
            "Each pair may be one person entered twice. Arrows and Enter choose which value "
            "stays, M merges, N says that they are two persons, P leaves the pair for later. "
            "Phones, history and refusals are kept of both, and a merger can be undone for "
            "thirty days."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return pair_keys()

    def first_focus(self) -> QWidget:
        return self.list if self._has_pair() else self.none.button

    def look(self) -> None:
        """Look through the whole list, away from the screen."""
        if self._is_looking:
            return
        self._is_looking = True
        self._layers.setCurrentWidget(self.skeleton)
        progress = Progress()
        self._parts.jobs.run(
            partial(find_duplicates, self._parts.database, progress),
            then=self._take, owner=self, progress=progress, failed=self._fail,
        )  # fmt: skip

    def merge(self) -> None:
        """Make one person of the two entries shown."""
        if self._cards is None:
            return
        kept, other = self._cards
        taken = frozenset(line.name for line in self._lines if line.is_choice and line.takes_other)
        work = partial(merging.merge, self._parts.database, kept.id, other.id, taken)
        if self._acts.do(work, _("{name}: two entries are one").format(name=kept.name)) is not None:
            self._drop(other.id)

    def merge_sure(self) -> None:
        """Ask, then merge every pair that is certain; one undo takes them all back."""
        sure = self._sure()
        words = counted(
            "{count} pair shares an e-mail, a mobile or a birth date, and the names agree. Look "
            "at the pairs first if you are not sure.",
            "{count} pairs share an e-mail, a mobile or a birth date, and the names agree. Look "
            "at the pairs first if you are not sure.",
            len(sure),
        )  # fmt: skip
        act = counted("Merge {count} pair", "Merge {count} pairs", len(sure))
        Question(self, _("Merge all the certain pairs?"), words, act, _("Look at them first")).ask(
            self._merge_sure
        )

    def keep_apart(self) -> None:
        """Write down that the two entries shown are two persons."""
        if self._has_pair():
            pair = self._pairs[self._at]
            work = partial(duplicates.say_apart, self._parts.database, pair.one, pair.other)
            if self._acts.do(work, _("Two persons, remembered")) is not None:
                del self._pairs[self._at]
                self._show()

    def later(self) -> None:
        """Go on to the next pair; this one comes back the next time."""
        if self._has_pair():
            self._at = (self._at + 1) % len(self._pairs)
            self._show()

    def swap(self) -> None:
        """Keep the other of the two entries: its id and its place in the list."""
        if self._cards is not None:
            self._compare(self._cards[1], self._cards[0])

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS and not self._is_looking:
            self._show()

    def read_again(self) -> None:
        self.look()

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()
        self.none.phrases.say_again()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.text()):
            super().keyPressEvent(event)

    def _key(self, text: str) -> bool:
        acts = {
            "m": self.merge, "n": self.keep_apart, "p": self.later, "d": self.sum_button.click,
        }  # fmt: skip
        act = acts.get(text.lower())
        if act is not None:
            act()
        return act is not None

    def _take(self, found: tuple[Duplicate, ...]) -> None:
        self._is_looking = False
        self._pairs, self._at = list(found), 0
        self._show()

    def _fail(self, error: BaseException) -> None:
        self._is_looking = False
        self._show()
        self._parts.messages.show(error)

    def _drop(self, gone: UUID) -> None:
        """Pairs with an entry that is no more are pairs no more."""
        self._pairs = [pair for pair in self._pairs if gone not in (pair.one, pair.other)]
        self._show()

    def _show(self) -> None:
        """Show the pair she is at, or what comes after it, or that there is none."""
        while self._pairs:
            self._at = min(self._at, len(self._pairs) - 1)
            pair = self._pairs[self._at]
            try:
                one = read_card(self._parts.database, pair.one)
                other = read_card(self._parts.database, pair.other)
            except OrganiserError:  # one of them is gone meanwhile
                del self._pairs[self._at]
                continue
            self._layers.setCurrentWidget(self._pair)
            self._compare(*sorted((one, other), key=lambda card: card.created_at))
            return
        self._cards = None
        self._layers.setCurrentWidget(self.none)
        self._say()

    def _compare(self, kept: PersonCard, other: PersonCard) -> None:
        self._cards = kept, other
        self._lines = compared(kept, other)
        self.model.show(self._lines)
        self.list.settle()
        choices = [at for at, line in enumerate(self._lines) if line.is_choice]
        self.list.table.setCurrentIndex(self.model.index(choices[0] if choices else 0, _KEPT))
        self.list.setFocus()
        self._say()

    def _say(self) -> None:
        self.frame_changed.emit()
        self._undo_button.setEnabled(bool(merging.mergers(self._parts.database)))
        sure = len(self._sure())
        self._sure_button.setVisible(sure > 1)
        self._sure_button.setText(
            counted("Merge the certain pair", "Merge the {count} certain pairs", sure)
        )
        if self._cards is None:
            return
        pair = self._pairs[self._at]
        words = _("Pair {place} of {count} · {reasons}")
        self._why.setText(
            words.format(place=self._at + 1, count=len(self._pairs), reasons=why_alike(pair.parts))
        )
        self._sum.show_lines(_sum_line(*line) for line in sum_lines(pair.parts))
        self._replace_pill(Pill(band_label(pair.band), _TONES[pair.band]))
        self.model.retranslate()

    def _replace_pill(self, pill: Pill) -> None:
        while (item := self._pill_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._pill_box.addWidget(pill)

    def _choose(self, index: QModelIndex) -> None:
        """The value she stands on stays."""
        if index.isValid() and index.column() in (_KEPT, _OTHER):
            line = self._lines[index.row()]
            self._lines[index.row()] = line.choosing(other=index.column() == _OTHER)
            self.model.repaint()

    def _sure(self) -> list[Duplicate]:
        return [pair for pair in self._pairs if pair.band is Band.AUTO]

    def _merge_sure(self) -> None:
        pairs = [(pair.one, pair.other) for pair in self._sure()]
        count = len(pairs)
        said = counted("{count} pair merged", "{count} pairs merged", count)
        work = partial(merging.merge_all, self._parts.database, pairs)
        if self._acts.do(work, said) is not None:
            self.look()

    def _offer_undo(self) -> None:
        menu = QMenu(self)
        for merger in merging.mergers(self._parts.database):
            words = _("Part “{name}” again ({day})")
            said = words.format(name=merger.other_name, day=short_date(merger.at.date()))
            menu.addAction(said, partial(self._part, merger.act))
        menu.popup(self._undo_button.mapToGlobal(self._undo_button.rect().bottomLeft()))

    def _part(self, act: int) -> None:
        work = partial(undo.undo_act, self._parts.database, act)
        if self._acts.do(work, _("Two entries again")) is not None:
            self.look()

    def _show_sum(self, shown: bool) -> None:
        self._sum_card.setVisible(shown)

    def _has_pair(self) -> bool:
        return self._cards is not None

    def _head(self, place: int) -> str:
        return self._cards[place].name or _("Without a name") if self._cards else ""

    def _make_parts(self) -> None:
        columns: list[Column[ComparedLine]] = [
            Column(lambda: _("Field of the card"), line_label,
                   lambda line: LinesCell(line_label(line)), width=150),
            Column(lambda: self._head(0), lambda line: line.kept or "—",
                   lambda line: value_cell(line, other=False), width=260, stretches=True),
            Column(lambda: self._head(1), lambda line: line.other or "—",
                   lambda line: value_cell(line, other=True), width=260, stretches=True),
            Column(lambda: _("Entry that stays"), lambda line: line.result or "—",
                   lambda line: LinesCell(line.result, strong=True), width=260, stretches=True),
        ]  # fmt: skip
        self.model = RowsModel[ComparedLine](columns, self)
        self.list = ListView(
            self.model, lambda: _("The two entries side by side"),
            EmptyState("users", lambda: _("Nothing to compare"),
                       lambda: _("Both entries are empty.")), row=_ROW,
        )  # fmt: skip
        self.none = EmptyState(
            "circle-check", lambda: _("No duplicate"),
            lambda: _("Nobody of the list seems to be there twice."),
            lambda: _("Look again"), "refresh-cw",
        )  # fmt: skip
        self.skeleton = Skeleton()
        self._title, self._why = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._kept_words = label(role="muted", wraps=True)
        self.merge_button, self.apart_button = Button("primary", "git-merge"), Button("", "users")
        self.later_button, self.swap_button = Button("ghost"), Button("ghost", "arrow-up-down")
        self._sure_button, self._undo_button = Button("", "git-merge"), Button("ghost", "undo-2")
        self.sum_button, self._sum = Button("link"), Lines(2)
        self.sum_button.setCheckable(True)
        for widget, phrase in self._phrases():
            self.phrases.text(widget, phrase)

    def _phrases(self) -> tuple[tuple[QWidget, Callable[[], str]], ...]:
        return (
            (self._title, lambda: _("Is it the same person?")),
            (self._kept_words, lambda: _(
                "The history of both is kept. What either refused stays refused."
            )),
            (self.merge_button, lambda: _("Merge")),
            (self.apart_button, lambda: _("They are two persons")),
            (self.later_button, lambda: _("Leave it for later")),
            (self.swap_button, lambda: _("Keep the other entry")),
            (self._undo_button, lambda: _("Undo a merger…")),
            (self.sum_button, lambda: _("How this is worked out")),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._pill_box = QHBoxLayout()
        words = below(self._title, self._why, beside(self.sum_button, None), gap=2)
        head = beside(words, self._pill_box, gap=12)
        head.setStretch(0, 1)
        keys = FlowBox(
            _keyed("M", self.merge_button), _keyed("N", self.apart_button),
            _keyed("P", self.later_button), self.swap_button, gap=12,
        )  # fmt: skip
        self._pair = QWidget()
        self._sum_card = Card(self._sum, name="subtle")
        self._sum_card.hide()
        box = below(
            head, self._sum_card, Card(self.list, gap=0, padding=2), self._kept_words, keys, gap=12
        )
        box.setStretch(2, 1)
        self._pair.setLayout(box)
        layers = QWidget()
        self._layers = QStackedLayout(layers)
        for layer in (self._pair, self.none, self.skeleton):
            self._layers.addWidget(layer)
        foot = beside(self._sure_button, None, self._undo_button)
        whole = below(layers, foot, gap=10, margins=(24, 16, 24, 16))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.keep_apart)
        self.later_button.clicked.connect(self.later)
        self.swap_button.clicked.connect(self.swap)
        self.none.acted.connect(self.look)
        self._sure_button.clicked.connect(self.merge_sure)
        self.sum_button.toggled.connect(self._show_sum)
        self._undo_button.clicked.connect(self._offer_undo)
        self.list.table.clicked.connect(self._choose)
        self.list.opened.connect(self._choose)
        self.list.typed.connect(self._key)


def _sum_line(points: str, words: str) -> QWidget:
    """A figure, and what it is for; narrow figures stand below each other."""
    line, figure = QWidget(), label(points, "strong")
    figure.setMinimumWidth(Theme.px(52))
    box = beside(figure, label(words, "caption", wraps=True), gap=8)
    box.setStretch(1, 1)
    line.setLayout(box)
    return line


def _keyed(key: str, button: Button) -> QWidget:
    both = QWidget()
    both.setLayout(beside(KeyCap(key), button, gap=6))
    return both
