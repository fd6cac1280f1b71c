"""Starts the organiser's own program: builds each part once and hands it to the next."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from organiser import paths
from organiser.i18n import speak
from organiser.settings import read_settings


def main(words: Sequence[str]) -> int:
    """Open the window and run until it is closed."""
    parser = ArgumentParser(prog="organiser")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--lang")
    asked = parser.parse_args(words)
    home = paths.home(asked.home)
    speak(asked.lang or read_settings(home).language, paths.resources() / "locale")
    application = QApplication(sys.argv[:1])
    return int(application.exec())
