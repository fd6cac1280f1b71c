"""Who is on the phone: the number, what to say, and the six answers."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from organiser.domain.consent import Basis
from organiser.domain.outreach import Result
from organiser.i18n import _
from organiser.ui.forms.fields import NoteEdit
from organiser.ui.lane.back_day import BackDay
from organiser.ui.lists.answers import Answers
from organiser.ui.lists.queue_view import detail
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Avatar
from organiser.ui.widgets.pills import Pill
from organiser.usecases.outreach.drives import Drive
from organiser.usecases.outreach.queue import Waiting
from organiser.usecases.outreach.results import LONGEST_NOTE
from organiser.usecases.people.card import PersonCard


class CallCard(QWidget):
    """Shows one call; nothing is written here."""

    answered = Signal(object)
    saved = Signal()
    passed = Signal()
    rested = Signal()
    words_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.phrases = Phrases()
        self._reach = ""
        self._avatar, self._name = Avatar("", 0, 52), label(role="h2", wraps=True)
        self._detail, self.number = label(role="muted", wraps=True), label(role="display")
        self.copy_button = IconButton("copy")
        self._consent = QHBoxLayout()
        self._opening, self._words = label(wraps=True), label(wraps=True)
        self.edit_button = Button("link")
        self.script, self.keep_button = QPlainTextEdit(), Button("", "check")
        self.answers, self.note, self._back = Answers(), NoteEdit(LONGEST_NOTE), BackDay()
        self.day, self.day_chips = self._back.day, self._back.chips
        self._missing = label(role="error", wraps=True)
        self.pass_button, self.rest_button = Button("ghost"), Button("ghost")
        self.save_button = Button("primary", "arrow-right")
        self.foot = QWidget()
        """Stands below what scrolls: it is always there."""
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_person(self, card: PersonCard, here: Waiting, drive: Drive, opening: str) -> None:
        """Show who is called, and what is said."""
        self._reach = here.reach
        self._avatar.show_person(here.name, here.number)
        self._name.setText(here.name)
        self._detail.setText(" · ".join(part for part in (drive.title, detail(here)) if part))
        self.number.setText(here.reach)
        self._show_consent(card)
        self._opening.setText(opening)
        self._words.setText(drive.words or _("Nothing is written yet of what to say."))
        if self.script.isHidden():
            self.script.setPlainText(drive.words)

    def show_answer(self, answer: Result | None) -> None:
        """Show what is answered so far."""
        self.answers.show_answer(answer)
        self._back.setVisible(answer is Result.CALL_BACK)
        if answer is not None:
            self._missing.hide()
        if answer is Result.CALL_BACK and self.day.is_empty():
            self._back.put_in(1)

    def say_missing(self) -> None:
        """Say that nothing is answered yet."""
        self._missing.setText(_("Type the figure of what came of the call: 1 to 6."))
        self._missing.show()

    def note_text(self) -> str:
        """Return what she noted."""
        return self.note.toPlainText()

    def day_chosen(self) -> date | None:
        """Return on which day to call back, if one was said."""
        return self._back.chosen()

    def empty(self) -> None:
        """Forget what was typed of the last call."""
        self.note.setPlainText("")
        self._back.empty()
        self._missing.hide()
        self._edit(is_on=False)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.answers.retranslate()
        self._back.retranslate()

    def _show_consent(self, card: PersonCard) -> None:
        while (item := self._consent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if card.basis is Basis.REGULAR_CONTACT:
            words = _("Regular contact")
        else:
            words = _("Agreed to calls")
        self._consent.addWidget(Pill(words, "success", "shield-check"))

    def _edit(self, *, is_on: bool) -> None:
        self._words.setVisible(not is_on)
        self.script.setVisible(is_on)
        self.keep_button.setVisible(is_on)
        self.edit_button.setVisible(not is_on)
        if is_on:
            self.script.setPlainText(self.script.toPlainText())
            self.script.setFocus()

    def _keep_words(self) -> None:
        self._edit(is_on=False)
        self.words_changed.emit(self.script.toPlainText())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reach)

    def _name_parts(self) -> None:
        says = self.phrases
        says.name(self.copy_button, lambda: _("Copy the number"))
        says.text(self.edit_button, lambda: _("Change"))
        says.text(self.keep_button, lambda: _("Keep these words"))
        says.name(self.script, lambda: _("What to say"), tip=False)
        says.text(self.pass_button, lambda: _("Pass"))
        says.text(self.rest_button, lambda: _("Take a break"))
        says.text(self.save_button, lambda: _("Save and next"))
        says.name(self.note, lambda: _("Note for the committee"), tip=False)
        says.put(
            self.note.setPlaceholderText,
            lambda: _("Note for the committee (optional). She may ask to read it."),
        )
        self.script.setTabChangesFocus(True)

    def _lay_out(self) -> None:
        who = beside(self._avatar, below(self._name, self._detail, gap=2), gap=14)
        who.setStretch(1, 1)
        dial = beside(self.number, self.copy_button, None, self._consent, gap=10)
        title, asked = label(role="h3"), label(role="h3")
        hint = label(role="caption")
        self.phrases.text(title, lambda: _("What to say"))
        self.phrases.text(asked, lambda: _("How did it go?"))
        self.phrases.text(hint, lambda: _("type the figure"))
        script = Card(
            beside(title, None, self.edit_button, self.keep_button), self._opening, self._words,
            self.script,
        )  # fmt: skip
        self.asked = Card(beside(asked, None, hint), self.answers, self._back, self._missing)
        self.foot.setLayout(
            beside(self.pass_button, self.rest_button, None, self.save_button,
                   margins=(20, 10, 20, 14))
        )  # fmt: skip
        self.setLayout(
            below(Card(who, dial), script, self.asked, self.note, None, gap=12,
                  margins=(20, 16, 20, 4))
        )  # fmt: skip
        self.script.setMaximumHeight(140)
        self._edit(is_on=False)
        self._missing.hide()

    def _connect(self) -> None:
        self.answers.answered.connect(self.answered)
        self.copy_button.clicked.connect(self._copy)
        self.edit_button.clicked.connect(lambda: self._edit(is_on=True))
        self.keep_button.clicked.connect(self._keep_words)
        self.pass_button.clicked.connect(self.passed)
        self.rest_button.clicked.connect(self.rested)
        self.save_button.clicked.connect(self.saved)
