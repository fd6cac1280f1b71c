"""The program from its first paint to its end: opening, first start, window, lock."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from organiser.desktop import way as ways
from organiser.desktop.letting_go import let_go
from organiser.desktop.line import HUNG_UP, Schedule, reach
from organiser.desktop.way import Begun, Way
from organiser.i18n import _, language
from organiser.settings import change_settings, read_settings
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.lock.entrance import Entrance
from organiser.ui.lock.opening_screen import OpeningScreen
from organiser.ui.messages import Messages
from organiser.ui.soon import soon
from organiser.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.desktop.notices import Notices
    from organiser.desktop.upkeep import Upkeep
    from organiser.ui.actions import Command
    from organiser.ui.first_run.first_run import FirstRun
    from organiser.ui.line.exchanges import Connect
    from organiser.ui.settings.parts import ProgramParts
    from organiser.ui.shell.window import MainWindow

_QUEUED = Qt.ConnectionType.QueuedConnection
"""What closes a window waits until the click that asked for it is over."""


class Program(QObject):
    """Has one window in front at any time: the entrance, or the committee's own."""

    def __init__(
        self, home: Path, look: Appearance, spoken: Language, way: Way, connect: "Connect" = reach
    ) -> None:
        super().__init__()
        self._connect = connect
        self._root, self.home = home, home
        self._look, self._spoken, self._way = look, spoken, way
        self.status = 0
        self.messages = Messages(self)
        self.jobs = Jobs(self.messages, self)
        self.entrance = Entrance()
        self.window: MainWindow | None = None
        self.database: Database | None = None
        self._inner_jobs: Jobs | None = None
        self._upkeep: Upkeep | None = None
        self.notices: Notices | None = None
        self.schedule: Schedule | None = None
        self._turn, self._has_ended = 0, False
        self._awaited: partial[Begun] | None = None
        self._came_back_to = ""
        self._is_demonstration = self._is_ordered_away = False
        look.changed.connect(self._restyle)
        spoken.changed.connect(self._retranslate)

    def start(self) -> None:
        """Show something at once; look for the committee when it was seen."""
        settings = read_settings(self.home)
        self._way = self._way.asking_keyring(settings.open_with_keyring)
        self.entrance.stand_at(settings.window)
        work = partial(ways.begin, self.home, self._way)
        self._await(work, waits_for_keyring=self._way.with_keyring)
        self.entrance.show()

    def come_to_front(self) -> None:
        """Show the window above those of other programs."""
        window = self.window or self.entrance
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def is_in_front(self) -> bool:
        """Return whether she works with the program now."""
        is_active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return is_active and not (self.window or self.entrance).isMinimized()

    def say_fault(self, error: BaseException) -> None:
        """Say what nobody expected, in the window that is in front."""
        messages = self.window.parts.messages if self.window else self.messages
        messages.show(error)

    def lock(self) -> None:
        """Close the file and all that shows it, wipe its key, and ask for the password."""
        if self.window is None:
            return
        modal = QApplication.activeModalWidget()
        if modal is not None:  # its own loop must have ended before its parent goes
            modal.close()
            soon(self, self.lock)
            return
        self._came_back_to = self.window.pages.key
        self._save_typed()
        self._leave(self._lock_screen)

    def use_copy(self, restored: Any) -> None:
        """Close everything, put the *restored* copy in the file's place, open again."""
        assert self.database is not None
        key = self.database.key()
        work = partial(ways.use_copy, self.home, restored, key)
        soon(self, lambda: self._leave(lambda: self._await(work)))

    def throw_away(self) -> None:
        """Close the demonstration, remove it, and begin where the program began."""
        work = partial(ways.throw_away, self.home)
        if self.notices is not None:
            self.notices.end()
        soon(self, lambda: self._leave(lambda: self._await(work)))

    def remove_committee(self) -> None:
        """Close the committee, remove it from this computer, and begin where the program began."""
        work = partial(ways.remove, self.home)
        soon(self, lambda: self._leave(lambda: self._await(work)))

    def end(self) -> None:
        """Let go of everything, in the order in which one part needs the other."""
        if self._has_ended:
            return
        self._has_ended = True
        if self.notices is not None:
            self.notices.end()
        if self.schedule is not None and self.window is not None:
            self.window.hide()
            self.schedule.say_last_word()
        self._close_window()
        self.jobs.close()
        self.entrance.close()
        self.entrance.deleteLater()
        let_go()

    def _await(self, work: partial[Begun], *, waits_for_keyring: bool = False) -> None:
        """Show the opening, and do *work* as soon as it was seen."""
        self._turn += 1
        screen = OpeningScreen(waits_for_keyring)
        screen.given_up.connect(self._lock_screen)
        screen.painted.connect(self._begin, _QUEUED)
        screen.wait.timeout.connect(self._begin)  # a window that starts out of sight
        self._awaited = work
        self.entrance.show_screen(screen)

    def _begin(self) -> None:
        work, self._awaited = self._awaited, None
        if work is not None:
            then = partial(self._begun, self._turn)
            self.jobs.run(work, then=then, failed=self._could_not, owner=self)

    def _begun(self, turn: int, begun: Begun) -> None:
        if turn != self._turn:  # she did not wait, and is typing her password
            if begun.database is not None:
                begun.database.close()
        elif begun.database is not None:
            self._enter(begun.database)
        elif begun.has_committee:
            self._lock_screen()
        else:
            self._first_run()

    def _could_not(self, error: BaseException) -> None:
        """A file that does not open is said on the lock screen: a backup may replace it."""
        self._lock_screen()
        self.messages.show(error)

    def _first_run(self) -> None:
        from organiser.errors import Refused
        from organiser.ui.first_run.first_run import FirstRun
        from organiser.usecases.line import troubles

        self.home = self._root
        screen = FirstRun(self.home, self.jobs, self.messages, self._spoken, self._connect)
        screen.made.connect(self._keep)
        screen.finished.connect(self._finish_first_run)
        screen.demonstration_asked.connect(partial(self._demonstrate, screen))
        self.entrance.show_screen(screen)
        if self._is_ordered_away:
            self._is_ordered_away = False
            self.messages.show(Refused(troubles.words(troubles.WIPED)))

    def _keep(self, database: "Database") -> None:
        self.database = database
        change_settings(self.home, language=language())

    def _finish_first_run(self, database: "Database", in_keyring: bool) -> None:
        change_settings(self.home, open_with_keyring=in_keyring)
        self._enter(database)

    def _demonstrate(self, screen: "FirstRun") -> None:
        from organiser.usecases import demonstration

        home = self._root / demonstration.FOLDER
        screen.say_working(_("The invented people are coming…"))
        self.jobs.run(
            partial(ways.prepare_demonstration, home),
            then=partial(self._enter_demonstration, home),
            failed=screen.say_failed,
            owner=screen,
        )

    def _enter_demonstration(self, home: Path, begun: Begun) -> None:
        kept = read_settings(self._root)
        change_settings(home, language=language(), theme=kept.theme, text_percent=kept.text_percent)
        self.home = home
        self._begun(self._turn, begun)

    def _lock_screen(self) -> None:
        from organiser.ui.lock.lock_screen import LockScreen
        from organiser.usecases import demonstration

        self._turn += 1
        is_known = self._is_demonstration or self.home.name == demonstration.FOLDER
        hint = _demonstration_hint if is_known else None
        screen = LockScreen(self.home, self.jobs, self.messages, hint)
        screen.opened.connect(self._enter_by_password)
        self.entrance.show_screen(screen)

    def _enter_by_password(self, database: "Database") -> None:
        """What the keyring should hold and does not, it is given again."""
        from organiser.usecases import opening

        self._enter(database)
        if read_settings(self.home).open_with_keyring and self._inner_jobs is not None:
            self._inner_jobs.run(
                partial(opening.remember_key, self.home, database),
                then=_content, failed=_content, owner=self,
            )  # fmt: skip

    def _enter(self, database: "Database") -> None:
        """Show the committee's window in the entrance's place."""
        from organiser.desktop.inside import open_window
        from organiser.desktop.upkeep import Upkeep
        from organiser.ui.line.exchanges import Exchanges

        change_settings(self.home, window=self.entrance.place())
        self.database = database
        messages = Messages(self)
        self._inner_jobs = Jobs(messages, self)
        self._upkeep = Upkeep(database, self.home, self._inner_jobs)
        exchanges = Exchanges(database, messages, self._inner_jobs, self._connect, self)
        exchanges.ordered_away.connect(self._obey, _QUEUED)
        self.schedule = Schedule(exchanges)
        self.window = open_window(
            self.home, database, messages, self._inner_jobs, self._parts(), exchanges
        )
        self._is_demonstration = self.window.parts.is_demonstration
        self._upkeep.idle.connect(self.lock)
        self.window.news.changed.connect(self._upkeep.hear)
        self.window.lock_asked.connect(self.lock, _QUEUED)
        self.window.show()
        self._upkeep.start()
        self._notices().watch(self.home, database, messages)
        self.schedule.start()
        self.entrance.hide()
        self.entrance.show_screen(OpeningScreen(waits_for_keyring=False))
        if self._came_back_to and self.window.pages.knows(self._came_back_to):
            self.window.go(self._came_back_to)
        if self._way.shots is not None:
            self._show_pages(self._way.shots)

    def _parts(self) -> "ProgramParts":
        from organiser.desktop.notices import has_tray
        from organiser.ui.settings.parts import ProgramParts

        return ProgramParts(
            self._look,
            self._spoken,
            self._read_settings,
            self._known,
            self.use_copy,
            self.throw_away,
            has_tray,
            remove_committee=self.remove_committee,
        )

    def _read_settings(self) -> None:
        assert self._upkeep is not None
        self._upkeep.read_settings()
        self._notices().read_settings()

    def _notices(self) -> "Notices":
        from organiser.desktop.notices import Notices

        if self.notices is None:
            self.notices = Notices(self.is_in_front, self.come_to_front)
        return self.notices

    def _known(self) -> "tuple[Command, ...]":
        return self.window.actions_known.all() if self.window else ()

    def _show_pages(self, folder: Path) -> None:
        from organiser.desktop.showing import Showing

        assert self.window is not None
        Showing(self.window, folder, then=QCoreApplication.quit)

    def _leave(self, then: Any) -> None:
        """Bring the entrance in front, then close the window behind it."""
        assert self.window is not None
        self.entrance.setGeometry(self.window.geometry())
        then()
        self.entrance.show()
        self._close_window()
        self.entrance.activateWindow()

    def _close_window(self) -> None:
        if self._upkeep is not None:
            self._upkeep.stop()
            self._upkeep.deleteLater()
        if self.schedule is not None:
            self.schedule.stop()
            self.schedule.exchanges.deleteLater()
            self.schedule.deleteLater()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        if self._inner_jobs is not None:
            self._inner_jobs.close(HUNG_UP)
            self._inner_jobs.deleteLater()
        if self.notices is not None:
            self.notices.rest()
        if self.database is not None:
            self.database.close()
        self.window = self._upkeep = self._inner_jobs = self.database = self.schedule = None
        let_go()

    def _save_typed(self) -> None:
        """A field is saved when it is left: leave it before its page goes."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _obey(self) -> None:
        """Headquarters ordered, signed, that nothing of the committee stay here."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()
            soon(self, self._obey)
            return
        self._is_ordered_away = True
        self.remove_committee()

    def _restyle(self) -> None:
        if self.window is not None:
            self.window.restyle()

    def _retranslate(self) -> None:
        self.entrance.retranslate()
        if self.window is not None:
            self.window.retranslate()


def _demonstration_hint() -> str:
    from organiser.usecases import demonstration

    words = _("This is the demonstration: its password is {password}")
    return words.format(password=demonstration.PASSWORD)


def _content(_result: object) -> None:
    pass
