"""The page of the help to vote: who asks at the left, who offers at the right, one act to match."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.vote_help import Ballot
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.actions import Command
from organiser.ui.forms.files import ask_where
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.people.pages import PEOPLE
from organiser.ui.rights.pages import RIGHTS
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.votes.columns import ask_columns, nobody_asks, nobody_offers, offer_columns
from organiser.ui.votes.parts import VoteParts
from organiser.ui.votes.word_dialog import Said, word_dialog
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.votes import ballots, noting, reading
from organiser.usecases.votes.noting import Word
from organiser.usecases.votes.reading import Board, WordRow
from organiser.words.votes import ballot_words, proxy_words, register_words, word_label

TOPICS = frozenset({"votes", "people", "consent", "rights", "ladder"})


class VotesPage(Page):
    """One vote at a time: what was said of it, and who goes with whom."""

    def __init__(self, parts: VoteParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._ballots: tuple[Ballot, ...] = ()
        self.board = Board((), (), ())
        self.box = QComboBox()
        self.asks: RowsModel[WordRow] = RowsModel(ask_columns(), self)
        self.offers: RowsModel[WordRow] = RowsModel(offer_columns(), self)
        self.ask_list = ListView(self.asks, lambda: _("Who asks"), nobody_asks())
        self.offer_list = ListView(self.offers, lambda: _("Who offers"), nobody_offers())
        self.no_vote = EmptyState(
            "calendar", lambda: _("No vote is to come"),
            lambda: _("Days of voting come from headquarters, or you add them: each round by "
                      "itself. Then note who needs help and who offers it."),
            lambda: _("Add a day of voting"),
        )  # fmt: skip
        self._days, self._said = label(role="muted", wraps=True), label(role="caption", wraps=True)
        self.match_button, self.part_button = Button("primary", "link"), Button("", "undo-2")
        self.drop_button, self.card_button = Button("ghost", "trash-2"), Button("", "users")
        self.lift_button = Button("ghost", "ban")
        self.note_button, self.save_button = Button("", "plus"), Button("", "download")
        self._say_phrases()
        self._lay_out()
        self._connect()
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        has_vote = self._has_vote
        return (
            Command("note_vote_word", lambda: _("Note what somebody said"), self.note, "plus",
                    ("Ctrl+N",), is_ready=has_vote),
            Command("match_vote_help", lambda: _("Match who asks with who offers"), self.match,
                    "link", is_ready=self._may_match),
            Command("save_vote_list", lambda: _("Save the list for the day as PDF"),
                    self.ask_paper, "download", ("Ctrl+P",), is_ready=has_vote),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Note what somebody says herself about a vote: a proxy, a lift, signing up on the "
            "roll; or that she offers it. Choose one at the left and one at the right, then M "
            "matches them; U parts them again. Everything is erased the day after the vote."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        lines = (
            KeyLine(("M",), _("Match the two that are chosen")),
            KeyLine(("U",), _("Part them again")),
            KeyLine(("N",), _("Note what somebody said")),
            KeyLine(("O", _("Enter")), _("Open her card")),
            KeyLine((_("Del"),), _("It does not hold any more")),
            KeyLine(("R",), _("She agrees no more: all she said of this vote goes")),
        )
        return (KeyGroup(_("On the lists"), lines),)

    def first_focus(self) -> QWidget:
        if not self._has_vote():
            return self.no_vote.button
        return self.ask_list.table if self.asks.rowCount() else self.note_button

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        self._read_ballots()
        self._show_board()

    def note(self) -> None:
        """Ask what somebody said."""
        if self._has_vote():
            word_dialog(self, self._parts.database, self._keep).open()

    def match(self) -> None:
        """Match who is chosen at the left with who is chosen at the right."""
        ask, offer = _chosen(self.ask_list, self.asks), _chosen(self.offer_list, self.offers)
        if ask is not None and offer is not None:
            words = _("{name} goes with {other}").format(name=ask.name, other=offer.name)
            work = partial(noting.match, self._parts.database, ask.id, offer.id)
            self._acts.did(work, words)

    def part(self) -> None:
        """Part who is chosen at the left from who helps her."""
        ask = _chosen(self.ask_list, self.asks)
        if ask is not None and ask.with_id is not None:
            words = _("{name} waits for help again").format(name=ask.name)
            self._acts.did(partial(noting.unmatch, self._parts.database, ask.id), words)

    def drop(self) -> None:
        """What is chosen where the keys are does not hold any more."""
        row = self._here()
        if row is not None:
            words = _("{name}: taken out").format(name=row.name)
            self._acts.did(partial(noting.drop_word, self._parts.database, row.id), words)

    def lift(self) -> None:
        """Whoever is chosen where the keys are does not agree to be helped any more."""
        row = self._here()
        if row is not None:
            words, ballot = _("{name}: all she said of this vote goes"), self.ballot()
            work = partial(
                noting.lift_agreement, self._parts.database, row.person_id, ballot.title, ballot.on
            )
            self._acts.did(work, words.format(name=row.name))

    def open_card(self) -> None:
        """Show the card of whoever is chosen where the keys are."""
        row = self._here()
        if row is not None:
            self._parts.person_wanted(row.person_id)
            self.wants_page.emit(PEOPLE)

    def ask_paper(self) -> None:
        """Ask where the list for the day is to be written."""
        if self._has_vote():
            ask_where(self, _("Save as PDF"), _("help-to-vote.pdf"), "PDF (*.pdf)", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the list for the day, to be printed."""
        from organiser.usecases.votes import papers

        self._parts.messages.data_leave.emit()
        work = partial(papers.write_day_list, self._parts.database, self.ballot(), file)
        self._parts.jobs.run(work, then=self._say_saved, owner=self)

    def ballot(self) -> Ballot:
        """Return the vote that is shown."""
        return self._ballots[max(0, self.box.currentIndex())]

    def retranslate(self) -> None:
        super().retranslate()
        self.ask_list.retranslate()
        self.offer_list.retranslate()
        self.no_vote.phrases.say_again()
        self.read_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.drop()
        else:
            super().keyPressEvent(event)

    def _keep(self, person: str, said: Said, source: str, note: str, agrees: bool) -> None:
        if not person:
            raise OrganiserError(
                _("Choose somebody of the list: type a name, then take one below.")
            )
        side, need = said
        ballot, word = self.ballot(), Word(side, need, source, note, agrees)
        noting.note_word(self._parts.database, UUID(person), ballot.title, ballot.on, word)
        self._acts.affirm(_("Noted: {what}").format(what=word_label(side, need)))

    def _typed(self, text: str) -> None:
        acts = {"m": self.match, "u": self.part, "n": self.note, "o": self.open_card,
                "r": self.lift}  # fmt: skip
        if (act := acts.get(text.lower())) is not None:
            act()

    def _has_vote(self) -> bool:
        return bool(self._ballots)

    def _may_match(self) -> bool:
        ask, offer = _chosen(self.ask_list, self.asks), _chosen(self.offer_list, self.offers)
        return ask is not None and offer is not None and ask.need is offer.need

    def _here(self) -> WordRow | None:
        if self.offer_list.table.hasFocus():
            return _chosen(self.offer_list, self.offers)
        return _chosen(self.ask_list, self.asks)

    def _read_ballots(self) -> None:
        shown = self._ballots[self.box.currentIndex()] if self._ballots else None
        self._ballots = ballots.read_ballots(self._parts.database)
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([ballot_words(each) for each in self._ballots])
        keys = [(each.title, each.on) for each in self._ballots]
        if shown is not None and (shown.title, shown.on) in keys:
            self.box.setCurrentIndex(keys.index((shown.title, shown.on)))
        self.box.blockSignals(False)

    def _show_board(self) -> None:
        self._layers.setCurrentWidget(self._vote if self._has_vote() else self.no_vote)
        if not self._has_vote():
            return
        ballot = self.ballot()
        self.board = reading.read_board(self._parts.database, ballot)
        lines = (register_words(ballot.register_by), proxy_words(ballot.proxy_by))
        self._days.setText("\n".join(lines))
        self._said.setText(_summary(self.board))
        for view, model, rows in (
            (self.ask_list, self.asks, self.board.asks),
            (self.offer_list, self.offers, self.board.offers),
        ):
            _show(view, model, rows)
        self._fit()

    def _fit(self) -> None:
        ask = _chosen(self.ask_list, self.asks)
        self.match_button.setEnabled(self._may_match())
        self.part_button.setEnabled(ask is not None and ask.with_id is not None)
        has_row = bool(self.asks.rowCount() or self.offers.rowCount())
        for button in (self.drop_button, self.lift_button, self.card_button):
            button.setEnabled(has_row)

    def _say_saved(self, count: int) -> None:
        self._parts.messages.say(
            counted("The list is saved: {count} person asks.",
                    "The list is saved: {count} people ask.", count)
        )  # fmt: skip

    def _say_phrases(self) -> None:
        for button, phrase in (
            (self.match_button, lambda: _("Match them")),
            (self.part_button, lambda: _("Part them")),
            (self.drop_button, lambda: _("Take out")),
            (self.lift_button, lambda: _("She agrees no more")),
            (self.card_button, lambda: _("Open her card")),
            (self.note_button, lambda: _("Note what somebody said")),
            (self.save_button, lambda: _("Save the list as PDF")),
        ):
            self.phrases.text(button, phrase)
        self.phrases.name(self.box, lambda: _("Which vote"), tip=False)

    def _lay_out(self) -> None:
        self._vote = QWidget()
        shrinks = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(shrinks)
        self.box.setMinimumContentsLength(24)
        head = beside(self.box, self.note_button)
        head.setStretch(0, 1)
        top = below(head, self._days, self._said, gap=6, margins=(24, 14, 24, 0))
        sides = Sides(
            Card(self.ask_list, gap=0, padding=1), Card(self.offer_list, gap=0, padding=1), (1, 1)
        )
        foot = FlowBox(
            self.match_button, self.part_button, self.card_button, self.drop_button,
            self.lift_button, self.save_button, gap=8,
        )  # fmt: skip
        box = below(top, scrolling(sides), below(foot, margins=(24, 0, 24, 18)), gap=0)
        box.setStretch(1, 1)
        self._vote.setLayout(box)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._vote)
        self._layers.addWidget(self.no_vote)

    def _connect(self) -> None:
        self.box.activated.connect(lambda _place: self._show_board())
        self.note_button.clicked.connect(self.note)
        self.match_button.clicked.connect(self.match)
        self.part_button.clicked.connect(self.part)
        self.drop_button.clicked.connect(self.drop)
        self.lift_button.clicked.connect(self.lift)
        self.card_button.clicked.connect(self.open_card)
        self.save_button.clicked.connect(self.ask_paper)
        self.no_vote.acted.connect(partial(self.wants_page.emit, RIGHTS))
        for view in (self.ask_list, self.offer_list):
            view.typed.connect(self._typed)
            view.opened.connect(lambda _index: self.open_card())
            view.selection_changed.connect(self._fit)


def _show(view: ListView, model: RowsModel[WordRow], rows: tuple[WordRow, ...]) -> None:
    """Show *rows*; where she stood, she stands."""
    here = _chosen(view, model)
    model.show(rows)
    view.settle()
    places = [at for at, row in enumerate(rows) if here is not None and row.id == here.id]
    if rows:
        view.table.selectRow(places[0] if places else 0)


def _chosen(view: ListView, model: RowsModel[WordRow]) -> WordRow | None:
    index = view.table.currentIndex()
    return model.row_at(index) if index.isValid() and index.row() < model.rowCount() else None


def _summary(board: Board) -> str:
    waiting = counted("{count} person waits for help", "{count} people wait for help",
                      board.waiting)  # fmt: skip
    pledges = counted("{count} says that she will vote", "{count} say that they will vote",
                      len(board.pledges))  # fmt: skip
    return f"{waiting} · {pledges}"
