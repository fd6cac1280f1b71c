"""The sentence of a list as parts to touch: each can be changed, widened or taken away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from organiser.domain.segments.rules import Condition
from organiser.i18n import _
from organiser.ui.lists.condition_form import ConditionForm
from organiser.ui.lists.sentence import Part, Sentence
from organiser.ui.phrases import Phrases
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.usecases.segments.offers import Offers
from organiser.words.segments import Names, clause, sentence

_LONGEST = 42


class SentenceBox(QWidget):
    """Shows a sentence and its parts; tells when she changed it."""

    changed = Signal(object)
    asks = Signal()
    """The form is opened: it stands where there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.sentence = Sentence()
        self._names: Names = {}
        self._offers = Offers()
        self._at: int | None = None
        self._said: list[str] | None = None
        self._widens = False
        self._parts = FlowBox(gap=8)
        self.chips: list[PartChip] = []
        self.add_button = Button("", "plus")
        self.phrases.text(self.add_button, lambda: _("Add a condition"))
        self.form = ConditionForm()
        self.setLayout(below(self._parts, gap=0))
        self.add_button.clicked.connect(self.ask_new)
        self.form.kept.connect(self._keep)
        self.form.closed.connect(self.add_button.setFocus)

    def show_sentence(self, shown: Sentence, names: Names, offers: Offers) -> None:
        """Show *shown*; what is being asked for stays open."""
        self._names, self._offers = names, offers
        if shown != self.sentence and not self.form.isHidden():
            self.form.close_form()
        said = [clause(part.rule, names) for part in shown.parts]
        self.sentence = shown
        if said != self._said:  # what stands there already stays: she may be on it
            self._say()

    def ask_new(self) -> None:
        """Ask for one more condition."""
        self._at, self._widens = None, False
        self.asks.emit()
        self.form.ask(self._offers)

    def change(self, at: int) -> None:
        """Ask for the part *at* anew; one with several conditions is widened."""
        part = self.sentence.parts[at]
        if part.condition is None:
            self.widen(at)
            return
        self._at, self._widens = at, False
        self.asks.emit()
        self.form.ask(self._offers, part.condition, is_denied=part.is_denied)

    def widen(self, at: int) -> None:
        """Ask for a condition that is enough too, instead of the part *at*."""
        self._at, self._widens = at, True
        self.asks.emit()
        self.form.ask(self._offers, can_deny=False)

    def take_away(self, at: int) -> None:
        """Take the part *at* out of the sentence."""
        self._tell(self.sentence.without(at))
        self.add_button.setFocus()

    def text(self) -> str:
        """Return the sentence."""
        said = sentence(self.sentence.rule, self._names)
        return said[:1].upper() + said[1:]

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.form.retranslate()
        self._say()

    def _head(self) -> QLabel:
        """Whom the sentence speaks of, before anything is said of them."""
        head = label(role="h2")
        head.setText(_("The people") if self.sentence.parts else _("Everybody"))
        return head

    def _keep(self, condition: Condition, is_denied: bool) -> None:
        if self._at is None:
            self._tell(self.sentence.adding(condition, is_denied=is_denied))
        elif self._widens:
            self._tell(self.sentence.widening(self._at, condition))
        else:
            self._tell(self.sentence.changing(self._at, condition, is_denied=is_denied))
        self.add_button.setFocus()

    def _tell(self, changed: Sentence) -> None:
        self.sentence = changed
        self._say()
        self.changed.emit(changed)

    def _say(self) -> None:
        self._said = [clause(part.rule, self._names) for part in self.sentence.parts]
        self.setAccessibleName(self.text())
        had_keys = self.add_button.hasFocus()
        self.add_button.setParent(self)
        self._parts.clear_except(self.add_button)
        self._parts.add(self._head())
        self.chips = [PartChip(part, self._names) for part in self.sentence.parts]
        for at, chip in enumerate(self.chips):
            chip.button.clicked.connect(partial(self.change, at))
            chip.or_button.clicked.connect(partial(self.widen, at))
            chip.away_button.clicked.connect(partial(self.take_away, at))
            self._parts.add(chip)
        self._parts.add(self.add_button)
        if had_keys:
            self.add_button.setFocus()


class PartChip(QFrame):
    """One part of the sentence, with what can be done with it."""

    def __init__(self, part: Part, names: Names) -> None:
        super().__init__()
        self.setObjectName("subtle")
        said = clause(part.rule, names)
        shown = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        self.button, self.or_button = Button("ghost"), Button("link")
        self.away_button = IconButton("x")
        self.button.setText(shown)
        self.button.setToolTip(plain_tip(said))
        self.button.setAccessibleName(_("Change: {clause}").format(clause=said))
        self.or_button.setText(_("or…"))
        self.or_button.setAccessibleName(_("Or else: {clause}").format(clause=said))
        self.away_button.setAccessibleName(_("Take away: {clause}").format(clause=said))
        self.away_button.setToolTip(_("Take away"))
        self.setLayout(
            beside(self.button, self.or_button, self.away_button, gap=2, margins=(4, 2, 4, 2))
        )
