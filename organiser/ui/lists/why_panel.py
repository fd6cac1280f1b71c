"""Why somebody is on a list or not, condition by condition, and whether she may be reached."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.outreach import LeftOut, Use
from organiser.domain.segments.rules import Not
from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.segments.finding import Answer
from organiser.words.outreach import left_out_reason
from organiser.words.segments import Names, clause


class WhyPanel(QWidget):
    """Tells of one person."""

    card_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._title, self._name = label(role="h3"), label(role="strong", wraps=True)
        self.card_button = Button("link")
        self.phrases.text(self._title, lambda: _("Why on the list?"))
        self.phrases.text(self.card_button, lambda: _("Open the card"))
        self._lines: QVBoxLayout = below(gap=6)
        self.card_button.clicked.connect(self.card_asked)
        opening = beside(self.card_button, None)
        self.setLayout(below(self._title, self._name, self._lines, opening, None, gap=8))
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._empty()
        self._name.setText("")
        self._lines.addWidget(
            label(_("Choose somebody in the list to see what is true of her."), "muted", wraps=True)
        )
        self.card_button.hide()

    def show_person(
        self, name: str, answers: Sequence[Answer], left_out: LeftOut | None, use: Use, names: Names
    ) -> None:
        """Say of *name* what each condition comes to."""
        self._empty()
        self._name.setText(name)
        self.card_button.show()
        for answer in answers[1:] or answers:
            rule = Not(answer.part) if answer.is_denied else answer.part
            self._say(clause(rule, names), answer.depth, holds=answer.holds)
        if left_out is None:
            self._say(_("may be reached this way"), 1, holds=True)
        else:
            words = _("left out: {reason}").format(reason=left_out_reason(left_out, use))
            self._say(words, 1, holds=False)

    def texts(self) -> list[str]:
        """Return what is said, line by line."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [line.accessibleName() for line in widgets if line is not None]

    def _say(self, words: str, depth: int, *, holds: bool) -> None:
        line = QWidget()
        picture = Picture("check" if holds else "x", "success" if holds else "danger", 16)
        box = beside(picture, label(words, wraps=True), gap=8,
                     margins=(12 * max(0, depth - 1), 0, 0, 0))  # fmt: skip
        box.setStretch(1, 1)
        line.setLayout(box)
        so = _("yes: {clause}") if holds else _("no: {clause}")
        line.setAccessibleName(so.format(clause=words))
        self._lines.addWidget(line)

    def _empty(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
