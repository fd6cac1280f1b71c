"""From the words of the command line to an exit status, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from organiser.desktop.start import read_words, way_of

ROOT = Path(__file__).resolve().parent.parent.parent
CLOSE_WHAT_IS_SAID = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from organiser.desktop import main

application = QApplication([])

def read():
    question = application.activeModalWidget()
    print(question.windowTitle())
    question.act_button.click()

QTimer.singleShot(500, read)
sys.exit(main(["--home", sys.argv[1], "--lang", "en"]))
"""


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", CLOSE_WHAT_IS_SAID, str(tmp_path / "file" / "home")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout.strip() == "Organiser cannot open", done.stderr
    assert done.returncode == 4


def test_the_window_needs_no_word():
    assert not way_of(read_words([])).is_demonstration


def test_the_demonstration_shows_itself(tmp_path):
    way = way_of(read_words(["--demonstrate", str(tmp_path)]))

    assert way.is_demonstration
    assert way.shots == tmp_path
