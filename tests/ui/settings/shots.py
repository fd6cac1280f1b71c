"""The settings, as `tools/shoot.py` draws them."""

from make import PASSWORD
from PySide6.QtWidgets import QApplication, QScrollArea

from organiser import paths
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.messages import Messages
from organiser.ui.page import PageSpec
from organiser.ui.settings.page import SettingsPage
from organiser.ui.settings.parts import ProgramParts, SettingsParts
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.ui.theme.appearance import Appearance
from organiser.usecases import creating
from tests.ui.dragging import enter

_KEPT = []


def settings(home):
    return _window(home)


def printer(home):
    window = _window(home)
    page = window.pages.page("settings")
    page.printer.left.editor.setText("17,5")
    page.printer.white.editor.setText("9")
    page.printer.form.submit()
    page.printer.top.editor.setText("45")
    page.printer.form.check()
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    page.findChild(QScrollArea).ensureWidgetVisible(page.printer)
    return window


def dropping(home):
    window = _window(home)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    page = window.pages.page("settings")
    page.findChild(QScrollArea).ensureWidgetVisible(page.backups)
    enter(page.backups, home / "copy.organiser-backup")
    enter(page.archive, home / "photo.jpg")
    return window


def _window(home):
    new = creating.create_committee(
        home / "file", "Rennes Nord", password=PASSWORD, in_keyring=False
    )
    messages = Messages()
    jobs = Jobs(messages)
    application = QApplication.instance()
    program = ProgramParts(
        Appearance(application), Language(application, paths.resources() / "locale"), list, tuple,
        list, list,
    )  # fmt: skip
    parts = SettingsParts(home / "file", new.database, messages, jobs, program)
    spec = PageSpec("settings", lambda: "Settings", "settings", lambda: SettingsPage(parts))
    window = MainWindow(WindowParts((spec,), home, messages, jobs, "Rennes Nord"))
    _KEPT.append((new, messages, jobs, program, window))
    return window
