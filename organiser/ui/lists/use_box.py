"""What a list is for, how many may be reached that way, and who is left out with the reason."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.outreach import LeftOut, Use
from organiser.i18n import _, counted
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Chip
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pills import Pill
from organiser.usecases.segments.exclusions import Look
from organiser.words.outreach import left_out_words, use_label


class UseBox(QWidget):
    """One use at a time; the count follows it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.chips = {use: Chip() for use in Use}
        for use, chip in self.chips.items():
            self.phrases.text(chip, partial(use_label, use))
            chip.clicked.connect(partial(self._choose, use))
        self.chips[Use.CALL].setChecked(True)
        self._count = label(role="h2")
        self._law = label(role="muted", wraps=True)
        self._way_on = label(role="muted", wraps=True)
        self._left_out = FlowBox()
        self._look: Look | None = None
        self._line = beside(self._count, None, gap=2)
        self.setLayout(
            below(
                FlowBox(*self.chips.values()),
                self._line,
                self._left_out,
                self._law,
                self._way_on,
                gap=8,
            )
        )
        self._law.hide()
        self._way_on.hide()

    def use(self) -> Use:
        """Return the use chosen."""
        return next(use for use, chip in self.chips.items() if chip.isChecked())

    def put_beside(self, *buttons: QWidget) -> None:
        """Let *buttons* stand on the line of the count."""
        for button in buttons:
            self._line.addWidget(button)

    def choose(self, use: Use) -> None:
        """Choose *use*."""
        self.chips[use].click()

    def show_look(self, look: Look, law: str) -> None:
        """Say how many may be reached, who is left out, and what the law says against it."""
        self._look = look
        self._count.setText(counted("{count} person", "{count} people", look.reached))
        self._left_out.clear()
        for reason, count in look.left_out:
            self._left_out.add(Pill(left_out_words(reason, self.use(), count), "warning", "ban"))
        self._left_out.setVisible(bool(look.left_out))
        self._law.setText(law)
        self._law.setVisible(bool(law))
        self._way_on.setText(_way_on(look))
        self._way_on.setVisible(bool(self._way_on.text()) and not law)

    def text(self) -> str:
        """Return what is said, in one line."""
        if self._look is None:
            return ""
        said = [left_out_words(reason, self.use(), n) for reason, n in self._look.left_out]
        return ", ".join([self._count.text(), *said])

    def _choose(self, use: Use, _is_on: bool = True) -> None:
        """One is always on; Tab reaches each of them, as it reaches every filter."""
        for each, chip in self.chips.items():
            chip.setChecked(each is use)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        if self._look is not None:
            self.show_look(self._look, self._law.text())


def _way_on(look: Look) -> str:
    """Say what to do where nobody may be reached because nobody agreed."""
    unasked = {LeftOut.NO_BASIS, LeftOut.NO_CONSENT}
    if look.reached or not unasked & {reason for reason, _count in look.left_out}:
        return ""
    return _(
        "Nobody here has agreed to this yet. On each card, the tab Consent records what the person "
        "ticked. For the others there is their door: Field sheets."
    )
