"""Where resources and her files are: from the source, a wheel or the frozen program."""

import os
import re
import sys
from pathlib import Path

HOME_VARIABLE = "ORGANISER_HOME"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def resources() -> Path:
    """Return the folder of fonts, icons and catalogues."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def home(chosen: Path | None = None) -> Path:
    """Return the folder of one committee's file, settings, backups and logs."""
    if chosen is not None:
        return chosen.expanduser()
    if asked := os.environ.get(HOME_VARIABLE):
        return Path(asked).expanduser()
    import platformdirs  # late: the window's first paint does not wait for it

    return Path(platformdirs.user_data_dir("organiser", appauthor=False))


def safe_name(name: str) -> str:
    """Return *name* as a file name that Windows, macOS and Linux all take."""
    plain = _UNSAFE.sub("-", name).strip(" .")[:120] or "-"
    return f"_{plain}" if _RESERVED.match(plain) else plain


def guide() -> Path:
    """Return the folder of the user guide and its pictures."""
    inside = resources() / "guide"
    return inside if inside.is_dir() else resources().parent / "docs" / "guide"


def demonstration() -> Path:
    """Return the folder of the invented spreadsheets."""
    inside = resources() / "demo"
    return inside if inside.is_dir() else resources().parent / "demo"
