"""Draws every picture of the guide from the real window over an invented committee.

python tools/pictures.py [FOLDER] [WORD]     WORD keeps the pictures that contain it
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

LANGUAGES = ("fr", "en")


def main() -> int:
    """Draw the guide's pictures in each language, each in a process of its own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "guide" / "pictures"
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    failed = 0
    for spoken in LANGUAGES:
        words = [sys.executable, __file__, str(folder / spoken), word, spoken]
        failed += subprocess.run(words, cwd=ROOT, check=False).returncode != 0
    return int(bool(failed))


def draw_all(folder: Path, word: str, spoken: str) -> int:
    """Draw the pictures whose name contains *word* into *folder*."""
    from PySide6.QtWidgets import QApplication

    from organiser import i18n, paths
    from organiser.ui.theme.appearance import Appearance
    from tests.ui.guide import pictures, season

    application = QApplication([])
    look = Appearance(application)
    i18n.speak(spoken, paths.resources() / "locale")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, season.at():
        studio = pictures.Studio(application, look, Path(home) / "committee", spoken)
        for name in pictures.SCENES:
            if word in name:
                content = pictures.png(pictures.draw(studio, name))
                (folder / f"{name}.png").write_bytes(content)
                print(f"{folder / name}.png\t{len(content) // 1000} kB")
        studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(draw_all(Path(sys.argv[1]), *sys.argv[2:4]) if len(sys.argv) == 4 else main())
