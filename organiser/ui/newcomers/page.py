"""The page of the newcomers: who waits longest first, one key for what came of it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from organiser import audit
from organiser.domain.cheat_sheet import KeyGroup
from organiser.domain.outreach import Use
from organiser.domain.welcome import Step
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.lane.reel import begin_at_top, reveal
from organiser.ui.newcomers.card import NewcomerCard
from organiser.ui.newcomers.lane import WelcomeLane, step_of
from organiser.ui.newcomers.parts import NewcomerParts
from organiser.ui.newcomers.waiting_view import WaitingView
from organiser.ui.newcomers.words import newcomer_keys
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.people.pages import DUPLICATES, PEOPLE
from organiser.ui.widgets.boxes import below, scrolling
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases import newcomers
from organiser.usecases.consents import read_consents
from organiser.usecases.people.known_before import perhaps_known_as
from organiser.usecases.silence import silence_words
from organiser.words.outreach import use_label
from organiser.words.welcome import step_label

TOPICS = frozenset({"newcomers", "consent", "people", "rights", "duplicates"})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NewcomersPage(Page):
    """Goes through those who signed up on the site."""

    def __init__(self, parts: NewcomerParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._seen: UUID | None = None
        self._is_open, self._silence = True, ""
        self.lane = WelcomeLane()
        self.list, self.card = WaitingView(), NewcomerCard()
        self.nobody = EmptyState(
            "user-plus", self._none_title, self._none_words, self._none_act, "history"
        )
        self._lay_out()
        self._connect()
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        has_somebody = self._may_answer
        return (
            Command("save_welcome", lambda: _("Save the step and go on"), self.save,
                    "arrow-right", is_ready=has_somebody),
            Command("pass_newcomer", lambda: _("Pass over this sign-up"), self.pass_over,
                    is_ready=has_somebody),
            Command("open_newcomer", lambda: _("Open her card"), self.open_card, "users",
                    is_ready=self._has_somebody),
            Command("compare_newcomer", lambda: _("Compare with whom she may be"), self.compare,
                    "git-merge", is_ready=self._may_be_known),
            Command("other_newcomers", lambda: _("To welcome, or welcomed"), self.turn_over),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Who signed up on the site is called within two days. Call her, then type the figure "
            "of what came of it: 1 to 6. N writes a note, Enter saves and goes on, P leaves "
            "somebody for later, O opens her card. Every step can be taken back."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return newcomer_keys()

    def first_focus(self) -> QWidget:
        if not self._has_somebody():
            return self.nobody.button
        return self.list.view if self.list.isVisibleTo(self) else self.card.card_button

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Read who waits now."""
        self._silence = silence_words(self._parts.database, use_label(Use.CALL))
        is_closed = self._is_open and bool(self._silence)
        self.lane.take(
            ()
            if is_closed
            else newcomers.read_newcomers(self._parts.database, is_open=self._is_open)
        )
        self._show()

    def answer(self, step: Step) -> None:
        """Take *step* for what came of it; nothing is written before it is saved."""
        if self._may_answer():
            self.lane.answer = step
            self.card.show_answer(self.lane)
            reveal(self.area, self.card.asked)

    def save(self) -> None:
        """Write the step down, and go on to the next."""
        here, step = self.lane.current, self.lane.answer
        if here is None or not self._may_answer():
            return
        if step is None:
            self.card.say_missing()
            return
        work = partial(
            newcomers.note_step, self._parts.database, here.id, step,
            note=self.card.note_text(), back_on=self.card.day_chosen(),
            caller=self.card.caller_name(),
        )  # fmt: skip
        said = _("{name}: {result}").format(name=here.name, result=step_label(step).lower())
        if self._acts.did(work, said):
            self.lane.pass_over()
            self.card.empty()
            self.read_again()
            self._take_keys()

    def pass_over(self) -> None:
        """Leave her for later."""
        self.lane.pass_over()
        self.card.empty()
        self._show()
        self._take_keys()

    def reopen(self) -> None:
        """Let her be welcomed again."""
        here = self.lane.current
        if here is not None:
            work = partial(newcomers.note_step, self._parts.database, here.id, Step.REOPENED)
            self._acts.did(work, _("{name} is to be welcomed again").format(name=here.name))

    def open_card(self) -> None:
        """Show her card among the people."""
        here = self.lane.current
        if here is not None:
            self._parts.person_wanted(here.person_id)
            self.wants_page.emit(PEOPLE)

    def compare(self) -> None:
        """Show her beside whom of the list she may be."""
        self.wants_page.emit(DUPLICATES)

    def turn_over(self) -> None:
        """Show those who were welcomed, or again those who wait."""
        self.show_open(not self._is_open)

    def show_open(self, is_open: bool) -> None:
        """Show those who wait, or those who were welcomed."""
        self._is_open, self.lane = is_open, WelcomeLane()
        self.card.empty()
        self.read_again()

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()
        self.card.retranslate()
        self._show()

    def fold(self, level: int) -> None:
        self.list.setVisible(level < 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._may_answer():
            self.save()
        elif not self._typed(event.text()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the note saves, with Shift it begins a line; Escape goes back to the keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in _ENTER and not has_shift:
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take_keys()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> bool:
        """The figures answer; N, P and O are keys of the page."""
        step = step_of(text)
        acts: dict[str, Callable[[], object]] = {"o": self.open_card}
        if self._may_answer():
            acts |= {"n": self.card.note.setFocus, "p": self.pass_over}
            if step is not None:
                acts[text.lower()] = partial(self.answer, step)
        if not self._has_somebody() or text.lower() not in acts:
            return False
        acts[text.lower()]()
        return True

    def _take_keys(self) -> None:
        """The figures are typed where nothing else wants them."""
        self.first_focus().setFocus()

    def _has_somebody(self) -> bool:
        return self.lane.current is not None

    def _may_be_known(self) -> bool:
        return self._has_somebody() and not self.card.known_button.isHidden()

    def _may_answer(self) -> bool:
        return self.lane.current is not None and self._is_open

    def _show(self) -> None:
        here = self.lane.current
        self.list.show_filter(is_open=self._is_open)
        self.list.show_rows(self.lane.waiting, self.lane.place)
        self._layers.setCurrentWidget(self._sides if here is not None else self.nobody)
        self.nobody.phrases.say_again()
        if here is None:
            self._seen = None
            return
        if self._seen != here.id:
            audit.note(self._parts.home, "person.view", (str(here.person_id),))
            self.card.empty()
            begin_at_top(self.area)
        self._seen = here.id
        database = self._parts.database
        agreed = read_consents(database, here.person_id)
        steps = newcomers.read_steps(database, here.id)
        known = perhaps_known_as(database, here.person_id)
        self.card.show_newcomer(here, agreed, steps, known)
        self.card.show_answer(self.lane)

    def _choose(self, newcomer_id: UUID) -> None:
        self.lane.choose(newcomer_id)
        self._show()

    def _none_title(self) -> str:
        if self._is_open and self._silence:
            return _("Silence before the vote")
        return _("Nobody waits") if self._is_open else _("Nobody was welcomed yet")

    def _none_words(self) -> str:
        if self._is_open and self._silence:
            return self._silence
        if not self._is_open:
            return _("Whoever takes part, went elsewhere or does not wish to is here afterwards.")
        return _("Whoever signs up on the site with your committee is here after an exchange.")

    def _none_act(self) -> str:
        return _("See who was welcomed") if self._is_open else _("See who waits")

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.filtered.connect(self.show_open)
        self.list.view.typed.connect(self._typed)
        self.list.view.opened.connect(self._enter)
        self.card.answered.connect(self.answer)
        self.card.saved.connect(self.save)
        self.card.passed.connect(self.pass_over)
        self.card.card_asked.connect(self.open_card)
        self.card.compare_asked.connect(self.compare)
        self.card.reopened.connect(self.reopen)
        self.card.note.installEventFilter(self)
        self.nobody.acted.connect(self.turn_over)

    def _enter(self, _index: object) -> None:
        if self._may_answer():
            self.save()
        else:
            self.open_card()

    def _lay_out(self) -> None:
        self._sides = QWidget()
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.list)
        self.area = scrolling(self.card)
        middle = below(self.area, self.card.foot, gap=0)
        middle.setStretch(0, 1)
        sides.addLayout(middle, 1)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._sides)
        self._layers.addWidget(self.nobody)
