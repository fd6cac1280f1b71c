"""The page of lists: put one together as a sentence, see who is on it, save it, use it."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.lists.launch_form import LaunchForm
from organiser.ui.lists.name_form import NameForm
from organiser.ui.lists.parts import AskedDrive, ListParts
from organiser.ui.lists.people_table import PeopleTable
from organiser.ui.lists.reading import Asked, Seen, Shelf, look_at, read_shelf
from organiser.ui.lists.sentence import Sentence, sentence_of
from organiser.ui.lists.sentence_box import SentenceBox
from organiser.ui.lists.shelf_menu import Entry, ShelfMenu
from organiser.ui.lists.shelf_view import ShelfView
from organiser.ui.lists.side import ListSide
from organiser.ui.lists.use_box import UseBox
from organiser.ui.lists.why_panel import WhyPanel
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.soon import once_seen
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.usecases.outreach import allowed
from organiser.usecases.segments import exclusions, finding, saved
from organiser.usecases.segments.offers import Offers
from organiser.usecases.segments.saved import SavedList
from organiser.words.online import allowed_words
from organiser.words.segments import sentence

TOPICS = frozenset({"people", "actions", "training", "consent", "lists", "outreach"})
_PAUSE = 200
"""Milliseconds of rest after a change before everybody is counted anew."""


class ListsPage(Page):
    """Shows saved lists, the sentence of one, and its people with who is left out."""

    settled = Signal()
    """What was asked is counted and shown."""
    launched = Signal(object, object)
    """The use and the id of a drive that was launched."""

    def __init__(self, parts: ListParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._open: SavedList | None = None
        self._seen: Seen | None = None
        self._offers = Offers()
        self._is_looking = False
        self.shelf = ShelfView()
        self.box, self.use, self.people = SentenceBox(), UseBox(), PeopleTable(parts.database)
        self.why, self.naming = WhyPanel(), NameForm()
        self.launching = LaunchForm(parts, self.launched.emit)
        self.buttons = {
            name: IconButton(icon)
            for name, icon in (
                ("save", "download"), ("freeze", "lock"), ("rename", "pencil"),
                ("remove", "trash-2"),
            )
        }  # fmt: skip
        self.side = ListSide(self.why, self.box.form, self.naming, self.launching)
        self.chooser = ShelfMenu("layout-list", lambda: _("My lists"), self._choices)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._name_buttons()
        self._lay_out()
        self._connect()
        once_seen(self, self.read_again)

    def primary(self) -> Command | None:
        return Command(
            "launch_drive", lambda: _("Launch a drive"), self.ask_launch, "megaphone",
            ("Ctrl+Return",), is_ready=self._has_people,
        )  # fmt: skip

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("new_list", lambda: _("New list"), self.begin, "plus", ("Ctrl+N",)),
            Command("save_list", lambda: _("Save the list"), self.ask_save, "download",
                    ("Ctrl+S",)),
            Command("freeze_list", lambda: _("Save its people of today"), self.ask_freeze, "lock"),
            Command("rename_list", lambda: _("Rename the list"), self.ask_rename, "pencil",
                    is_ready=self._is_saved),
            Command("remove_list", lambda: _("Remove the list"), self.remove, "trash-2",
                    is_ready=self._is_saved),
            Command("add_condition", lambda: _("Add a condition"), self.box.ask_new, "filter"),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "A list is a sentence: add conditions, and see at once how many people it names and "
            "who may not be reached, with the reason. A live list follows its sentence, a frozen "
            "one keeps its people. Choose what the list is for, then launch a drive."
        )

    def first_focus(self) -> QWidget:
        return self.box.add_button

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Read the saved lists and look at the open one, away from the screen."""
        self._parts.jobs.run(
            partial(read_shelf, self._parts.database), then=self._take_shelf, owner=self
        )
        self._look()

    def begin(self) -> None:
        """Begin with everybody."""
        self._open = None
        self._take_sentence(Sentence())
        self.shelf.choose(None)

    def open_list(self, segment_id: UUID) -> None:
        """Show one saved list."""
        try:
            self._open = saved.read(self._parts.database, segment_id)
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        self.shelf.choose(segment_id)
        self._take_sentence(sentence_of(self._open.rule))

    def ask_save(self) -> None:
        """Save what she changed of a saved list; ask for a name when it has none."""
        if self._open is not None and self._is_saved() and self._open.frozen_at is None:
            rule, key = self.box.sentence.rule, self._open.id
            work = partial(saved.change_rule, self._parts.database, key, rule)
            self._acts.do(work, _("List saved"))
            return
        self._ask_name(partial(self._save, is_frozen=False))

    def ask_freeze(self) -> None:
        """Ask for a name, and keep the people of today under it."""
        self._ask_name(partial(self._save, is_frozen=True))

    def ask_rename(self) -> None:
        """Ask for another name of the open list."""
        if self._open is not None and self._is_saved():
            self._ask_name(self._rename, self._open.name)

    def remove(self) -> None:
        """Forget the open list; its people stay."""
        if self._open is None or not self._is_saved():
            return
        work = partial(saved.remove, self._parts.database, self._open.id)
        said = _("List removed: {name}").format(name=self._open.name)
        self._acts.do(work, said)
        self._open = None

    def ask_launch(self) -> None:
        """Ask how the people shown are to be reached; launch what was asked already."""
        if self.launching.isVisible():
            self.launching.keep()
            return
        use, rule = self.use.use(), self.box.sentence.rule
        try:
            found = allowed.refuse_unless_allowed(self._parts.database, use, rule)
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        self.launching.register.show_lines(found.lines)
        self._ask(None)

    def start_asked(self, asked: AskedDrive) -> None:
        """Have the form filled in with what headquarters asks; she chooses whom it is for."""
        self.use.choose(asked.brief.use)
        self._ask(asked)

    def _ask(self, asked: AskedDrive | None) -> None:
        if asked is not None:
            self.launching.register.show_lines(self._seen.allowance.lines if self._seen else ())
        self.side.show_part(self.launching)
        self.launching.ask(self.box.sentence.rule, self._why(), self.use.use(), asked)

    def _why(self) -> str:
        names = self._seen.names if self._seen is not None else {}
        if self._open is not None:
            return self._open.name
        return sentence(self.box.sentence.rule, names)

    def retranslate(self) -> None:
        super().retranslate()
        parts = (self.shelf, self.box, self.use, self.people, self.naming, self.launching)
        for part in parts:
            part.retranslate()
        self.why.phrases.say_again()
        self.chooser.phrases.say_again()
        self._look_at_person()

    def fold(self, level: int) -> None:
        self.shelf.setVisible(level < 2)
        self.chooser.setVisible(level >= 2)
        self.side.fold(level)

    def _take_shelf(self, shelf: Shelf) -> None:
        self._offers = shelf.offers
        self.shelf.show_lists(shelf.lists)
        if self._open is not None:
            known = {each.id: each for each, _count in shelf.lists}
            self._open = known.get(self._open.id)
            self.shelf.choose(self._open.id if self._open else None)
        self._say()

    def _take_sentence(self, told: Sentence) -> None:
        self.box.show_sentence(told, self._names(), self._offers)
        self._pause.stop()
        self._look()

    def _look(self) -> None:
        """Ask for one look at a time; what changed meanwhile is looked at next."""
        if self._is_looking:
            return
        self._is_looking = True
        self.people.view.wait()
        self._parts.jobs.run(
            partial(look_at, self._parts.database, self._asked()),
            then=self._take, owner=self, failed=self._fail,
        )  # fmt: skip

    def _asked(self) -> Asked:
        return Asked(self.box.sentence.rule, self.use.use())

    def _take(self, seen: Seen) -> None:
        self._is_looking = False
        if seen.asked != self._asked():
            self._look()
            return
        self._seen = seen
        self.people.show_people(seen.numbers, seen.asked.use, seen.purpose)
        lines = seen.allowance.lines
        self.use.show_look(seen.look, seen.allowance.refusal or allowed_words(lines))
        self.people.say_nobody(seen.removes, seen.names)
        self.launching.aim(seen.asked.rule, self._why(), seen.asked.use, lines)
        self._say()
        self._look_at_person()
        self.settled.emit()

    def _fail(self, error: BaseException) -> None:
        self._is_looking = False
        self.people.view.settle()
        self._parts.messages.show(error)

    def _say(self) -> None:
        self.box.show_sentence(self.box.sentence, self._names(), self._offers)
        for name in ("rename", "remove"):
            self.buttons[name].setEnabled(self._is_saved())
        self.frame_changed.emit()

    def _look_at_person(self) -> None:
        row = self.people.current()
        if row is None or self._seen is None:
            self.why.show_nobody()
            return
        use = self.use.use()
        answers = finding.why(self._parts.database, self.box.sentence.rule, row.person.id)
        reasons = exclusions.reasons_for(
            self._parts.database, [row.person.number], use, self._seen.purpose
        )
        left_out = reasons.get(row.person.number)
        self.why.show_person(row.person.name, answers, left_out, use, self._names())

    def _choices(self) -> list[Entry]:
        lists = [(name, partial(self.open_list, each)) for each, name in self.shelf.names()]
        return [(_("New list"), self.begin), *lists]

    def _names(self) -> dict[UUID, str]:
        """Those of what is offered too: a new part has its name before it is counted."""
        offered = (*self._offers.actions, *self._offers.followers, *self._offers.frozen)
        return {**dict(offered), **(self._seen.names if self._seen is not None else {})}

    def _ask_name(self, then: Callable[[str], bool], name: str = "") -> None:
        self.side.show_part(self.naming)
        self.naming.ask(then, name)

    def _save(self, name: str, *, is_frozen: bool) -> bool:
        work = partial(
            saved.save, self._parts.database, name, self.box.sentence.rule, is_frozen=is_frozen
        )
        made = self._acts.do(work, _("List saved: {name}").format(name=name))
        if made is not None:
            self.open_list(made)
        return made is not None

    def _rename(self, name: str) -> bool:
        assert self._open is not None
        rename = partial(saved.rename, self._parts.database, self._open.id, name)
        said = _("List renamed: {name}").format(name=name)
        return self._acts.do(partial(_done, rename), said) is not None

    def _has_people(self) -> bool:
        return self._seen is not None and self._seen.look.reached > 0

    def _is_saved(self) -> bool:
        return self._open is not None and self._open.id != saved.TO_CORRECT

    def _name_buttons(self) -> None:
        self.phrases.name(self.buttons["save"], lambda: _("Save the list"))
        self.phrases.name(self.buttons["freeze"], lambda: _("Save its people of today"))
        self.phrases.name(self.buttons["rename"], lambda: _("Rename the list"))
        self.phrases.name(self.buttons["remove"], lambda: _("Remove the list"))

    def _connect(self) -> None:
        acts: Sequence[tuple[str, Callable[[], None]]] = (
            ("save", self.ask_save), ("freeze", self.ask_freeze), ("rename", self.ask_rename),
            ("remove", self.remove),
        )  # fmt: skip
        for name, act in acts:
            self.buttons[name].clicked.connect(act)
        self.shelf.opened.connect(self.open_list)
        self.shelf.begun.connect(self.begin)
        self.box.changed.connect(lambda _sentence: self._pause.start())
        self.use.changed.connect(self._look)
        self._pause.timeout.connect(self._look)
        self.people.chosen.connect(self._look_at_person)
        self.people.card_asked.connect(self._parts.person_wanted)
        self.why.card_asked.connect(self._show_card)
        self.box.asks.connect(partial(self.side.show_part, self.box.form))

    def _show_card(self) -> None:
        row = self.people.current()
        if row is not None:
            self._parts.person_wanted(row.person.id)

    def _lay_out(self) -> None:
        head = QWidget()
        chooser = beside(self.chooser, None)
        head.setLayout(below(chooser, self.box, self.use, gap=12, margins=(20, 14, 16, 10)))
        self.use.put_beside(*self.buttons.values())
        middle = below(head, self.people, gap=0)
        middle.setStretch(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.shelf)
        whole.addLayout(middle, 1)
        whole.addWidget(self.side)


def _done(work: Callable[[], object]) -> bool:
    """Do *work*, which says nothing of its own; return that it was done."""
    work()
    return True
