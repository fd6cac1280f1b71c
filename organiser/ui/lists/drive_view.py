"""One drive: what it is, where it stands, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser.clock import local
from organiser.domain.outreach import DriveState, Use
from organiser.i18n import _, counted, long_date, number, short_date
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pills import Pill
from organiser.usecases.outreach.drives import Drive
from organiser.words.outreach import (
    drive_state_label,
    left_out_words,
    purpose_label,
    result_label,
    use_label,
)

STATE_TONES = {
    DriveState.RUNNING: "success", DriveState.PAUSED: "warning", DriveState.CLOSED: "neutral",
}  # fmt: skip


class DriveView(QFrame):
    """Tells what is asked for; nothing is written here."""

    went_on = Signal()
    sheet_asked = Signal()
    paused = Signal()
    resumed = Signal()
    closed = Signal()
    repeated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.phrases = Phrases()
        self._drive: Drive | None = None
        self._title, self._pills = label(role="h1", wraps=True), FlowBox()
        self._why, self._facts = label(role="muted", wraps=True), label(role="muted", wraps=True)
        self.hold = label(role="warning", wraps=True)
        self._progress = label(role="h2", wraps=True)
        self._results, self._left_out = FlowBox(), FlowBox()
        self._words = label(wraps=True)
        self.go_button = Button("primary", "arrow-right")
        self.sheet_button = Button("", "printer")
        self.phrases.text(self.sheet_button, lambda: _("Call sheet on paper"))
        self.pause_button, self.close_button = Button("", "clock"), Button("", "check")
        self.again_button = Button("", "refresh-cw")
        self.phrases.text(self.close_button, lambda: _("Close the drive"))
        self.phrases.text(self.again_button, lambda: _("Again for who is left"))
        self.work = below(gap=10)
        self._lay_out()
        self.go_button.clicked.connect(self.went_on)
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.close_button.clicked.connect(self.closed)
        self.again_button.clicked.connect(self.repeated)

    def show_drive(self, drive: Drive) -> None:
        """Show *drive*."""
        self._drive = drive
        self._title.setText(drive.title)
        self._pills.clear()
        self._pills.add(Pill(use_label(drive.use), "accent"))
        self._pills.add(Pill(drive_state_label(drive.state), STATE_TONES[drive.state]))
        self._why.setText(drive.why)
        self._why.setVisible(bool(drive.why))
        self._facts.setText(_facts(drive))
        self._facts.setVisible(bool(self._facts.text()))
        self.hold.setText(drive.hold)
        self.hold.setVisible(bool(drive.hold))
        done = counted("{count} done of {{people}}", "{count} done of {{people}}", drive.settled)
        self._progress.setText(done.format(people=drive.people))
        said = _("{result}: {count}")
        _fill(self._results, [
            (said.format(result=result_label(result), count=number(count)), "info")
            for result, count in drive.results
        ])  # fmt: skip
        _fill(self._left_out, [
            (left_out_words(reason, drive.use, count), "warning")
            for reason, count in drive.left_out
        ])  # fmt: skip
        self._words.setText(drive.words)
        self._said.setVisible(bool(drive.words))
        self._show_buttons(drive)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        if self._drive is not None:
            self.show_drive(self._drive)

    def _show_buttons(self, drive: Drive) -> None:
        running = drive.state is DriveState.RUNNING
        self.go_button.setText(go_words(drive.use))
        self.go_button.setVisible(running and drive.left > 0)
        self.sheet_button.setVisible(self.go_button.isVisibleTo(self) and drive.use is Use.CALL)
        self.pause_button.setText(_("Pause") if running else _("Resume"))
        self.pause_button.setVisible(drive.state is not DriveState.CLOSED and not drive.hold)
        self.close_button.setVisible(drive.state is not DriveState.CLOSED)
        self.again_button.setVisible(drive.state is DriveState.CLOSED and drive.left > 0)

    def _pause_or_resume(self) -> None:
        if self._drive is not None:
            is_paused = self._drive.state is DriveState.PAUSED
            (self.resumed if is_paused else self.paused).emit()

    def _lay_out(self) -> None:
        report = label(role="h3")
        self.phrases.text(report, lambda: _("Report"))
        text = label(role="h3")
        self.phrases.text(text, lambda: _("The text"))
        self._said = Card(text, self._words)
        acts = FlowBox(
            self.go_button,
            self.sheet_button,
            self.pause_button,
            self.close_button,
            self.again_button,
            gap=8,
        )
        inside = QWidget()
        box = below(
            self._title, self._pills, self._why, self._facts, self.hold, acts,
            Card(report, self._progress, self._results, self._left_out), self.work, self._said,
            None, gap=12, margins=(24, 18, 24, 18),
        )  # fmt: skip
        inside.setLayout(box)
        self.setLayout(beside(scrolling(inside), gap=0))


def go_words(use: Use) -> str:
    """Return what is done next in a drive of *use*."""
    return {
        Use.CALL: _("Go on calling"),
        Use.LETTER: _("Prepare the letters"),
        Use.LABEL: _("Prepare the labels"),
        Use.OUTING: _("Prepare the field sheets"),
        Use.EMAIL: _("Prepare the e-mails"),
        Use.TEXT: _("Prepare the text messages"),
    }[use]


def _facts(drive: Drive) -> str:
    said = [
        _("Goal: {goal}").format(goal=drive.goal) if drive.goal else "",
        _("For: {purpose}").format(purpose=purpose_label(drive.purpose)),
        _("By: {team}").format(team=drive.team) if drive.team else "",
        _("Launched on {day}").format(day=long_date(local(drive.launched_at).date())),
        _("from {day}").format(day=short_date(drive.starts_on)) if drive.starts_on else "",
        _("to {day}").format(day=short_date(drive.ends_on)) if drive.ends_on else "",
        _("asked for by: {title}").format(title=drive.origin.title) if drive.origin else "",
        _("line of the register: {reference}").format(reference=drive.line.reference)
        if drive.line
        else "",
    ]
    return " · ".join(part for part in said if part)


def _fill(flow: FlowBox, words: list[tuple[str, str]]) -> None:
    flow.clear()
    for text, tone in words:
        flow.add(Pill(text, tone))
    flow.setVisible(bool(words))
