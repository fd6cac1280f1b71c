"""Writes down that several people of the list agreed on paper: one signed slip for each."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.domain import wording
from organiser.domain.consent import ASKED, Purpose
from organiser.domain.slips import MOST, TICKS, Answer, Tick, answer_of
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.forms.fields import NumberField
from organiser.ui.forms.form import Form
from organiser.ui.people.acts import Acts
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.slips.parts import SlipParts
from organiser.ui.slips.pile_form import PileFields
from organiser.ui.slips.words import tick_name
from organiser.ui.soon import soon
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Chip
from organiser.ui.widgets.labels import label
from organiser.usecases.slips.entering import agree_on_paper
from organiser.usecases.slips.piles import PileFacts


class ManyDialog(SettingsDialog):
    """She counts the papers in her hand: one for each of *people*, or nothing is written."""

    def __init__(self, parent: QWidget, parts: SlipParts, people: Sequence[UUID]) -> None:
        count = len(people)
        act = counted("Write down {count} consent", "Write down {count} consents", count)
        super().__init__(parent, _("They agreed on paper"), act, width=560)
        self._parts, self._people = parts, tuple(people)
        self.fields = PileFields(parts.database)
        self.papers = NumberField(
            lambda: _("Signed slips in your hand"), 0, MOST, required=True,
            hint=lambda: counted("{count} person is chosen: one slip for each.",
                                 "{count} people are chosen: one slip for each.", count),
        )  # fmt: skip
        self.chips: dict[Tick, Chip] = {tick: Chip() for tick in TICKS}
        for tick, chip in self.chips.items():
            chip.setText(tick_name(tick))
        self.form = Form()
        for field in (self.fields.on, self.fields.place, self.fields.version, self.papers):
            self.form.add(field)
        self.fields.put(PileFacts(clock.today(), "", wording.CURRENT))
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        self._lay_out_parts()
        self.fields.place.editor.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The lines of chips, and the hints, are as high as the width makes them."""
        super().showEvent(event)
        soon(self, self._fit)

    def _fit(self) -> None:
        box = self.layout()
        assert box is not None
        box.activate()
        self.resize(self.width(), box.totalHeightForWidth(self.width()))

    def submit(self) -> None:
        """Write all of it down, or say what is missing."""
        if not self.form.check():
            return
        work = partial(
            agree_on_paper, self._parts.database, self._people, self.fields.facts(),
            self.answer(), papers=self.papers.value() or 0,
        )  # fmt: skip
        acts = Acts(self._parts.database, self._parts.messages)
        said = counted("{count} consent written down", "{count} consents written down",
                       len(self._people))  # fmt: skip
        if acts.do(work, said, self._own_up) is not None:
            self.accept()

    def answer(self) -> Answer:
        """Return what is ticked."""
        return answer_of([tick for tick, chip in self.chips.items() if chip.isChecked()])

    def _own_up(self, error: OrganiserError) -> bool:
        self.problem.setText(str(error))
        self.problem.show()
        return True

    def _lay_out_parts(self) -> None:
        ways, what = label(_("By which way"), "overline"), label(_("What for"), "overline")
        self.lay_out(
            label(
                _("Only what each of them ticked herself. The slips are numbered in the order of "
                  "the list: write the numbers on them."),
                "muted", wraps=True,
            ),
            self.form,
            ways, FlowBox(*(self.chips[each] for each in ASKED)),
            what, FlowBox(*(self.chips[each] for each in Purpose)),
            self.problem,
        )  # fmt: skip
