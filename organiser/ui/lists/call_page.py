"""The lane of calls: one person after the other, one key for what came of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from organiser import audit
from organiser.domain.cheat_sheet import KeyGroup
from organiser.domain.outreach import DriveState, Result, Use
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.actions import Command
from organiser.ui.lane.reel import begin_at_top, reveal
from organiser.ui.lists.answers import call_keys
from organiser.ui.lists.call_card import CallCard
from organiser.ui.lists.calls import Calls, answer_of
from organiser.ui.lists.known_side import KnownSide
from organiser.ui.lists.parts import ListParts
from organiser.ui.lists.queue_view import QueueView
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.committee import read_facts
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.drives import Drive
from organiser.usecases.outreach.legal import call_opening
from organiser.usecases.outreach.queue import waiting
from organiser.usecases.outreach.results import record_call
from organiser.usecases.people.card import PersonCard, read_card
from organiser.usecases.silence import silence_words
from organiser.words.outreach import result_label, use_label

TOPICS = frozenset({"outreach", "consent", "people", "rights"})


class CallPage(Page):
    """Goes through the people of one call drive."""

    lists_asked = Signal()

    def __init__(self, parts: ListParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._drives: tuple[Drive, ...] = ()
        self._drive: Drive | None = None
        self._card: PersonCard | None = None
        self._silence = ""
        self.calls = Calls()
        self.queue, self.card, self.known = QueueView(), CallCard(), KnownSide()
        self.nobody = EmptyState(
            "phone", self._end_title, self._end_words, lambda: _("Choose a list"), "layout-list"
        )
        self._lay_out()
        self._connect()
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        has_somebody = self._has_somebody
        return (
            Command("save_call", lambda: _("Save the call and go on"), self.save, "arrow-right",
                    is_ready=has_somebody),
            Command("pass_call", lambda: _("Pass over this call"), self.pass_over,
                    is_ready=has_somebody),
            Command("rest_calls", lambda: _("Pause the calls"), self.rest, "clock",
                    is_ready=has_somebody),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Dial the number, read what to say, then type the figure of what came of it: 1 to 6. "
            "N writes a note, Enter saves and goes on, P leaves somebody for later. Who refused "
            "calls is never here. A wrong number goes to the list of numbers to correct."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return call_keys()

    def first_focus(self) -> QWidget:
        if not self._has_somebody():
            return self.nobody.button
        return self.queue.view if self.queue.isVisibleTo(self) else self.card.save_button

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Read who waits now."""
        found = drives.read_drives(self._parts.database, Use.CALL)
        self._drives = tuple(each for each in found if each.state is DriveState.RUNNING)
        known = {each.id: each for each in self._drives}
        if self._drive is None or self._drive.id not in known:
            self._drive = self._first_with_calls()
        else:
            self._drive = known[self._drive.id]
        self._silence = silence_words(self._parts.database, use_label(Use.CALL))
        self.calls.take(
            waiting(self._parts.database, self._drive.id)
            if self._drive and not self._silence
            else ()
        )
        self._show()

    def open_drive(self, outreach_id: UUID) -> None:
        """Go through the calls of one drive."""
        self._drive = drives.read_drive(self._parts.database, outreach_id)
        self.calls = Calls()
        self.read_again()

    def answer(self, result: Result) -> None:
        """Take *result* for what came of the call; nothing is written before it is saved."""
        self.calls.answer = result
        self._show_answer()
        reveal(self.area, self.card.asked)

    def save(self) -> None:
        """Write down what came of the call, and go on to the next."""
        here, drive = self.calls.current, self._drive
        if here is None or drive is None:
            return
        if self.calls.answer is None:
            self.card.say_missing()
            return
        result = self.calls.answer
        work = partial(
            record_call, self._parts.database, drive.id, here.id, result,
            note=self.card.note_text(), back_on=self.card.day_chosen(), reach=here.reach_key,
        )  # fmt: skip
        said = _("{name}: {result}").format(name=here.name, result=result_label(result).lower())
        if self._acts.do(partial(_done, work), said) is not None:
            self.card.empty()
            self.read_again()
            self._take_keys()

    def pass_over(self) -> None:
        """Leave her for later."""
        self.calls.pass_over()
        self.card.empty()
        self._show()
        self._take_keys()

    def rest(self) -> None:
        """Pause the drive; it can be resumed where the drives are."""
        if self._drive is not None:
            work = partial(drives.pause, self._parts.database, self._drive.id)
            said = _("Paused: {title}").format(title=self._drive.title)
            self._acts.do(partial(_done, work), said)

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.queue, self.card, self.known):
            part.retranslate()
        self.nobody.phrases.say_again()
        self._show()

    def fold(self, level: int) -> None:
        self.known.setVisible(level < 1)
        self.queue.setVisible(level < 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_note_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if not self._has_somebody():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return True
        return self._typed(event.text())

    def _typed(self, text: str) -> bool:
        """The figures answer; N and P are keys of the page."""
        result = answer_of(text)
        acts: dict[str, Callable[[], object]] = {
            "n": self.card.note.setFocus, "p": self.pass_over,
        }  # fmt: skip
        if result is not None:
            self.answer(result)
        elif text.lower() in acts:
            acts[text.lower()]()
        return result is not None or text.lower() in acts

    def _take_note_key(self, event: QKeyEvent) -> bool:
        """Enter in the note saves, with Shift it begins a line; Escape goes back to the keys."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.save()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._take_keys()
            return True
        return False

    def _take_keys(self) -> None:
        """The figures are typed where nothing else wants them."""
        here = self.queue.view if self.queue.isVisibleTo(self) else self.card.save_button
        here.setFocus()

    def _first_with_calls(self) -> Drive | None:
        for each in self._drives:
            if waiting(self._parts.database, each.id):
                return each
        return self._drives[0] if self._drives else None

    def _show(self) -> None:
        self.queue.show_rows(self.calls.waiting, self.calls.place)
        here = self.calls.current
        self._layers.setCurrentWidget(self._lane if here is not None else self.nobody)
        self.nobody.phrases.say_again()
        if here is None or self._drive is None:
            self._card = None
            return
        try:
            card = read_card(self._parts.database, here.id)
        except OrganiserError:  # erased meanwhile: the news will say so
            return
        if self._card is None or self._card.id != card.id:
            audit.note(self._parts.home, "person.view", (str(card.id),))
            self.card.empty()
            begin_at_top(self.area)
        self._card = card
        facts = read_facts(self._parts.database)
        opening = call_opening(facts, here.first_name)
        self.card.show_person(card, here, self._drive, opening)
        self.known.show_card(card)
        self._show_answer()

    def _show_answer(self) -> None:
        self.card.show_answer(self.calls.answer)

    def _choose(self, person_id: UUID) -> None:
        self.calls.choose(person_id)
        self._show()

    def _change_words(self, words: str) -> None:
        if self._drive is not None:
            work = partial(drives.change_words, self._parts.database, self._drive.id, words)
            if self._acts.do(partial(_done, work), _("What to say was changed")) is not None:
                self.read_again()

    def _has_somebody(self) -> bool:
        return self.calls.current is not None

    def _end_title(self) -> str:
        if self._silence:
            return _("Silence before the vote")
        if self._drive is None:
            return _("Nobody to call")
        return _("Nobody left to call. Have a good evening!")

    def _end_words(self) -> str:
        if self._silence:
            return self._silence
        if self._drive is None:
            return _("Put a list together, choose calls, and launch a drive: its people wait here.")
        if not self._drive.left:
            return _("Everybody of “{title}” was reached.").format(title=self._drive.title)
        words = counted("{count} person of “{{title}}” waits for another day.",
                        "{count} people of “{{title}}” wait for another day.",
                        self._drive.left)  # fmt: skip
        return words.format(title=self._drive.title)

    def _connect(self) -> None:
        self.queue.chosen.connect(self._choose)
        self.queue.view.typed.connect(self._typed)
        self.queue.view.opened.connect(lambda _index: self.save())
        self.card.answered.connect(self.answer)
        self.card.saved.connect(self.save)
        self.card.passed.connect(self.pass_over)
        self.card.rested.connect(self.rest)
        self.card.words_changed.connect(self._change_words)
        self.card.note.installEventFilter(self)
        self.nobody.acted.connect(self.lists_asked)

    def _lay_out(self) -> None:
        self._lane = QWidget()
        lane = QHBoxLayout(self._lane)
        lane.setContentsMargins(0, 0, 0, 0)
        lane.setSpacing(0)
        lane.addWidget(self.queue)
        self.area = scrolling(self.card)
        middle = below(self.area, self.card.foot, gap=0)
        middle.setStretch(0, 1)
        lane.addLayout(middle, 1)
        lane.addWidget(self.known)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._lane)
        self._layers.addWidget(self.nobody)


def _done(work: Callable[[], object]) -> bool:
    """Do *work*, which says nothing of its own; return that it was done."""
    work()
    return True
