"""Brings the program's own type in, so that it looks the same on every computer."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from organiser import paths


@cache
def load_fonts() -> None:
    """Make Inter known to Qt, once for the process."""
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
