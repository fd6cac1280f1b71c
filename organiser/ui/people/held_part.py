"""What somebody followed that counts today, each with the way to its certificate."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser.database import Database
from organiser.i18n import _, short_date
from organiser.ui.people.facts import Lines
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.card import PersonCard
from organiser.usecases.training.of_person import Held, held_by

_TRAINED = frozenset({"training", "quiz"})


class HeldPart(QFrame):
    """A line for each course; nothing where there is none."""

    certificate_asked = Signal(object)
    """The `Held` whose certificate is wanted."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self._database = database
        self._lines = Lines(4)
        self.buttons: list[IconButton] = []
        self.setLayout(below(self._lines, gap=0, margins=(10, 8, 10, 8)))
        self.hide()

    def show_person(self, card: PersonCard) -> None:
        """Show what counts of what *card* tells; whoever followed nothing costs no reading."""
        has_any = any(line.kind in _TRAINED for line in card.timeline)
        held = held_by(self._database, card.id) if has_any else ()
        self.buttons = []
        self._lines.show_lines(self._line(each) for each in held)
        self.setVisible(bool(held))

    def _line(self, held: Held) -> QWidget:
        line, button = QWidget(), IconButton("award")
        words = _("Certificate as PDF: {course}").format(course=held.course.title)
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.clicked.connect(partial(self.certificate_asked.emit, held))
        self.buttons.append(button)
        until = held.followed.valid_until
        counts = _("Counts until {day}").format(day=short_date(until)) if until else ""
        said = (label(held.course.title, "strong", wraps=True), label(counts, "caption"))
        texts = below(*(part for part in said if part.text()), gap=1)
        box = beside(Picture("graduation-cap", "violet", 18), texts, button, gap=10)
        box.setStretch(1, 1)
        line.setLayout(box)
        return line
