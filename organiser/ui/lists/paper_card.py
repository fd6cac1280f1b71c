"""Letters and labels of a drive: looked at as they will be, then printed or saved."""

from pathlib import Path

from PySide6.QtCore import Signal

from organiser.domain.labels_sheet import SHEETS
from organiser.domain.outreach import Use
from organiser.i18n import _, counted
from organiser.ui.forms.fields import ChoiceField, NumberField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class PaperCard(Card):
    """Says on which sheet of labels, and where the first free one is."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        self.phrases = Phrases()
        self._use, self._people = Use.LABEL, 0
        self._title = label(role="h3")
        self.sheet = ChoiceField(
            lambda: _("Sheet of labels"),
            [("3x8", lambda: _("24 labels of 63.5 × 33.9 mm")),
             ("2x7", lambda: _("14 labels of 99.1 × 38.1 mm"))],
        )  # fmt: skip
        self.skipped = NumberField(
            lambda: _("Labels used already on the first page"), 0, SHEETS["3x8"].labels - 1
        )
        self.rows = (FormRow(self.sheet), FormRow(self.skipped))
        self.print_button, self.save_button = Button("", "printer"), Button("primary", "download")
        self.phrases.text(self.print_button, lambda: _("Print"))
        self.phrases.text(self.save_button, lambda: _("Save as PDF"))
        buttons = FlowBox(self.save_button, self.print_button, gap=8)
        super().__init__(self._title, *self.rows, buttons, gap=10)
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.hide()

    def show_papers(self, use: Use, people: int) -> None:
        """Ask how the papers of *people* are to be."""
        self._use, self._people = use, people
        for row in self.rows:
            row.setVisible(use is Use.LABEL)
        self._say()
        self.show()

    def file_name(self) -> str:
        """Return how a file of them is called; it names nobody."""
        names = {Use.LABEL: _("labels"), Use.LETTER: _("letters"), Use.CALL: _("calls")}
        return f"{names[self._use]}.pdf"

    def labels_used(self) -> int:
        """Return how many labels of the first page are used already."""
        if self._use is not Use.LABEL or self.skipped.problem():
            return 0
        return min(self.skipped.value() or 0, SHEETS[self.sheet.value()].labels - 1)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in self.rows:
            row.retranslate()
        self._say()

    def _say(self) -> None:
        if self._use is Use.CALL:
            words = counted("{count} call on paper", "{count} calls on paper", self._people)
        elif self._use is Use.LABEL:
            words = counted("{count} label to print", "{count} labels to print", self._people)
        else:
            words = counted("{count} letter to print", "{count} letters to print", self._people)
        self._title.setText(words)


def write_pdf(pdf: bytes, file: Path) -> None:
    """Write *pdf* where she said."""
    from organiser.files import replacing

    with replacing(file) as fresh:
        fresh.write_bytes(pdf)
