"""From the words of the command line to a running program, and back to an exit status."""

import argparse
import faulthandler
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from organiser import logs, paths
from organiser.desktop.faults import Faults
from organiser.desktop.instance import Instance
from organiser.desktop.program import Program
from organiser.desktop.way import Way
from organiser.errors import CannotOpen
from organiser.i18n import LANGUAGES, _
from organiser.settings import Settings, read_settings
from organiser.ui.language import Language
from organiser.ui.theme.appearance import Appearance

CRASHES = "crash.log"


def run(words: Sequence[str]) -> int:
    """Open the window, or bring the one that is open to the front."""
    asked = read_words(words)
    home = paths.home(asked.home)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    instance = Instance(home)
    if not instance.claim():
        return instance.raise_other()
    try:
        return _live(application, instance, home, asked)
    finally:
        instance.release()


def read_words(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words say; the last two are for the demonstration, and not in any help."""
    parser = argparse.ArgumentParser(prog="organiser")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--demonstrate", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--demonstration", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _live(
    application: QApplication, instance: Instance, home: Path, asked: argparse.Namespace
) -> int:
    spoken, look = _dress(application, read_settings(home), asked.lang)
    try:
        logs.start_logging(home / "logs")
    except OSError:
        return _say_unusable(application)
    program = Program(home, look, spoken, way_of(asked))
    instance.called.connect(program.come_to_front)
    faults = Faults(program.say_fault)
    _end_when_told(application)
    with (home / "logs" / CRASHES).open("a", encoding="utf-8") as crashes:
        faulthandler.enable(crashes)
        faults.watch()
        try:
            program.start()
            status = int(application.exec())
            return status or program.status
        finally:
            program.end()
            faults.rest()
            faulthandler.disable()


def _dress(
    application: QApplication, settings: Settings, language: str | None
) -> tuple[Language, Appearance]:
    QGuiApplication.setApplicationDisplayName("Organiser")
    QGuiApplication.setDesktopFileName("organiser")
    spoken = Language(application, paths.resources() / "locale")
    spoken.choose(language or settings.language)
    look = Appearance(application)
    look.wear(settings.theme, settings.text_percent)
    return spoken, look


def _say_unusable(application: QApplication) -> int:
    """The folder of the committee cannot be written: say it where she looks, and end."""
    from organiser.ui.lock.entrance import Entrance
    from organiser.ui.shell.question import Question

    behind = Entrance()
    behind.show()
    words = _("Its folder cannot be written on this computer. Ask who looks after the computer.")
    Question(behind, _("Organiser cannot open"), words, _("Close")).ask(application.quit)
    application.exec()
    behind.close()
    behind.deleteLater()
    return CannotOpen.exit_status


def way_of(asked: argparse.Namespace) -> Way:
    """Return how the file is to be opened, and what is to be done with it."""
    if asked.demonstrate is not None or asked.demonstration:
        return Way(is_demonstration=True, shots=asked.demonstrate)
    return Way()


def _end_when_told(application: QApplication) -> None:
    """A session that ends, or Ctrl+C in the terminal, closes the program as her click does."""
    for name in ("SIGTERM", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_signal: application.quit())
