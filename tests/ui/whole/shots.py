"""The whole window over the demonstration, as `tools/shoot.py` draws it.

Make it first: python -m organiser demo --out DIR, then say DIR in ORGANISER_DEMO.
"""

import os
import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from organiser import paths
from organiser.desktop.inside import open_window
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.messages import Messages
from organiser.ui.settings.parts import ProgramParts
from organiser.ui.theme.appearance import Appearance
from organiser.usecases import opening
from organiser.usecases.demonstration import PASSWORD
from tests.screens import go_on

_KEPT = []


def past(home):
    window = _window(home)
    window.toggle_past()
    return window


def guide(home):
    window = _window(home)
    window.read_guide()
    go_on(100)
    window.pages.page("guide").view.verticalScrollBar().setValue(250)
    return window


def helped(home):
    window = _window(home)
    window.toggle_help()
    return window


def guide_table(home):
    window = guide(home)
    window.pages.page("guide").show_chapter_of("returns")
    return window


def map_of_the_committee(home):
    window = _window(home)
    window.go("map")
    go_on(900)
    return window


def map_of_a_commune(home):
    window = map_of_the_committee(home)
    page = window.pages.page("map")
    page.choose("29999")
    go_on(400)
    return window


def _window(home):
    made = Path(os.environ["ORGANISER_DEMO"]) / "committee"
    shutil.copytree(made, home / "committee")
    database = opening.open_with_password(home / "committee", PASSWORD)
    messages = Messages()
    jobs = Jobs(messages)
    application = QApplication.instance()
    program = ProgramParts(
        Appearance(application), Language(application, paths.resources() / "locale"),
        list, tuple, print, list,
    )  # fmt: skip
    window = open_window(home / "committee", database, messages, jobs, program)
    _KEPT.extend((database, messages, jobs, window, program))
    window.resize(1366, 768)
    window.show()
    go_on(600)
    return window
