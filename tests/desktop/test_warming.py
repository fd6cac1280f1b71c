"""What pages need is brought in while the window rests."""

import subprocess
import sys
from pathlib import Path

from make import PASSWORD

from organiser.usecases import creating

ROOT = Path(__file__).resolve().parents[2]
VISIT = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from organiser import paths
from organiser.database import Database
from organiser.desktop.inside import open_window
from organiser.desktop.warming import PAGES, TYPING
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.messages import Messages
from organiser.ui.settings.parts import ProgramParts
from organiser.ui.theme.appearance import Appearance

application = QApplication([])
look, language = Appearance(application), Language(application, paths.resources() / "locale")
look.wear("light", 100)
language.choose("fr")
home = Path(sys.argv[1])
database = Database(home / "committee.db", bytes.fromhex(sys.argv[2]))
messages = Messages()
jobs = Jobs(messages)
program = ProgramParts(look, language, list, tuple, print, list)
window = open_window(home, database, messages, jobs, program)
window.show()
end = time.monotonic() + 60
while not {*TYPING, *PAGES} <= set(sys.modules) or jobs._jobs:
    application.processEvents()
    assert time.monotonic() < end, {*TYPING, *PAGES} - set(sys.modules)
before = set(sys.modules)
for key in window.pages._specs:
    window.go(key)
    application.processEvents()
print(*sorted(name for name in set(sys.modules) - before if name.startswith("organiser.ui.")))
window.close()
jobs.close()
database.close()
"""


def test_no_page_brings_in_a_screen_when_it_is_gone_to(tmp_path):
    home = tmp_path / "home"
    made = creating.create_committee(
        home, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    )
    key = made.database.key().hex()
    made.database.close()

    done = subprocess.run(
        [sys.executable, "-c", VISIT, str(home), key],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.stderr == ""
    assert done.stdout.split() == []
