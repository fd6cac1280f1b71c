"""The page of signed slips: a pile is begun, its slips are typed one after the other, by keys."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.slips import free_number
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.slips.draft import Draft
from organiser.ui.slips.parts import SlipParts
from organiser.ui.slips.pile_form import PileFields, PileForm, facts_of_action
from organiser.ui.slips.pile_list import PileList
from organiser.ui.slips.slip_form import SlipForm
from organiser.ui.slips.ticks import tick_keys
from organiser.ui.slips.typed_list import TypedList
from organiser.ui.slips.words import pile_name, slip_name, typed_words
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.sides import Sides
from organiser.usecases.people.listing import Directory
from organiser.usecases.people.rows import PersonRow
from organiser.usecases.slips import entering, piles
from organiser.usecases.slips.piles import OpenPile, PileFacts, SlipRow

TOPICS = frozenset({"slips", "people", "consent", "rights"})


class SlipsPage(Page):
    """Nothing that was typed is lost: each slip is written at once, the half-typed one waits."""

    def __init__(self, parts: SlipParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._directory = Directory(parts.database)
        self.pile: OpenPile | None = None
        self.form, self.piles = PileForm(parts.database), PileList()
        self.slip, self.typed = SlipForm(parts.database), TypedList()
        self._title, self._count = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self._closed = label(role="warning", wraps=True)
        self.back_button, self.change_button = Button("ghost", "arrow-left"), Button("", "pencil")
        self.close_button, self.again_button = Button("", "check"), Button("", "undo-2")
        self._name_parts()
        self._lay_out()
        self._connect()
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        has_pile = self._has_pile
        return (
            Command("new_pile", lambda: _("A new pile of signed slips"), self.ask_pile, "plus",
                    ("Ctrl+N",)),
            Command("close_pile", lambda: _("Close the pile"), self.close_pile, "check",
                    is_ready=has_pile),
            Command("change_pile", lambda: _("Correct day and place of the pile"),
                    self.ask_change, "pencil", is_ready=has_pile),
        )  # fmt: skip

    def title(self) -> str:
        return _("Signed slips")

    def help_text(self) -> str:
        return _(
            "Say once when and where the slips were signed. Then, for each: a few letters of her "
            "name, Enter, the figures of what she ticked, Enter. Write the number of the slip on "
            "the paper. Each slip is kept at once; below, any of them is corrected or taken out."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        lines = (
            KeyLine((_("Enter"),), _("Correct the slip")),
            KeyLine((_("Del"),), _("Take the slip out")),
            KeyLine(("O",), _("Open again what she had refused")),
        )
        return (*tick_keys(), KeyGroup(_("On the slips that are typed"), lines))

    def first_focus(self) -> QWidget:
        if self.pile is None:
            return self.form.first_focus()
        if self.slip.draft.has_somebody:
            return self.slip.ticks.buttons[next(iter(self.slip.ticks.buttons))]
        return self.slip.finder.line

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Show what is typed by now; the slip being typed stays as it is."""
        self.piles.show_piles(piles.read_piles(self._parts.database))
        if self.pile is not None:
            try:
                self.pile = piles.read_pile(self._parts.database, self.pile.row.id)
            except OrganiserError:  # taken back meanwhile
                self.pile = None
        self._forget_who_is_gone()
        self._show()

    def open_pile(self, pile_id: UUID) -> None:
        """Go on with one pile."""
        if self.pile is None or self.pile.row.id != pile_id:
            self.slip.draft = Draft()
        try:
            self.pile = piles.read_pile(self._parts.database, pile_id)
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        self._show()
        self.slip.begin()

    def begin_of_action(self, action_id: UUID) -> None:
        """Ask for the pile that came back from an action: its day and place are known."""
        self.ask_pile()
        try:
            self.form.show_facts(facts_of_action(self._parts.database, action_id))
        except OrganiserError as error:
            self._parts.messages.show(error)

    def ask_pile(self) -> None:
        """Ask for a new pile; what is typed of another stays there."""
        self.pile = None
        self.form.empty()
        self._show()
        self.form.first_focus().setFocus()

    def go_on(self) -> None:
        """Go on with the pile that is open, or ask for one."""
        if self.pile is not None:
            return
        left = [row for row in piles.read_piles(self._parts.database) if not row.is_closed]
        if left:
            self.open_pile(left[0].id)

    def leave(self) -> None:
        """Look at the piles; the slip being typed waits."""
        self.pile = None
        self._show()
        self.piles.list.setFocus()

    def keep(self) -> None:
        """Write the slip down, and ask for the next."""
        pile, draft = self.pile, self.slip.draft
        if pile is None or not draft.has_somebody:
            return
        database, slip = self._parts.database, draft.slip()
        name = draft.person.name if draft.person else _("Somebody new")
        if draft.corrected is not None:
            said = _("Slip corrected: {name}")
            work = partial(_done, entering.correct_slip, database, draft.corrected.id, slip)
        else:
            said = _("Slip written down: {name}")
            work = partial(_done, entering.record_slip, database, pile.row.id, slip)
        if self._acts.do(work, said.format(name=name), self.slip.own_up):
            self._next()

    def correct(self, slip: SlipRow) -> None:
        """Write a slip anew."""
        self.slip.correct(slip, self._person(slip))

    def take_out(self, slip: SlipRow) -> None:
        """Take a slip out of the pile, with what it said; Undo stands beside the words."""
        work = partial(entering.take_out_slip, self._parts.database, slip.id)
        self._acts.did(work, _("Taken out of the pile: {name}").format(name=slip_name(slip)))

    def open_again(self, slip: SlipRow) -> None:
        """She asks again for what she had refused."""
        if slip.still_closed:
            work = partial(entering.open_channels, self._parts.database, slip.id)
            self._acts.did(work, _("Opened again: {name}").format(name=slip_name(slip)))

    def close_pile(self) -> None:
        """Everything is typed."""
        if self.pile is not None:
            work = partial(piles.close_pile, self._parts.database, self.pile.row.id)
            if self._acts.did(work, _("Pile {number} is closed").format(
                number=self.pile.row.number
            )):  # fmt: skip
                self.slip.draft = Draft()
                self.leave()

    def open_closed(self) -> None:
        """Another slip of it turned up."""
        if self.pile is not None:
            work = partial(piles.reopen_pile, self._parts.database, self.pile.row.id)
            if self._acts.did(work, _("The pile is open again")):
                self.slip.begin()

    def ask_change(self) -> None:
        """Correct what was said of the pile."""
        if self.pile is None:
            return
        fields = PileFields(self._parts.database)
        fields.put(self.pile.row.facts)
        asked = (fields.on, fields.place, fields.expected, fields.version)
        FormDialog(
            self, pile_name(self.pile.row), _("Save"), asked, partial(self._change, fields)
        ).open()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.form, self.piles, self.slip, self.typed):
            part.retranslate()
        self._say()

    def _change(self, fields: PileFields, *_typed: object) -> None:
        assert self.pile is not None
        piles.change_pile(self._parts.database, self.pile.row.id, fields.facts())
        self._acts.affirm(_("The pile is corrected, with the proof of each of its slips"))

    def _begin(self, facts: PileFacts) -> None:
        made = self._acts.do(
            partial(piles.begin_pile, self._parts.database, facts), _("Pile begun"), self._own_up
        )
        if made is not None:
            self.slip.draft = Draft()
            self.form.empty()
            self.open_pile(made)

    def _own_up(self, error: OrganiserError) -> bool:
        self.form.say(str(error))
        return True

    def _next(self) -> None:
        self.slip.draft = self.slip.draft.go_on()
        self.read_again()
        self.slip.begin()

    def _drop_correction(self) -> None:
        self.slip.draft = self.slip.draft.go_on()
        self._show()
        self.slip.begin()

    def _person(self, slip: SlipRow) -> PersonRow | None:
        if slip.person_id is None:
            return None
        rows = self._directory.rows(self._directory.numbers([slip.person_id]))
        return rows[0] if rows else None

    def _forget_who_is_gone(self) -> None:
        """Somebody erased meanwhile is on no slip that is still to be written."""
        person = self.slip.draft.person
        if person is not None and not self._directory.numbers([person.id]):
            self.slip.draft.ask_again()
            self.slip.draft.words = ""

    def _has_pile(self) -> bool:
        return self.pile is not None and not self.pile.row.is_closed

    def _show(self) -> None:
        self._layers.setCurrentWidget(self._start if self.pile is None else self._desk)
        if self.pile is not None:
            self.typed.show_pile(self.pile)
            corrected = self.slip.draft.corrected
            self.slip.show_draft(corrected.number if corrected else free_number(self.pile.taken))
        self._say()

    def _say(self) -> None:
        if self.pile is None:
            return
        row = self.pile.row
        self._title.setText(pile_name(row))
        self._count.setText(typed_words(row))
        self._slip_card.setVisible(not row.is_closed or self.slip.draft.corrected is not None)
        self._closed.setVisible(row.is_closed)
        self.close_button.setVisible(not row.is_closed)
        self.again_button.setVisible(row.is_closed)
        is_last = not row.left and bool(row.facts.expected) and not row.is_closed
        self.close_button.set_kind("primary" if is_last else "")
        self.close_button.style().polish(self.close_button)

    def _name_parts(self) -> None:
        for widget, phrase in (
            (self.back_button, lambda: _("All the piles")),
            (self.change_button, lambda: _("Day and place")),
            (self.close_button, lambda: _("Close the pile")),
            (self.again_button, lambda: _("Open the pile again")),
            (self._closed, lambda: _("This pile is closed. Its slips may still be corrected.")),
        ):
            self.phrases.text(widget, phrase)

    def _lay_out(self) -> None:
        self._start, self._desk = QWidget(), QWidget()
        self._start.setLayout(
            below(scrolling(Sides(below(self.form, None), self.piles, (4, 5))), gap=0)
        )
        self._slip_card = Card(self.slip)
        said = below(self._title, self._count, gap=0)
        head = beside(self.back_button, said, gap=12)
        head.setStretch(1, 1)
        buttons = FlowBox(self.change_button, self.close_button, self.again_button, gap=8)
        right = below(head, buttons, self._closed, self.typed, gap=10)
        right.setStretch(3, 1)
        left = below(self._slip_card, None, gap=0)
        self._desk.setLayout(below(scrolling(Sides(left, right, (5, 4))), gap=0))
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._start)
        self._layers.addWidget(self._desk)

    def _connect(self) -> None:
        self.form.begun.connect(self._begin)
        self.piles.opened.connect(self.open_pile)
        self.slip.kept.connect(self.keep)
        self.slip.left.connect(self.leave)
        self.slip.dropped.connect(self._drop_correction)
        self.typed.correction_asked.connect(self.correct)
        self.typed.removal_asked.connect(self.take_out)
        self.typed.opening_asked.connect(self.open_again)
        self.typed.person_asked.connect(self._parts.show_person)
        self.back_button.clicked.connect(self.leave)
        self.change_button.clicked.connect(self.ask_change)
        self.close_button.clicked.connect(self.close_pile)
        self.again_button.clicked.connect(self.open_closed)


def _done(work: Callable[..., object], *words: object) -> bool:
    """Do *work*; return that it was done."""
    work(*words)
    return True
