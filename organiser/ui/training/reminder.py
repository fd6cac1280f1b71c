"""Reminds whoever prints or exports untrained, once a day, and shows the way to the course."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.database import Database
from organiser.errors import Refused
from organiser.i18n import _
from organiser.settings import change_settings, read_settings
from organiser.ui.messages import Messages, Notice, Way
from organiser.ui.training.pages import TRAINING
from organiser.usecases.training.gate import check_trained
from organiser.usecases.training.shipped import DATA_AND_RIGHTS

_SEEN_FOR, _AFTER_ANOTHER = 8_000, 9_000
"""Milliseconds: as long as a notice stands; what came over this one is read first."""


class Reminder(QObject):
    """Says it as data leave; said over by what came of it, it says it once more.

    It lives as long as the *window*: another opening has another.
    """

    def __init__(
        self,
        window: QWidget,
        database: Database,
        messages: Messages,
        follow: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._database, self._messages, self._follow = database, messages, follow
        self._home = database.file.parent
        self._notice: Notice | None = None
        self._seen = QTimer(self, singleShot=True, interval=_SEEN_FOR)
        self.again = QTimer(self, singleShot=True, interval=_AFTER_ANOTHER)
        self.again.timeout.connect(self._say)
        messages.data_leave.connect(self.remind)
        messages.noticed.connect(self._make_room)

    def remind(self) -> None:
        """Say it, if it was not said today and is still to be learnt."""
        today = clock.today().isoformat()
        if read_settings(self._home).reminded_on == today:
            return
        try:
            words = check_trained(self._database)
        except Refused:  # what she does is refused too, and says why
            return
        if words:
            change_settings(self._home, reminded_on=today)
            way = Way(_("Follow it"), TRAINING, partial(self._follow, DATA_AND_RIGHTS))
            self._notice = Notice(words, way=way)
            self._say()

    def _say(self) -> None:
        if self._notice is not None:
            self._seen.start()
            self._messages.noticed.emit(self._notice)

    def _make_room(self, notice: Notice) -> None:
        if notice is not self._notice and not notice.is_quiet and self._seen.isActive():
            self._seen.stop()
            self.again.start()
