"""Who signed up: how to reach her, what she said and agreed to, and what may be noted of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser import clock
from organiser.domain.consent import ConsentState
from organiser.domain.welcome import Step
from organiser.i18n import _
from organiser.ui.forms.fields import LineField, NoteEdit
from organiser.ui.forms.form_row import FormRow
from organiser.ui.lane.back_day import BackDay
from organiser.ui.lists.answers import AnswerButton
from organiser.ui.newcomers.lane import STEPS, WelcomeLane
from organiser.ui.newcomers.words import (
    arrived_words,
    happening_of_step,
    hint_of,
    known_words,
)
from organiser.ui.people.words import purpose_name
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Avatar
from organiser.ui.widgets.pills import Pill
from organiser.ui.widgets.timeline import Timeline
from organiser.usecases.consents import ConsentLine
from organiser.usecases.newcomers import LONGEST_NAME, LONGEST_NOTE, NewcomerRow, StepRow
from organiser.words.labels import channel_label
from organiser.words.welcome import step_label

_LOOKS = {
    Step.ABSENT: ("clock", "text2"), Step.REACHED: ("phone", "success"),
    Step.MET: ("handshake", "success"), Step.INTEGRATED: ("circle-check", "success"),
    Step.MOVED: ("arrow-right", "text2"), Step.LAPSED: ("ban", "danger"),
}  # fmt: skip


class NewcomerCard(QWidget):
    """Shows one newcomer; nothing is written here."""

    answered = Signal(object)
    saved = Signal()
    passed = Signal()
    card_asked = Signal()
    compare_asked = Signal()
    reopened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.phrases = Phrases()
        self._row: NewcomerRow | None = None
        self._avatar, self._name = Avatar("", 0, 52), label(role="h2", wraps=True)
        self._came = label(role="muted", wraps=True)
        self.phone, self.email = label(role="display"), label(role="strong", wraps=True)
        self.copy_phone, self.copy_email = IconButton("copy"), IconButton("copy")
        self.minor, self._no_way = label(role="error", wraps=True), label(role="muted", wraps=True)
        self.known_button = Button("link", "git-merge")
        self.wish, self._agreed = label(wraps=True), FlowBox()
        self._steps = Timeline()
        self.answers = {
            step: AnswerButton(*_LOOKS[step], str(at)) for at, step in enumerate(STEPS, start=1)
        }
        self.note, self._back = NoteEdit(LONGEST_NOTE), BackDay()
        self.day_chips = self._back.chips
        self.caller = LineField(
            lambda: _("First name of who calls her then"),
            hint=lambda: _("She reads it with the day on her own page of the site. Optional."),
        )
        self.caller.line.setMaxLength(LONGEST_NAME)
        self._caller_row = FormRow(self.caller)
        self.hint = label(role="muted", wraps=True)
        self.missing = label(role="error", wraps=True)
        self.card_button, self.pass_button = Button("", "users"), Button("ghost")
        self.reopen_button = Button("", "undo-2")
        self.save_button = Button("primary", "arrow-right")
        self.foot = QWidget()
        """Stands below what scrolls: it is always there."""
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_newcomer(
        self, row: NewcomerRow, agreed: Sequence[ConsentLine], steps: Sequence[StepRow],
        known_as: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Show who she is, whom of the list she may be, and what was done so far."""
        self._row = row
        self._avatar.show_person(row.name, row.person_id.int % 1000)
        self._name.setText(row.name)
        self._came.setText(arrived_words(row))
        for words, button, text in (
            (self.phone, self.copy_phone, row.phone), (self.email, self.copy_email, row.email),
        ):  # fmt: skip
            words.setText(text)
            words.setVisible(bool(text))
            button.setVisible(bool(text))
        self._no_way.setVisible(not (row.phone or row.email))
        self.minor.setVisible(row.is_minor)
        self.known_button.setText(known_words(known_as))
        self.known_button.setVisible(bool(known_as))
        self.wish.setText(row.wish)
        self._said.setVisible(bool(row.wish))
        self._show_agreed(agreed)
        today = clock.today()
        self._steps.show_happenings(happening_of_step(step, today) for step in steps)
        self._past.setVisible(bool(steps))
        is_open = row.welcome.is_open
        for part in (self.asked, self.note, self.save_button, self.pass_button):
            part.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)

    def show_answer(self, lane: WelcomeLane) -> None:
        """Show what is answered so far, and what it asks for."""
        for step, button in self.answers.items():
            button.setChecked(step is lane.answer)
        for part in (self._back, self._caller_row):
            part.setVisible(lane.answer is Step.ABSENT)
        self.hint.setText(hint_of(lane.answer, is_to_be_let_go=lane.is_to_be_let_go))
        self.hint.setVisible(bool(self.hint.text()))
        if lane.answer is not None:
            self.missing.hide()

    def say_missing(self) -> None:
        """Say that nothing is answered yet."""
        self.missing.setText(_("Type the figure of what came of it: 1 to 6."))
        self.missing.show()

    def note_text(self) -> str:
        """Return what she noted."""
        return self.note.toPlainText()

    def day_chosen(self) -> date | None:
        """Return on which day to try again, if one was said."""
        return self._back.chosen()

    def caller_name(self) -> str:
        """Return who calls her then, if a day was said."""
        return self.caller.value() if self.day_chosen() is not None else ""

    def empty(self) -> None:
        """Forget what was typed of the last one."""
        self.note.setPlainText("")
        self._back.empty()
        self.missing.hide()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._back.retranslate()
        self._caller_row.retranslate()

    def _show_agreed(self, agreed: Sequence[ConsentLine]) -> None:
        self._agreed.clear()
        given = [line for line in agreed if line.state is ConsentState.GIVEN]
        for line in given:
            words = f"{purpose_name(line.purpose)} · {channel_label(line.channel)}"
            self._agreed.add(Pill(words, "success", "shield-check"))
        if not given:
            self._agreed.add(Pill(_("Agreed to nothing"), "warning", "shield-alert"))

    def _name_parts(self) -> None:
        says = self.phrases
        says.name(self.copy_phone, lambda: _("Copy the number"))
        says.name(self.copy_email, lambda: _("Copy the e-mail"))
        says.text(self.minor, lambda: _("Under 18: nobody visits her alone, and no news is sent."))
        says.text(self._no_way, lambda: _("She may be neither called nor written to."))
        for step, button in self.answers.items():
            says.text(button, partial(step_label, step))
        says.name(self.note, lambda: _("Note for the committee"), tip=False)
        says.put(
            self.note.setPlaceholderText,
            lambda: _("Note for the committee (optional). She may ask to read it."),
        )
        says.text(self.card_button, lambda: _("Open her card"))
        says.text(self.pass_button, lambda: _("Pass"))
        says.text(self.reopen_button, lambda: _("Welcome her again"))
        says.text(self.save_button, lambda: _("Save and next"))

    def _lay_out(self) -> None:
        titles = [label(role="h3") for _title in range(3)]
        names = (
            lambda: _("Her own words"), lambda: _("Done so far"), lambda: _("How did it go?"),
        )  # fmt: skip
        for title, name in zip(titles, names, strict=True):
            self.phrases.text(title, name)
        keys = label(role="caption")
        self.phrases.text(keys, lambda: _("type the figure"))
        who = beside(self._avatar, below(self._name, self._came, gap=2), self.card_button, gap=14)
        who.setStretch(1, 1)
        dial = beside(self.phone, self.copy_phone, None, gap=10)
        mail = beside(self.email, self.copy_email, None, gap=10)
        self._said = Card(titles[0], self.wish)
        self._past = Card(titles[1], self._steps)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.answers.values()):
            grid.addWidget(button, at // 3, at % 3)
        inside = QWidget()
        inside.setLayout(grid)
        self.asked = Card(
            beside(titles[2], None, keys),
            inside,
            self.hint,
            self._back,
            self._caller_row,
            self.missing,
        )
        self.foot.setLayout(
            beside(self.pass_button, self.reopen_button, None, self.save_button,
                   margins=(20, 10, 20, 14))
        )  # fmt: skip
        known = beside(self.known_button, None)
        head = Card(who, known, self.minor, dial, mail, self._no_way, self._agreed)
        self.setLayout(
            below(head, self._said, self.asked, self.note, self._past, None, gap=12,
                  margins=(20, 16, 20, 4))
        )  # fmt: skip
        grid.setContentsMargins(0, 0, 0, 0)
        self.missing.hide()
        self._caller_row.hide()

    def _connect(self) -> None:
        for step, button in self.answers.items():
            button.clicked.connect(partial(self._answer, step))
        self.copy_phone.clicked.connect(lambda: _copy(self.phone.text()))
        self.copy_email.clicked.connect(lambda: _copy(self.email.text()))
        self.card_button.clicked.connect(self.card_asked)
        self.known_button.clicked.connect(self.compare_asked)
        self.pass_button.clicked.connect(self.passed)
        self.reopen_button.clicked.connect(self.reopened)
        self.save_button.clicked.connect(self.saved)

    def _answer(self, step: Step, _is_on: bool = True) -> None:
        self.answered.emit(step)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
