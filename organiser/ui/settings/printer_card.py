"""The printer: a test page to measure, and what was read on it, so that boxes stand in place."""

from functools import partial

from organiser.domain.printer import FRAME, LEAST, MOST, MOST_WHITE, Printer
from organiser.i18n import _, tenths
from organiser.ui.forms.fields import LengthField
from organiser.ui.forms.form import Form
from organiser.ui.paper.single import Single, SingleOut
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases import printer


class PrinterCard(Section):
    """Three lengths, kept on leaving a field; they hold on this computer only."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(
            lambda: _("Printer"),
            lambda: _(
                "If labels or boxes are printed beside their place: print the test page, measure, "
                "type what you read. It holds for sheets, lists, labels and letters on this "
                "computer."
            ),
        )
        self._parts, self._out = parts, SingleOut(self, parts.jobs, parts.messages)
        self.print_button, self.save_button = Button("", "printer"), Button("", "file-text")
        self.reset_button = Button("link")
        self.phrases.text(self.print_button, lambda: _("Print the test page"))
        self.phrases.text(self.save_button, lambda: _("Save as PDF"))
        self.phrases.text(self.reset_button, lambda: _("Remove the shift"))
        self.form = Form(self._save)
        self.left, self.top, self.white = _fields()
        for field in (self.left, self.top, self.white):
            self.form.add(field)
        self.form.close_list()
        self.said, self.warning = label(role="caption", wraps=True), label(role="error", wraps=True)
        self.put(
            FlowBox(self.print_button, self.save_button), self.form, self.said, self.warning,
            FlowBox(self.reset_button),
        )  # fmt: skip
        self.print_button.clicked.connect(self.print_test)
        self.save_button.clicked.connect(lambda: self._out.save(self.test_page()))
        self.reset_button.clicked.connect(lambda: self._keep(Printer()))
        self.read_again()

    def print_test(self) -> None:
        """Ask on which printer to print the test page, or where to save it."""
        self._out.print_or_save(self.test_page())

    def test_page(self) -> Single:
        """Return the test page as it is printed or saved."""
        return Single(
            partial(printer.draw_test_page, self._parts.home),
            lambda: _("Save the test page"),
            lambda: _("test-page.pdf"),
            lambda: _("The test page is saved. Print it at its actual size."),
        )

    def read_again(self) -> None:
        """Show what holds now."""
        kept = printer.read_printer(self._parts.home)
        self.form.revert()
        self.left.put(kept.left)
        self.top.put(kept.top)
        self.white.put(kept.white)
        self.form.keep()
        self._say(kept)

    def retranslate(self) -> None:
        super().retranslate()
        self.form.retranslate()
        self.read_again()

    def _save(self) -> None:
        self._keep(Printer(self.left.value(), self.top.value(), self.white.value()))

    def _keep(self, wanted: Printer) -> None:
        before = printer.read_printer(self._parts.home)
        if wanted == before:
            return
        self._write(wanted)
        self._parts.messages.say(
            _("The printer is set."), partial(self._write, before), partial(self._write, wanted)
        )

    def _write(self, wanted: Printer) -> None:
        printer.keep_printer(self._parts.home, wanted)
        self.read_again()

    def _say(self, kept: Printer) -> None:
        self.said.setText(_shift_words(kept))
        self.reset_button.setVisible(kept != Printer())
        self.warning.setVisible(kept.cuts_codes)
        self.warning.setText(
            _(
                "This printer cuts the codes in the corners of the sheets. Print them elsewhere, "
                "or type the ten digits of each page instead of scanning it."
            )
        )


def _fields() -> tuple[LengthField, LengthField, LengthField]:
    return (
        LengthField(lambda: _("A: left edge to the frame, in mm"), LEAST, MOST),
        LengthField(lambda: _("B: upper edge to the frame, in mm"), LEAST, MOST),
        LengthField(
            lambda: _("C: white at the widest edge, in mm"), 0, MOST_WHITE,
            hint=lambda: _("0 if every stroke of the rulers is on the paper."),
        ),
    )  # fmt: skip


def _shift_words(kept: Printer) -> str:
    across, down = FRAME - kept.left, FRAME - kept.top
    if not across and not down:
        return _("Nothing is shifted.")
    parts = []
    if across:
        words = _("{length} mm to the right") if across > 0 else _("{length} mm to the left")
        parts.append(words.format(length=tenths(abs(across))))
    if down:
        words = _("{length} mm down") if down > 0 else _("{length} mm up")
        parts.append(words.format(length=tenths(abs(down))))
    return _("Shifted: {lengths}.").format(lengths=", ".join(parts))
