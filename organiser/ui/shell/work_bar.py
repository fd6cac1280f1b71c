"""Says that long work is under way, how far it is, and lets it be stopped."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from organiser.i18n import _, number
from organiser.ui.jobs import Jobs
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label

_UNSEEN = 1000
"""Milliseconds: shorter work is over before it could be read about."""


class WorkBar(QFrame):
    """Appears after a second of work, and goes when all is done."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.phrases = Phrases()
        self._bar, self._words = QProgressBar(), label(role="muted")
        self._bar.setTextVisible(False)
        self.stop_button = Button("ghost")
        self.phrases.text(self.stop_button, lambda: _("Stop"))
        self.phrases.name(self._bar, lambda: _("How far the work is"), tip=False)
        self._wait = QTimer(self, singleShot=True, interval=_UNSEEN)
        box = beside(self._words, self._bar, self.stop_button, gap=12, margins=(24, 4, 20, 4))
        box.setStretch(1, 1)
        self.setLayout(box)
        self.hide()
        jobs.running.connect(self._count)
        jobs.busy.connect(self.show_step)
        self.stop_button.clicked.connect(jobs.cancel_all)
        self._wait.timeout.connect(self.show)

    def show_step(self, done: int, total: int) -> None:
        """Say that *done* of *total* are done; 0 in all means that nobody can know."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            text = _("{done} of {total}").format(done=number(done), total=number(total))
        else:
            text = _("Working…")
        self._words.setText(text)

    def _count(self, running: int) -> None:
        if not running:
            self._wait.stop()
            self.hide()
        elif not self.isVisible() and not self._wait.isActive():
            self.show_step(0, 0)
            self._wait.start()
