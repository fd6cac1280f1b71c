"""The drive that a directive carries: what is asked, what this committee did of it so far."""

from PySide6.QtCore import Signal

from organiser.domain.drive_brief import DriveBrief, DriveCount
from organiser.i18n import _, counted, short_date
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.words.outreach import result_label, use_label


class DriveCard(Card):
    """Tells the drive in a few lines; the button starts it."""

    started = Signal()

    def __init__(self) -> None:
        self.phrases = Phrases()
        self._what = label(role="strong", wraps=True)
        self._whom, self._so_far = label(wraps=True), label(role="muted", wraps=True)
        self.start_button = Button("primary", "megaphone")
        self.phrases.text(self.start_button, lambda: _("Start this drive"))
        head = beside(self._what, self.start_button, gap=12)
        head.setStretch(0, 1)
        super().__init__(head, self._whom, self._so_far, gap=6)
        self.start_button.clicked.connect(self.started)
        self.hide()

    def show_brief(self, brief: DriveBrief | None, count: DriveCount, *, counts: bool) -> None:
        """Show the drive, or nothing; *counts*: whether its directive is to be followed now."""
        self.setVisible(brief is not None)
        if brief is None:
            return
        self._what.setText(_what(brief))
        whom = _("For: {whom}").format(whom=brief.whom)
        goal = _("Goal: {goal}").format(goal=brief.goal) if brief.goal else ""
        self._whom.setText(" · ".join(filter(None, (whom, goal))))
        self._so_far.setText(so_far(count))
        self._so_far.setVisible(bool(self._so_far.text()))
        self.start_button.setVisible(counts)


def so_far(count: DriveCount) -> str:
    """Say what came of it here, in the numbers that headquarters is told; nothing before."""
    if not count.drives:
        return ""
    tried = counted("{count} tried of {{people}}", "{count} tried of {{people}}", count.tried)
    said = [tried.format(people=count.people)]
    each = _("{result}: {count}")
    said += [each.format(result=result_label(result), count=many) for result, many in count.results]
    return _("Here so far, and headquarters is told these numbers alone: {said}").format(
        said=", ".join(said)
    )


def _what(brief: DriveBrief) -> str:
    days = [
        _("from {day}").format(day=short_date(brief.starts_on)) if brief.starts_on else "",
        _("to {day}").format(day=short_date(brief.ends_on)) if brief.ends_on else "",
    ]
    asked = _("It comes with a drive: {use}").format(use=use_label(brief.use).lower())
    return " · ".join(filter(None, (asked, *days)))
