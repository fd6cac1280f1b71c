"""The steps of a path while they are written: a line each, moved and taken out by a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from organiser.domain.pathway import LONGEST_TITLE, MOST_DAYS, MOST_STEPS, Contact, PathStep
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import Invalid, NumberField
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.still_box import StillBox
from organiser.words.paths import contact_label

_NEW = PathStep("", 7, Contact.ANY)


class StepLine(QWidget):
    """One step: what is done, within how many days, how she is reached."""

    def __init__(self, step: PathStep) -> None:
        super().__init__()
        self.title, self.contact = QLineEdit(step.title), StillBox()
        self.days = NumberField(lambda: _("Days"), 0, MOST_DAYS, required=True)
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText(_("What is done"))
        self.title.setCursorPosition(0)
        self.days.put(step.days)
        self.days.line.setFixedWidth(Theme.px(58))
        for each in Contact:
            self.contact.addItem(contact_label(each), each)
        self.contact.setCurrentIndex(list(Contact).index(step.contact))
        self.contact.setMaximumWidth(Theme.px(236))
        self.up_button, self.out_button = IconButton("chevron-up"), IconButton("x")
        box = beside(
            self.title, self.days.line, label(_("days"), "caption"), self.contact, self.up_button,
            self.out_button, gap=6,
        )  # fmt: skip
        box.setStretch(0, 1)
        self.setLayout(box)

    def say_place(self, place: int) -> None:
        """Name its parts: the step it is, counted from one."""
        for part, words in (
            (self.title, _("Step {place}: what is done")),
            (self.days.line, _("Step {place}: within how many days of the one before")),
            (self.contact, _("Step {place}: how she is reached")),
            (self.up_button, _("Step {place}: one earlier")),
            (self.out_button, _("Step {place}: take it out")),
        ):
            said = words.format(place=place + 1)
            part.setAccessibleName(said)
            if part in (self.up_button, self.out_button):
                part.setToolTip(plain_tip(said))
        self.up_button.setEnabled(place > 0)

    def value(self) -> PathStep:
        """Return the step; raise `OrganiserError` where the days are no number."""
        try:
            days = self.days.value()
        except Invalid as error:
            raise OrganiserError(str(error)) from error
        contact: Contact = self.contact.currentData()
        return PathStep(" ".join(self.title.text().split()), days or 0, Contact(contact))


class StepsField(QWidget):
    """All of them, in their order."""

    added = Signal(QWidget)
    """A line that is new, to be seen."""

    def __init__(self, steps: Sequence[PathStep]) -> None:
        super().__init__()
        self.lines: list[StepLine] = []
        self.add_button = Button("", "plus")
        self.add_button.setText(_("Add a step"))
        self._box: QVBoxLayout = below(gap=6)
        self.setLayout(below(self._box, beside(self.add_button, None), gap=8))
        for step in steps or (_NEW,):
            self._put(step)
        self._say()
        self.add_button.clicked.connect(self.add)

    def value(self) -> tuple[PathStep, ...]:
        """Return the steps; a line in which nothing is written is none."""
        return tuple(line.value() for line in self.lines if line.title.text().strip())

    def add(self) -> None:
        """Ask for one more, below the others."""
        if len(self.lines) < MOST_STEPS:
            self._put(_NEW)
            self._say()
            self.lines[-1].title.setFocus()
            self.added.emit(self.lines[-1])

    def _put(self, step: PathStep) -> None:
        line = StepLine(step)
        line.up_button.clicked.connect(partial(self._raise, line))
        line.out_button.clicked.connect(partial(self._take_out, line))
        self.lines.append(line)
        self._box.addWidget(line)

    def _raise(self, line: StepLine) -> None:
        place = self.lines.index(line)
        self.lines.insert(place - 1, self.lines.pop(place))
        self._box.removeWidget(line)
        self._box.insertWidget(place - 1, line)
        self._say()
        line.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, line: StepLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._say()
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].title.setFocus()

    def _say(self) -> None:
        for place, line in enumerate(self.lines):
            line.say_place(place)
        self.add_button.setEnabled(len(self.lines) < MOST_STEPS)
