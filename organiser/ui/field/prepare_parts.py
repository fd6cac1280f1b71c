"""What stands under the choice of doors: where they come from, and what will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _, counted
from organiser.ui.field.choice import Choice, Preview
from organiser.ui.field.sheet_columns import sheet_number
from organiser.ui.phrases import Phrases
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.field.printing import PrintedSheet


class SourceCard(QWidget):
    """Doors that are not those of streets: of people, of a list, of an older sheet."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.words = label(role="strong", wraps=True)
        self.back_button = Button("", "x")
        self.phrases.text(self.back_button, lambda: _("Back to the streets"))
        self.back_button.clicked.connect(self.left)
        words = beside(Picture("list", "accent_text", 20, "accent_soft"), self.words, gap=12)
        words.setStretch(1, 1)
        self.setLayout(below(words, beside(self.back_button, None), None, gap=12))

    def show_choice(self, choice: Choice) -> None:
        """Say where the doors come from."""
        self.words.setText(choice.name)


class SummaryCard(QWidget):
    """How many doors and pages, what is left out, and the two ways to have them."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.gap_button = Button("link", "triangle-alert", "warning")
        self.phrases.text(
            self.gap_button, lambda: _("Say who answers for the data: the paper leaves it blank")
        )
        self.save_button, self.print_button = Button("", "download"), Button("primary", "printer")
        self.look_button = Button("", "eye")
        self._title, self._detail = label(role="strong", wraps=True), label(role="caption")
        self._detail.setWordWrap(True)
        self._preview: Preview | None = None
        self._can_print = True
        self._lay_out()

    def show_preview(self, preview: Preview | None, *, can_print: bool) -> None:
        """Say what *preview* holds; without a printer, saving is what the page is for."""
        self._preview, self._can_print = preview, can_print
        self._title.setText(self.said())
        self._detail.setText(self._left_out())
        self.save_button.setText(self.save_words())
        self.print_button.setText(self.print_words())
        self.look_button.setText(_("See the pages"))
        self.look_button.setEnabled(preview is not None)
        self.gap_button.setVisible(preview is not None and not preview.draft.outing.notice.is_whole)
        self.save_button.setEnabled(preview is not None)
        self.print_button.setEnabled(preview is not None and can_print)
        no_printer = "" if can_print else _("This computer knows no printer: save the PDF.")
        self.print_button.setToolTip(plain_tip(no_printer))
        self._lead("save" if not can_print else "print")

    def wait(self) -> None:
        """The pages are being drawn: nothing can be printed meanwhile."""
        self._detail.setText(_("Drawing the pages…"))
        self.save_button.setEnabled(False)
        self.print_button.setEnabled(False)

    def said(self) -> str:
        """Return how many doors and pages there are."""
        if self._preview is None:
            return _("No door is chosen yet")
        said = [counted("{count} door", "{count} doors", self._preview.doors)]
        if (packets := len(self._preview.drafts)) > 1:
            said.append(counted("{count} packet", "{count} packets", packets))
        said.append(counted("{count} page", "{count} pages", self._pages()))
        return " · ".join(said)

    def detail(self) -> str:
        """Return what is said below."""
        return self._detail.text()

    def print_words(self) -> str:
        """Return what the button that prints says."""
        if self._preview is None:
            return _("Print")
        return counted("Print {count} page", "Print {count} pages", self._pages())

    def save_words(self) -> str:
        """Return what the button that saves says."""
        if self._preview is None or self._can_print:
            return _("Save as PDF")
        return counted("Save {count} page as PDF", "Save {count} pages as PDF", self._pages())

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.show_preview(self._preview, can_print=self._can_print)

    def _pages(self) -> int:
        return self._preview.pages if self._preview else 0

    def _left_out(self) -> str:
        if self._preview is None:
            return _("Tick a street, or bring a list of addresses.")
        chosen, said = self._preview.chosen, []
        if chosen.closed:
            said.append(
                counted("{count} door asked for no visit: left out.",
                        "{count} doors asked for no visit: left out.", chosen.closed)
            )  # fmt: skip
        if chosen.without_address:
            said.append(
                counted("{count} person has no address: left out.",
                        "{count} people have no address: left out.", chosen.without_address)
            )  # fmt: skip
        return " ".join(said) or _("In walking order, one side up and the other back.")

    def _lead(self, which: str) -> None:
        """Colour the one button that the page is for."""
        for button, name in ((self.save_button, "save"), (self.print_button, "print")):
            button.set_kind("primary" if name == which else "")
            button.style().unpolish(button)
            button.style().polish(button)

    def _lay_out(self) -> None:
        picture = Picture("file-text", "accent_text", 20, "accent_soft")
        words = beside(picture, below(self._title, self._detail, gap=0), self.look_button, gap=12)
        self.look_button.hide()
        words.setStretch(1, 1)
        buttons = beside(self.save_button, self.print_button)
        buttons.setStretch(1, 1)
        said = Card(words, name="subtle", padding=12)
        box = below(said, beside(self.gap_button, None), buttons, margins=(20, 8, 10, 14))
        self.setLayout(box)


def recorded_words(sheets: Sequence[PrintedSheet]) -> str:
    """Say what was printed: one sheet, or the packets of several teams."""
    doors = counted("{count} door", "{count} doors", sum(sheet.doors for sheet in sheets))
    if len(sheets) == 1:
        number = sheet_number(sheets[0].number)
        return _("Sheet {number} is recorded: {doors}.").format(number=number, doors=doors)
    return _("{count} packets are recorded: {doors}.").format(count=len(sheets), doors=doors)
