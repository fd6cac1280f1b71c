"""Why somebody stands where she stands: done first, then what is missing, then one thing to do."""

from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain.climbing import Fact, Proposal, Requirement
from organiser.i18n import _, counted, long_date
from organiser.ui.people.acts import Acts
from organiser.ui.people.advice_part import AdvicePart
from organiser.ui.people.facts import Lines
from organiser.ui.people.influence_part import InfluencePart
from organiser.ui.people.objection_part import ObjectionPart
from organiser.ui.people.score_lines import ScoreLines
from organiser.ui.people.themes_part import ThemesPart
from organiser.ui.people.words import defined_words
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases import ladder_in_force
from organiser.usecases.influence import read_influence
from organiser.usecases.people import editing
from organiser.usecases.people.card import PersonCard
from organiser.usecases.votes.reading import milestones_of
from organiser.words.ladder import fact_words, proposal_words, requirement_words
from organiser.words.rungs import meaning_of, milestone_label, rung_label

_FEW = 4
"""Facts told one by one; no rung needs more."""


class WhyPanel(QFrame):
    """Explains the rung and the score; she may object to both here."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self._database, self._acts = database, acts
        self._card: PersonCard | None = None
        self.phrases = Phrases()
        self._earned, self._asked, self.score = Lines(6), Lines(6), ScoreLines()
        self._milestones = Lines(6)
        self._head, self._next = label(role="overline"), label(role="overline", wraps=True)
        self._nothing, self._kept = label(role="muted", wraps=True), label(wraps=True)
        self._meaning = label(role="muted", wraps=True)
        self._defined = label(role="caption", wraps=True)
        self._step, self._day = label(role="strong", wraps=True), label(role="caption", wraps=True)
        self.plan_button = Button("", "flag")
        self.objection = ObjectionPart(database, acts)
        self.influence, self.advice = InfluencePart(), AdvicePart(database)
        self.themes = ThemesPart(database, acts)
        self.phrases.text(self._head, lambda: _("What is there"))
        self.phrases.text(self._nothing, lambda: _("Nothing noted yet: a talk is enough to begin."))
        self.phrases.text(self.plan_button, lambda: _("Make it the next step"))
        self._lay_out()
        self.plan_button.clicked.connect(self._plan)
        self.hide()

    def show_person(self, card: PersonCard) -> None:
        """Explain where *card* stands."""
        self._card = card
        stands = card.standing.objection
        self.objection.show_person(card.id, stands)
        self._explanation.setVisible(stands is None)
        if stands is None:
            self._explain(card)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.objection.retranslate()
        self.score.retranslate()
        self.influence.retranslate()
        self.themes.retranslate()
        self.advice.phrases.say_again()

    def _explain(self, card: PersonCard) -> None:
        why = card.standing.why
        self._meaning.setText(meaning_of(why.rung))
        self._defined.setText(defined_words(ladder_in_force.read_state(self._database)))
        self._defined.setVisible(bool(self._defined.text()))
        self._milestones.show_lines(_milestone_lines(self._database, card.id))
        self._earned.show_lines(_fact_lines(why.facts))
        self._nothing.setVisible(not why.facts)
        above = why.next_rung
        self._next.setVisible(above is not None)
        if above is not None:
            words = _("For the next stage, {name}")
            self._next.setText(words.format(name=rung_label(above)))
        done_first = sorted(why.requirements, key=lambda asked: not asked.is_met)
        self._asked.show_lines(map(_requirement_line, done_first))
        self._kept.setVisible(why.kept_until is not None)
        if why.kept_until is not None:
            words = _("Kept until {day}: what earned it is a while ago.")
            self._kept.setText(words.format(day=long_date(why.kept_until)))
        self._show_proposal(card, why.proposal)
        self._show_walk(card)
        self.advice.show_person(card)
        self.score.show_score(card.standing.score, card.standing.forecast)
        self.themes.show_themes(card.id, card.standing.themes)
        self.influence.show_influence(read_influence(self._database, card.id))

    def _show_proposal(self, card: PersonCard, proposal: Proposal | None) -> None:
        self._proposal.setVisible(proposal is not None)
        if proposal is not None:
            has_step = bool(card.next_step) or card.next_step_on is not None
            taken = _("There is a next step already: this comes after it.")
            self._step.setText(proposal_words(proposal))
            self._day.setText(taken if has_step else long_date(proposal.on))
            self.plan_button.setVisible(not has_step)

    def _show_walk(self, card: PersonCard) -> None:
        """Who is on a path is proposed its next step: there is one proposal, not two."""
        walk = card.standing.walk
        if walk is not None and walk.stand.next is not None and walk.stand.due_on is not None:
            self._proposal.show()
            self.plan_button.hide()
            self._step.setText(walk.stand.next.step.title)
            day = long_date(walk.stand.due_on)
            self._day.setText(" · ".join(filter(None, (walk.path, day))))

    def _plan(self) -> None:
        assert self._card is not None
        proposal = self._card.standing.why.proposal
        assert proposal is not None
        step = {"next_step": proposal_words(proposal), "next_step_on": proposal.on.isoformat()}
        work = partial(editing.edit_person, self._database, self._card.id, step)
        self._acts.do(work, _("Next step noted"))

    def _lay_out(self) -> None:
        self._proposal = QFrame()
        self._proposal.setObjectName("card")
        picture = Picture("lightbulb", "accent_text", 18, "accent_soft")
        said = beside(picture, below(self._step, self._day, gap=1), gap=10)
        said.setStretch(1, 1)
        said.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        button = beside(self.plan_button, None)
        self._proposal.setLayout(below(said, button, gap=10, margins=(10, 10, 10, 10)))
        self._explanation = QWidget()
        self._explanation.setLayout(
            below(
                self._meaning, 2, self._head, self._nothing, self._earned,
                self._milestones, self._kept, 8,
                self._next, self._asked, 4, self._proposal, self.advice, 8, self.score, 8,
                self.themes, self.influence, self._defined, gap=6,
            )
        )  # fmt: skip
        parts = below(self._explanation, self.objection, gap=8, margins=(14, 12, 14, 12))
        self.setLayout(parts)


def _fact_lines(facts: Sequence[Fact]) -> Iterator[QWidget]:
    today = clock.today()
    for fact in facts[:_FEW]:
        yield _line("circle-check", "success", fact_words(fact), ago(fact.on, today))
    if (left := len(facts) - _FEW) > 0:
        words = counted("and {count} other", "and {count} others", left)
        yield _line("circle-check", "success", words)


def _milestone_lines(database: Database, person_id: UUID) -> Iterator[QWidget]:
    for each in milestones_of(database, person_id):
        yield _line("flag", "info", milestone_label(each))


def _requirement_line(asked: Requirement) -> QWidget:
    icon, ink = ("circle-check", "success") if asked.is_met else ("arrow-right", "accent_text")
    return _line(icon, ink, requirement_words(asked))


def _line(icon: str, ink: str, words: str, when: str = "") -> QWidget:
    line, picture, said = QWidget(), Picture(icon, ink, 16), label(words, wraps=True)
    parts = (picture, said, *((label(when, "caption"),) if when else ()))
    box = beside(*parts, gap=8)
    box.setStretch(1, 1)
    for part in (picture, parts[-1]):
        box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    line.setLayout(box)
    return line
