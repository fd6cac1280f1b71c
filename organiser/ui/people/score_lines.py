"""The score, deed by deed: what each is worth today and why, their sum, and what becomes of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.scoring import Contribution, NoScore, Score
from organiser.i18n import _, counted, number, tenths
from organiser.ui.people.facts import Lines
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label, rule
from organiser.words.ladder import deed_words, no_score_words, worth_words

_FEW = 4
"""Deeds shown at first; the others are one line, so that the sum is seen to be right."""


class ScoreLines(QWidget):
    """Shows what a score is made of; the lines add up to the sum below them."""

    def __init__(self) -> None:
        super().__init__()
        self._score: Score | NoScore = Score()
        self._forecast, self._shows_all = 0, False
        self._head, self._none = label(role="overline"), label(role="muted", wraps=True)
        self._lines, self.more_button = Lines(8), Button("link")
        self._sum, self._points = label(role="strong", wraps=True), label(role="strong")
        self._soon = label(role="caption", wraps=True)
        self._total = QWidget()
        total = beside(self._sum, self._points, gap=10)
        total.setStretch(0, 1)
        self._total.setLayout(below(rule(), total, gap=6))
        self.setLayout(
            below(
                self._head, self._none, self._lines, beside(self.more_button, None), self._total,
                self._soon, gap=6,
            )
        )  # fmt: skip
        self.more_button.clicked.connect(self._show_all)

    def show_score(self, score: Score | NoScore, forecast: int) -> None:
        """Show *score*, and what it will be in 30 days, from 0 to 100."""
        if score != self._score:
            self._shows_all = False
        self._score, self._forecast = score, forecast
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self._head.setText(_("Score of what she did"))
        score = self._score
        if isinstance(score, NoScore):
            self._say_none(no_score_words(score))
        elif not score.contributions:
            self._say_none(_("Nothing counted yet: an action, a training or a slip begins it."))
        else:
            self._say(score)

    def _say_none(self, words: str) -> None:
        self._none.setText(words)
        self._show_parts(False)

    def _say(self, score: Score) -> None:
        self._show_parts(True)
        parts = score.contributions
        few = parts if self._shows_all or len(parts) <= _FEW + 1 else parts[:_FEW]
        left = parts[len(few) :]
        self._lines.show_lines(_lines(few, left))
        self.more_button.setVisible(bool(left))
        self.more_button.setText(_("Show each of them"))
        words = _("{shown} out of 100, from these points")
        self._sum.setText(words.format(shown=number(score.shown)))
        self._points.setText(tenths(score.tenths))
        words = _("In 30 days, if nothing is added: {shown} out of 100.")
        self._soon.setText(words.format(shown=number(self._forecast)))

    def _show_parts(self, shown: bool) -> None:
        self._none.setVisible(not shown)
        for part in (self._lines, self.more_button, self._total, self._soon):
            part.setVisible(shown)

    def _show_all(self) -> None:
        self._shows_all = True
        self.retranslate()


def _lines(parts: Sequence[Contribution], left: Sequence[Contribution]) -> Iterator[QWidget]:
    for part in parts:
        yield _line(deed_words(part.kind), worth_words(part), tenths(part.tenths))
    if left:
        words = counted("{count} older deed", "{count} older deeds", len(left))
        yield _line(words, "", tenths(sum(part.tenths for part in left)))


def _line(words: str, reason: str, points: str) -> QWidget:
    line, worth = QWidget(), label(points)
    head = beside(label(words, wraps=True), worth, gap=10)
    head.setStretch(0, 1)
    head.setAlignment(worth, Qt.AlignmentFlag.AlignTop)
    why = (label(reason, "caption", wraps=True),) if reason else ()
    line.setLayout(below(head, *why, gap=0))
    line.setAccessibleName(", ".join(part for part in (words, points, reason) if part))
    return line
