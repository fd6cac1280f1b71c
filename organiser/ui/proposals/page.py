"""The page of the proposals: the list at the left, the chosen one at the right."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup
from organiser.domain.proposal import Said
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.directives.parts import DirectiveParts
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.proposals.columns import no_proposal, proposal_columns, title_of
from organiser.ui.proposals.side import ProposalSide
from organiser.ui.proposals.words import proposal_keys
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below
from organiser.ui.widgets.list_beside import ListBeside
from organiser.usecases.proposals import counting, reading, writing
from organiser.usecases.proposals.reading import ProposalRow, Whose

TOPICS = frozenset({"proposals"})
_LIST_WIDTH, _NARROW_HEIGHT, _ROW = 440, 150, 58


class ProposalsPage(Page):
    """Drafts, what was sent, and what other committees ask."""

    def __init__(self, parts: DirectiveParts) -> None:
        super().__init__()
        self._database = parts.database
        self._acts = Acts(parts.database, parts.messages)
        self.model: RowsModel[ProposalRow] = RowsModel(proposal_columns(), self)
        self.list = ListView(self.model, lambda: _("Proposals"), no_proposal(), row=_ROW)
        self.side, self.none = ProposalSide(), no_proposal()
        self._lay_out()
        self._connect()
        self.read_again()

    def primary(self) -> Command | None:
        return Command(
            "write_proposal", lambda: _("Write a proposal"), self.write, "plus", ("Ctrl+N",)
        )

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("send_proposal", lambda: _("Send this proposal"), self.send, "upload",
                    is_ready=partial(self._is, Whose.DRAFT)),
            Command("second_proposal", lambda: _("Second this proposal"), self.second,
                    is_ready=partial(self._is, Whose.OTHERS)),
            Command("see_answer", lambda: _("I have read this answer"), self.mark_seen, "eye",
                    is_ready=self._is_news),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "What people ask for goes up to headquarters: what is asked, how many said so, never "
            "who. A draft stays with the committee; what was sent is not changed any more, but "
            "another version may follow. What headquarters shows to all can be seconded where "
            "people say the same. The answer comes back with its reasons."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return proposal_keys()

    def first_focus(self) -> QWidget:
        return self.list if self.row() is not None else self.none.button

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Show what is true now; where she stood, she stands."""
        here = self.row()
        rows = reading.read_proposals(self._database)
        self.model.show(rows)
        self.list.settle()
        self._layers.setCurrentWidget(self._sides if rows else self.none)
        if rows:
            self._stand_on(here.id if here else None)
        self._show_chosen()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.list, self.side):
            part.retranslate()
        self.none.phrases.say_again()
        self.read_again()

    def fold(self, level: int) -> None:
        self._sides.fold(narrow=level > 1)

    def row(self) -> ProposalRow | None:
        """Return the proposal that she stands on."""
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def write(self) -> None:
        """Write a new proposal."""
        self._ask(partial(writing.keep_draft, self._database), None)

    def change(self) -> None:
        """Change a draft, or begin another version of what was sent."""
        row = self.row()
        if row is None or row.whose is Whose.OTHERS:
            return
        if row.whose is Whose.DRAFT:
            keep = partial(writing.keep_draft, self._database, draft_id=row.id)
        else:
            keep = partial(writing.keep_draft, self._database, changes=row.id)
        self._ask(keep, row.said)

    def send(self) -> None:
        """Send the draft: it is not changed any more."""
        row = self.row()
        if row is not None and row.whose is Whose.DRAFT:
            said = _("Sent at the next exchange: {title}").format(title=title_of(row))
            made = self._acts.do(partial(writing.send, self._database, row.id), said)
            if made is not None:
                self.read_again()
                self._stand_on(made)

    def drop(self) -> None:
        """Throw the draft away."""
        row = self.row()
        if row is not None and row.whose is Whose.DRAFT:
            work = partial(writing.throw_away, self._database, row.id)
            self._acts.did(work, _("Thrown away: {title}").format(title=title_of(row)))

    def second(self) -> None:
        """Say how many people here say the same."""
        from organiser.ui.proposals.dialogs import SecondDialog

        row = self.row()
        if row is not None and row.whose is Whose.OTHERS:
            SecondDialog(self, partial(self._second, row), row.heard_here).open()

    def second_no_more(self) -> None:
        """Take the seconding back."""
        row = self.row()
        if row is not None:
            work = partial(writing.second_no_more, self._database, row.id)
            self._acts.did(work, _("No more seconded: {title}").format(title=title_of(row)))

    def mark_seen(self) -> None:
        """Note that the answer was read."""
        row = self.row()
        if row is not None and row.is_news:
            work = partial(writing.mark_seen, self._database, row.id)
            self._acts.did(work, _("Answer read: {title}").format(title=title_of(row)))

    def _ask(self, keep: "partial[UUID]", said: Said | None) -> None:
        from organiser.ui.proposals.dialogs import ProposalDialog

        themes = reading.read_themes(self._database)
        count = partial(counting.count_by_street, self._database)
        ProposalDialog(self, partial(self._keep, keep), themes, said, count).open()

    def _keep(self, keep: "partial[UUID]", said: Said) -> None:
        """Keep the draft, or raise what is wrong with it, for the dialog to say."""
        made = keep(said)
        self._acts.affirm(_("Draft kept"))
        self.read_again()
        self._stand_on(made)

    def _second(self, row: ProposalRow, heard: int) -> None:
        writing.second(self._database, row.id, heard)
        self._acts.affirm(_("Seconded: {title}").format(title=title_of(row)))

    def _stand_on(self, key: UUID | None) -> None:
        rows = [self.model.row_at(self.model.index(at, 0)) for at in range(self.model.rowCount())]
        ids = [row.id for row in rows]
        self.list.table.selectRow(ids.index(key) if key in ids else 0)

    def _typed(self, text: str) -> None:
        if text.lower() == "s":
            self.send()
            self.second()
        elif text.lower() == "r":
            self.mark_seen()

    def _open(self, _index: QModelIndex) -> None:
        self.change()

    def _show_chosen(self) -> None:
        row = self.row()
        if row is not None:
            self.side.show_proposal(row)

    def _is(self, whose: Whose) -> bool:
        row = self.row()
        return row is not None and row.whose is whose

    def _is_news(self) -> bool:
        row = self.row()
        return row is not None and row.is_news

    def _connect(self) -> None:
        self.list.selection_changed.connect(self._show_chosen)
        self.list.opened.connect(self._open)
        self.list.typed.connect(self._typed)
        self.none.acted.connect(self.write)
        self.side.change_asked.connect(self.change)
        self.side.send_asked.connect(self.send)
        self.side.drop_asked.connect(self.drop)
        self.side.second_asked.connect(self.second)
        self.side.unsecond_asked.connect(self.second_no_more)
        self.side.seen.connect(self.mark_seen)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(below(Card(self.list, gap=0, padding=1), gap=0))
        self.list.table.horizontalHeader().hide()
        height = (_NARROW_HEIGHT, _NARROW_HEIGHT)
        self._sides = ListBeside(left, self.side, _LIST_WIDTH, height, gap=20)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._sides)
        self._layers.addWidget(self.none)
