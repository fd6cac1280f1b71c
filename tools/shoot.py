"""Draws a window or page into a picture, to look at it without a screen.

    python tools/shoot.py tests.ui.shots:people out/ --language fr --scheme dark --text 150

The place names a function that is given a folder and returns a shown or unshown widget.
"""

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))  # as tests are run
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from organiser import paths
from organiser.ui.language import Language
from organiser.ui.theme.appearance import Appearance


def main() -> int:
    """Draw each place asked for; say where."""
    asked = _asked()
    application = QApplication([])
    Language(application, paths.resources() / "locale").choose(asked.language)
    Appearance(application).wear(asked.scheme, asked.text)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for place in asked.places:
        with tempfile.TemporaryDirectory() as home:
            print(_shoot(application, place, asked, Path(home)))
    return 0


def _shoot(application: QApplication, place: str, asked: argparse.Namespace, home: Path) -> Path:
    module, _colon, name = place.partition(":")
    widget: QWidget = getattr(importlib.import_module(module), name)(home)
    width, _times, height = asked.size.partition("x")
    window = widget.window()
    if not isinstance(window, QDialog):
        window.resize(int(width), int(height))
    window.show()
    window.activateWindow()
    for _turn in range(8):
        application.processEvents()
    file: Path = asked.folder / f"{name}-{asked.language}-{asked.scheme}-{asked.text}.png"
    window.grab().save(str(file))
    window.close()
    return file


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+", help="module:function")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100, help="size of the text in per cent")
    parser.add_argument("--size", default="1366x768")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
