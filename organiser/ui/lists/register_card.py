"""Says, in the form of a drive, which line of the register lets its people be written to online."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from organiser.domain.online import Line
from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.still_box import StillBox
from organiser.words.online import line_words


class RegisterCard(Card):
    """Shows the lines that carry the list; where there are several, she chooses one."""

    def __init__(self) -> None:
        self.phrases = Phrases()
        self._title, self._said = label(role="strong", wraps=True), label(role="muted", wraps=True)
        self._line, self.box = label(wraps=True), StillBox()
        self._lines: tuple[Line, ...] = ()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        super().__init__(self._title, self._line, self.box, self._said, gap=4, padding=12)
        self.phrases.name(self.box, lambda: _("Line of the register"), tip=False)
        self.phrases.text(self._title, lambda: _("Allowed by the register of online selections"))
        self.phrases.text(
            self._said,
            lambda: _("Its own message is sent, word for word, with who paid for it and where its "
                      "notice is. Only who agreed to be chosen is written to."),
        )  # fmt: skip
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show *lines*, the one that was chosen before still chosen; nothing where there is none.

        A line that reads as it did stays as it is on the screen.
        """
        if tuple(lines) == self._lines:
            return
        before = self.line()
        self._lines = tuple(lines)
        self._fill(before.series if before is not None else None)

    def line(self) -> Line | None:
        """Return the line under which a drive would be launched."""
        return self._lines[max(0, self.box.currentIndex())] if self._lines else None

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        here = self.line()
        self._fill(here.series if here is not None else None)

    def _fill(self, here: UUID | None) -> None:
        self.box.clear()
        self.box.addItems([line_words(each) for each in self._lines])
        ids = [each.series for each in self._lines]
        if here in ids:
            self.box.setCurrentIndex(ids.index(here))
        self.box.setVisible(len(self._lines) > 1)
        self._line.setVisible(len(self._lines) == 1)
        self._line.setText(line_words(self._lines[0]) if self._lines else "")
        self.setVisible(bool(self._lines))
