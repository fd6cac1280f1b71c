"""What is said once of a whole pile: when and where it was signed, with which words, how many."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain import wording
from organiser.domain.consent import Purpose
from organiser.domain.slips import MOST
from organiser.i18n import _, language
from organiser.ui.forms.fields import ChoiceField, DateField, LineField, NumberField
from organiser.ui.forms.form import Form
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases import consents
from organiser.usecases.plans import agenda
from organiser.usecases.slips.piles import PileFacts

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PileFields:
    """The fields of a pile: for a new one, for a correction, and for many people at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._action: UUID | None = None
        self.on = DateField(lambda: _("Signed on"), required=True)
        self.place = LineField(
            lambda: _("Where"), required=True, example=lambda: _("Market stall, town hall square"),
        )  # fmt: skip
        self.version: ChoiceField[str] = ChoiceField(
            lambda: _("Words that were signed"),
            [(each, _version_phrase(each)) for each in consents.versions(database)],
            hint=self._words,
        )
        self.expected = NumberField(
            lambda: _("How many slips"), 1, MOST, hint=lambda: _("If you have counted them.")
        )

    def put(self, facts: PileFacts) -> None:
        """Show *facts*."""
        self._action = facts.action_id
        self.on.put(facts.on)
        self.place.put(facts.place)
        if facts.version in consents.versions(self._database):
            self.version.put(facts.version)
        self.expected.put(facts.expected)

    def facts(self) -> PileFacts:
        """Return what is meant; check the fields before."""
        on = self.on.value()
        assert on is not None
        return PileFacts(
            on, self.place.value(), self.version.value(), self.expected.value(), self._action
        )

    def _words(self) -> str:
        words = consents.words_of(self._database, Purpose.NEWS, self.version.value())
        return _("“{words}”").format(words=words.spoken(language()))


class PileForm(QFrame):
    """Asks for a new pile; Enter begins it."""

    begun = Signal(object)
    """The `PileFacts` of a new pile."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.setObjectName("card")
        self.phrases = Phrases()
        self.fields = PileFields(database)
        self.form = Form()
        self._title, self._hint = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self.begin_button = Button("primary", "keyboard")
        self._problem = label(role="error", wraps=True)
        fields = self.fields
        for field in (fields.on, fields.place, fields.expected, fields.version):
            self.form.add(field)
        self.phrases.text(self._title, lambda: _("A new pile of signed slips"))
        self.phrases.text(
            self._hint,
            lambda: _("Said once for all of them: it stands in the proof of each consent."),
        )
        self.phrases.text(self.begin_button, lambda: _("Begin"))
        self.setLayout(
            below(
                self._title, self._hint, self.form, self._problem, beside(self.begin_button, None),
                gap=10, margins=(16, 14, 16, 16),
            )
        )  # fmt: skip
        self._problem.hide()
        self.begin_button.clicked.connect(self.submit)
        fields.version.changed.connect(self.form.retranslate)
        self.empty()

    def empty(self) -> None:
        """Ask for a pile of today."""
        self.fields.put(PileFacts(clock.today(), "", wording.CURRENT))
        self.say("")

    def show_facts(self, facts: PileFacts) -> None:
        """Ask for a pile of *facts*, such as those of an action."""
        self.fields.put(facts)
        self.say("")

    def submit(self) -> None:
        """Begin the pile, or say what is missing."""
        if self.form.check():
            self.begun.emit(self.fields.facts())

    def say(self, problem: str) -> None:
        """Say *problem* below the fields."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.form.retranslate()

    def first_focus(self) -> QWidget:
        """Return the field that wants something."""
        return self.fields.place.editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.submit()
        else:
            super().keyPressEvent(event)


def facts_of_action(database: Database, action_id: UUID) -> PileFacts:
    """Return what a pile that came back from an action says: its day and its place."""
    row = agenda.read_action(database, action_id).row
    parts: Sequence[str] = (row.title, row.place, row.city)
    on = min(row.span.on, clock.today())
    return PileFacts(on, ", ".join(filter(None, parts)), action_id=action_id)


def _version_phrase(version: str) -> Phrase:
    if version == wording.CURRENT:
        return lambda: _("Today’s words (version {version})").format(version=version)
    return lambda: _("Version {version}").format(version=version)
