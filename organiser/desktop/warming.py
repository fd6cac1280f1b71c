"""Brings in what pages are made of while the window rests: their first sight does not wait.

So does what is looked at as she types.
"""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from organiser.ui.jobs import Jobs
from organiser.ui.soon import once_seen

TYPING = ("organiser.matching.levels", "organiser.matching.names")
"""Who may be there already, asked at the first letters of somebody new."""
PAGES = (
    "organiser.ui.field.sheets_page",
    "organiser.ui.field.entry_page",
    "organiser.ui.plans.page",
    "organiser.ui.newcomers.page",
    "organiser.ui.directives.page",
    "organiser.ui.proposals.page",
    "organiser.ui.lists.call_page",
    "organiser.ui.lists.page",
    "organiser.ui.lists.drives_page",
    "organiser.ui.rights.page",
    "organiser.ui.training.page",
    "organiser.ui.teams.page",
    "organiser.ui.votes.page",
    "organiser.ui.climbers.page",
    "organiser.ui.map.page",
    "organiser.ui.importing.page",
    "organiser.ui.slips.page",
    "organiser.ui.people.duplicates_page",
    "organiser.ui.line.page",
    "organiser.ui.settings.page",
    "organiser.ui.guide.page",
)
"""In the order in which they are likely to be wanted; the first two are there at the start."""
_REST = 700
"""Milliseconds from the first sight of the window: what it reads itself comes first."""


class Warming(QObject):
    """One module after another, each a job of its own: her own work stands between them."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._left = [*TYPING, *PAGES]
        rest = QTimer(self, singleShot=True, interval=_REST)
        rest.timeout.connect(self._next)
        once_seen(window, rest.start)

    def _next(self, _done: object = None) -> None:
        if self._left:
            self._jobs.run(
                partial(import_module, self._left.pop(0)),
                then=self._next, failed=self._next, told=_hear, owner=self,
            )  # fmt: skip


def _hear(_done: int, _total: int) -> None:
    """Nobody waits for it."""
