"""A recovery code in large letters: printed, saved, and proven to be kept."""

import io
import secrets
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _, number
from organiser.ui.forms.fields import CheckField, LineField
from organiser.ui.forms.files import ask_where
from organiser.ui.forms.form_row import FormRow
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label

_A_LINE = 3


class CodePanel(QWidget):
    """Shows one code, and asks for two of its groups or for a word that it is on paper."""

    def __init__(self, jobs: Jobs, messages: Messages) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._jobs, self._messages = jobs, messages
        self._groups: list[str] = []
        self._committee = ""
        self._asked = (0, 1)
        self.group_labels: list[QLabel] = []
        self.print_button, self.save_button = Button("", "printer"), Button("", "file-text")
        self.first, self.second = self._group_row(0), self._group_row(1)
        self.printed = FormRow(CheckField(lambda: _("I have printed it, or copied it on paper")))
        self._lay_out()
        self.print_button.clicked.connect(self._ask_printer)
        self.save_button.clicked.connect(self._ask_where)

    def tell(self, code: str, committee: str) -> None:
        """Show *code* of *committee*."""
        self._groups, self._committee = code.split("-"), committee
        first = secrets.randbelow(len(self._groups))
        self._asked = (
            first,
            (first + 1 + secrets.randbelow(len(self._groups) - 1)) % len(self._groups),
        )
        self._asked = (min(self._asked), max(self._asked))
        for words, group in zip(self.group_labels, self._groups, strict=True):
            words.setText(group)
        self.retranslate()

    def clear(self) -> None:
        """Show it no longer."""
        self._groups = []
        for words in self.group_labels:
            words.setText("")
        for row in (self.first, self.second):
            row.field.put("")

    def check(self) -> bool:
        """Ask for the proof if there is none; return whether there is."""
        if self.printed.field.value():
            return True
        rows = (self.first, self.second)
        wrong = [
            row
            for row, place in zip(rows, self._asked, strict=True)
            if str(row.field.value()).upper() != self._groups[place]
        ]
        for row in rows:
            row.say_problem(_("Not as on the page.") if row in wrong else "")
        if len(wrong) == 2 and not any(row.field.value() for row in rows):
            for row in rows:
                row.say_problem("")
            self.printed.say_problem(_("Type the two groups, or tick this box."))
        for row in wrong[:1]:
            row.field.editor.setFocus()
        return not wrong

    def page(self) -> bytes:
        """Return the page to print, as a PDF."""
        from organiser.printing.recovery import draw_recovery_code

        page = io.BytesIO()
        draw_recovery_code("-".join(self._groups), self._committee, page)
        return page.getvalue()

    def save(self, file: Path) -> None:
        """Write the page to *file*."""
        with replacing(file) as fresh:
            fresh.write_bytes(self.page())
        self._messages.say(_("Saved. Print it, then erase the file."))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in (self.first, self.second, self.printed):
            row.retranslate()

    def print_on(self, printer: QPrinter) -> None:
        """Send the page to *printer*."""
        from organiser.ui.paper.run import print_pdf  # late: the first step is shown before

        print_pdf(self.page(), printer, self._jobs, self._messages, self)

    def _ask_printer(self) -> None:
        from organiser.ui.paper.run import ask_printer, has_printer

        if has_printer():
            ask_printer(self, self.print_on)
        else:
            words = _("No printer is set up on this computer. Save it as PDF.")
            self._messages.show(OrganiserError(words))

    def _ask_where(self) -> None:
        ask_where(
            self, _("Save the page"), _("recovery-code.pdf"), "PDF (*.pdf)", self._try_to_save
        )

    def _try_to_save(self, file: Path) -> None:
        try:
            self.save(file)
        except OSError as error:
            self._messages.show(_cannot_write(error))

    def _group_row(self, at: int) -> FormRow:
        row = FormRow(
            LineField(lambda: _("Group {place}").format(place=number(self._asked[at] + 1)))
        )
        row.field.changed.connect(lambda: self._forgive(row))
        return row

    def _forgive(self, row: FormRow) -> None:
        row.say_problem("")
        self.printed.say_problem("")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for place in range(6):
            words = _group_label()
            self.phrases.put(words.setAccessibleName, _group_namer(words, place))
            self.group_labels.append(words)
            both = beside(label(number(place + 1), "caption"), words, None, gap=8)
            grid.addLayout(both, place // _A_LINE, place % _A_LINE)
        self.phrases.text(self.print_button, lambda: _("Print"))
        self.phrases.text(self.save_button, lambda: _("Save as PDF"))
        proof = label(role="muted", wraps=True)
        self.phrases.text(
            proof, lambda: _("To be sure that you have it, type two of its groups from the paper:")
        )
        paper = Card(
            grid, 6, beside(self.print_button, self.save_button, None), gap=8, name="subtle"
        )
        two = beside(self.first, self.second, gap=12)
        self.setLayout(below(paper, 4, proof, two, self.printed, gap=8))


def _group_label() -> QLabel:
    words = label(role="h2")
    font = QFont(words.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
    words.setFont(font)
    return words


def _group_namer(words: QLabel, place: int) -> Phrase:
    return lambda: _("Group {place}: {letters}").format(
        place=number(place + 1), letters=" ".join(words.text())
    )


def _cannot_write(error: OSError) -> OrganiserError:
    made = OrganiserError(_("The page cannot be written there. Choose another folder."))
    made.__cause__ = error
    return made
