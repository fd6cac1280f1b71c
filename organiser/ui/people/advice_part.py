"""Which courses may be proposed to somebody: asked of where she goes or of what she comes to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.engagement import Rung
from organiser.i18n import _
from organiser.ui.people.facts import Lines
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.card import PersonCard
from organiser.usecases.training.of_person import Advice, advice_for
from organiser.words.labels import action_label
from organiser.words.rungs import rung_label


class AdvicePart(QWidget):
    """Advice and no condition: nobody is kept away for want of a course."""

    course_asked = Signal(str)
    """The key of the course to be opened."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database
        self.phrases = Phrases()
        self._head, self._lines = label(role="overline"), Lines(8)
        self.buttons: list[Button] = []
        self.phrases.text(self._head, lambda: _("Training to propose"))
        self.setLayout(below(self._head, self._lines, gap=6, margins=(0, 8, 0, 0)))
        self.hide()

    def show_person(self, card: PersonCard) -> None:
        """Show what is asked of *card*, of the stage after hers, and of what she comes to."""
        why = card.standing.why
        rungs = frozenset({why.rung, *([why.next_rung] if why.next_rung is not None else [])})
        advice = advice_for(self._database, card.id, rungs - {Rung.UNRANKED})
        self.buttons = []
        self._lines.show_lines(self._line(each) for each in advice)
        self.setVisible(bool(advice))

    def _line(self, advice: Advice) -> QWidget:
        line, button = QWidget(), Button("link")
        button.setText(_("Open the course"))
        words = _("Open the course: {course}").format(course=advice.title)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self.course_asked.emit, advice.key))
        self.buttons.append(button)
        title, asked = label(advice.title, "strong", wraps=True), label(role="caption", wraps=True)
        asked.setText(_asked_words(advice))
        picture = Picture("graduation-cap", "violet", 16)
        box = beside(picture, below(title, asked, beside(button, None), gap=1), gap=8)
        box.setStretch(1, 1)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setLayout(box)
        return line


def _asked_words(advice: Advice) -> str:
    names = (*map(rung_label, advice.rungs), *map(action_label, advice.kinds))
    return _("Asked of: {what}. It is advice.").format(what=", ".join(names))
