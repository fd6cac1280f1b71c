"""The card of one person: who she is, what comes next, how to reach her, what happened."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.i18n import _, counted
from organiser.ui.people.acts import Acts
from organiser.ui.people.consent_panel import ConsentPanel
from organiser.ui.people.facts import Lines, contact_lines, detail_lines
from organiser.ui.people.held_part import HeldPart
from organiser.ui.people.noting import Noting
from organiser.ui.people.path_part import PathPart
from organiser.ui.people.why_panel import WhyPanel
from organiser.ui.people.words import consent_pill, due_words, happening_of
from organiser.ui.phrases import Phrases
from organiser.ui.soon import soon
from organiser.ui.widgets.boxes import FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.ladder import LadderBar
from organiser.ui.widgets.pictures import Avatar, Picture
from organiser.ui.widgets.pills import Pill
from organiser.ui.widgets.timeline import Timeline
from organiser.usecases import consents
from organiser.usecases.people import editing
from organiser.usecases.people.card import PersonCard
from organiser.words.labels import channel_label
from organiser.words.ladder import rung_words
from organiser.words.rungs import rung_label

_FEW = 12
"""Lines of the timeline shown at first: more are asked for."""


class CardView(QWidget):
    """Shows a card; what is changed through it is shown again once it is written."""

    edit_asked = Signal()
    back_asked = Signal()
    left = Signal()
    certificate_asked = Signal(object)
    course_asked = Signal(str)

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._card: PersonCard | None = None
        self._lines_shown = _FEW
        self.phrases = Phrases()
        self.noting = Noting(database, acts)
        self.consent, self.why = ConsentPanel(database, acts), WhyPanel(database, acts)
        self._make_head()
        self._make_step()
        self._make_question()
        self.path = PathPart(database, acts)
        self._facts, self._details = Lines(), Lines(10)
        self._pills = FlowBox()
        self.held, self._timeline = HeldPart(database), Timeline()
        self.more_button = Button("link")
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    @property
    def card(self) -> PersonCard | None:
        """The card shown."""
        return self._card

    def show_card(self, card: PersonCard) -> None:
        """Show *card*."""
        if self._card is None or self._card.id != card.id:
            self.noting.hide_all()
            self.why.hide()
            self._lines_shown = _FEW
            self._area.verticalScrollBar().setValue(0)
        self._card = card
        self._show_head(card)
        self._show_why(card)
        self._show_step(card)
        self._show_question(card)
        self.path.show_person(card)
        self._facts.show_lines(contact_lines(card))
        self._show_pills(card)
        self._show_timeline(card)
        self._details.show_lines(detail_lines(card))
        self.consent.show_person(card)
        self.held.show_person(card)

    def note_action(self) -> None:
        """Ask what she did."""
        self._note(self.noting.note_action)

    def note_training(self) -> None:
        """Ask which training she followed."""
        self._note(self.noting.note_training)

    def add_remark(self) -> None:
        """Ask what was said."""
        self._note(self.noting.add_remark)

    def offer_back(self, offered: bool) -> None:
        """Show the way back to the list where there is room for one of the two only."""
        self.back_button.setVisible(offered)

    def step_back(self) -> bool:
        """Close what is being noted; return whether anything was."""
        if self.noting.is_open():
            self.noting.hide_all()
            return True
        if self.path.step_back():
            return True
        if not self.why.isHidden():
            self.explain_or_not()
            return True
        return False

    def explain_or_not(self) -> None:
        """Open or close the reasons of her rung."""
        self.why.setVisible(self.why.isHidden())
        self.why_button.setFocus()
        if self._card is not None:
            self._show_why(self._card)
            self._reveal(self.why_button if self.why.isHidden() else self.why)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.noting.retranslate()
        self.consent.retranslate()
        self.why.retranslate()
        self.path.retranslate()
        self._name_tabs()
        if self._card is not None:
            self.show_card(self._card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() or not self.path.take_key(event.text()):
            super().keyPressEvent(event)

    def _show_head(self, card: PersonCard) -> None:
        self._avatar.show_person(card.name, card.number)
        self._name.setText(card.name or _("Without a name"))
        self._rung.setText(rung_words(card.rung))
        self._ladder.setVisible(card.rung is not Rung.UNRANKED)
        self._ladder.show_rung(int(card.rung), rung_label(card.rung))

    def _show_why(self, card: PersonCard) -> None:
        """The reasons are put into words once they are asked for."""
        is_open = not self.why.isHidden()
        has_rung = card.rung is not Rung.UNRANKED
        self.why_button.setText(_("Why this stage?") if has_rung else _("What this means"))
        self.why_button.set_icon("chevron-up" if is_open else "chevron-down")
        if is_open:
            self.why.show_person(card)

    def _show_step(self, card: PersonCard) -> None:
        has_step = bool(card.next_step) or card.next_step_on is not None
        self._step.setVisible(has_step)
        words, role = due_words(card)
        self._step_name.setText(card.next_step or _("Something to do"))
        self._step_due.setText(words)
        if self._step_due.property("role") != role:
            self._step_due.setProperty("role", role)
            self._step_due.style().unpolish(self._step_due)
            self._step_due.style().polish(self._step_due)

    def _show_question(self, card: PersonCard) -> None:
        asked = [line for line in card.refusals if line.is_question]
        self._question.setVisible(bool(asked))
        names = ", ".join(channel_label(line.channel) for line in asked)
        words = _("Does this remark refuse to be reached by {channels}?")
        self._question_words.setText(words.format(channels=names))
        self._question_remark.setText(_("“{remark}”").format(remark=card.note))
        self._question_remark.setVisible(bool(card.note))

    def _show_pills(self, card: PersonCard) -> None:
        self._pills.clear()
        text, tone, icon = consent_pill(card)
        self._pills.add(Pill(text, tone, icon))
        for line in card.refusals:
            if not line.is_question:
                words = _("no {channel}").format(channel=channel_label(line.channel))
                self._pills.add(Pill(words, "danger", "ban"))
        for theme in card.words("theme"):
            self._pills.add(Pill(theme, "info"))
        for deduced in card.standing.themes:
            words = _("{theme}: deduced").format(theme=deduced.theme)
            self._pills.add(Pill(words, icon_name="lightbulb"))
        for tag in card.words("tag"):
            self._pills.add(Pill(tag))

    def _show_timeline(self, card: PersonCard) -> None:
        today = clock.today()
        shown = card.timeline[: self._lines_shown]
        self._timeline.show_happenings(happening_of(line, today) for line in shown)
        left = len(card.timeline) - len(shown)
        self.more_button.setVisible(left > 0)
        self.more_button.setText(counted("{count} older line", "{count} older lines", left))

    def _show_more(self) -> None:
        self._lines_shown += 5 * _FEW
        if self._card is not None:
            self._show_timeline(self._card)

    def _note(self, ask: "partial[None] | object") -> None:
        if self._card is not None:
            self.tabs.setCurrentIndex(0)
            ask((self._card.id,))  # type: ignore[operator]
            self._reveal(self.noting)

    def _reveal(self, part: QWidget) -> None:
        """What was just opened has its place once the layout came to rest."""
        soon(self, partial(self._area.ensureWidgetVisible, part))

    def _step_done(self) -> None:
        if self._card is not None:
            work = partial(editing.step_done, self._database, self._card.id)
            self._acts.do(work, _("Step done"))

    def _answer(self, is_refusal: bool) -> None:
        if self._card is not None:
            work = partial(
                consents.answer_question, self._database, self._card.id, is_refusal=is_refusal
            )
            self._acts.do(work, _("Refusal noted") if is_refusal else _("No refusal"))

    def _person(self) -> UUID | None:
        return self._card.id if self._card else None

    def _make_head(self) -> None:
        self.back_button, self.edit_button = IconButton("arrow-left"), IconButton("pencil")
        self._avatar, self._name = Avatar(), ElidedLabel(role="h2")
        self._rung, self._ladder = ElidedLabel(role="muted"), LadderBar()
        self.why_button = Button("link", "chevron-down", "accent_text")
        self.action_button = Button("", "calendar-check")
        self.training_button = IconButton("graduation-cap")
        self.remark_button = IconButton("message-square")
        self.phrases.name(self.back_button, lambda: _("Back to the list"))
        self.phrases.name(self.edit_button, lambda: _("Change the card"))
        self.phrases.text(self.action_button, lambda: _("Note an action"))
        self.phrases.name(self.training_button, lambda: _("Note a training"))
        self.phrases.name(self.remark_button, lambda: _("Add a remark"))
        self.back_button.hide()

    def _make_step(self) -> None:
        self._step = QFrame()
        self._step.setObjectName("subtle")
        self._step_name, self._step_due = label(role="strong", wraps=True), label(role="caption")
        self._step_due.setWordWrap(True)
        self.done_button = Button("", "check")
        self.phrases.text(self.done_button, lambda: _("Done"))
        words = below(self._step_name, self._step_due, gap=1)
        picture = Picture("flag", "accent_text", 18, "accent_soft")
        box = beside(picture, words, self.done_button, gap=10, margins=(10, 10, 10, 10))
        box.setStretch(1, 1)
        self._step.setLayout(box)

    def _make_question(self) -> None:
        self._question = QFrame()
        self._question.setObjectName("subtle")
        self._question_words = label(role="strong", wraps=True)
        self._question_remark = label(role="muted", wraps=True)
        self.refusal_button, self.no_refusal_button = Button("", "ban"), Button("", "check")
        self.phrases.text(self.refusal_button, lambda: _("Yes, it refuses"))
        self.phrases.text(self.no_refusal_button, lambda: _("No, it does not"))
        answers = FlowBox(self.refusal_button, self.no_refusal_button)
        words = below(self._question_words, self._question_remark, answers, gap=6)
        picture = Picture("circle-help", "warning", 18, "warning_soft")
        box = beside(picture, words, gap=10, margins=(10, 10, 10, 12))
        box.setStretch(1, 1)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self._question.setLayout(box)

    def _lay_out(self) -> None:
        names = below(self._name, self._rung, gap=0)
        head = beside(self.back_button, self._avatar, names, self.edit_button, gap=12)
        head.setStretch(2, 1)
        buttons = FlowBox(self.action_button, self.training_button, self.remark_button)
        history = QWidget()
        history.setLayout(
            below(self.held, self._timeline, self.more_button, None, margins=(0, 12, 0, 0))
        )
        details = QWidget()
        details.setLayout(below(self._details, None, margins=(0, 12, 0, 0)))
        for part in (history, details, self.consent):
            self.tabs.addTab(part, "")
        self._name_tabs()
        inside = QWidget()
        inside.setLayout(
            below(
                head, self._ladder, beside(self.why_button, None), self.why, buttons, self.noting,
                self._question, self._step, self.path, self._facts, self._pills, self.tabs, gap=12,
                margins=(18, 16, 18, 16),
            )
        )  # fmt: skip
        self._area = scrolling(inside)
        self.setLayout(below(self._area, gap=0))

    def _name_tabs(self) -> None:
        names = (_("History"), _("Details"), _("Consent"))
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        self.tabs.tabBar().setAccessibleName(_("What is known of her"))

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.edit_button.clicked.connect(self.edit_asked)
        self.action_button.clicked.connect(self.note_action)
        self.training_button.clicked.connect(self.note_training)
        self.remark_button.clicked.connect(self.add_remark)
        self.done_button.clicked.connect(self._step_done)
        self.refusal_button.clicked.connect(partial(self._answer, True))
        self.no_refusal_button.clicked.connect(partial(self._answer, False))
        self.more_button.clicked.connect(self._show_more)
        self.noting.done.connect(self.left)
        self.path.opened.connect(self._reveal)
        self.held.certificate_asked.connect(self.certificate_asked)
        self.why.advice.course_asked.connect(self.course_asked)
        self.consent.opened.connect(self._reveal)
        self.why.objection.opened.connect(self._reveal)
        self.why_button.clicked.connect(self.explain_or_not)
