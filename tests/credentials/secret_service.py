"""A real Secret Service in a private session: started, asked, and gone with its processes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
UNLOCK = "printf testpw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
START_LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null; "
PATIENCE = 120


def missing():
    """Return which programs are not installed: these tests fail then, they are not left out."""
    return [program for program in NEEDED if shutil.which(program) is None]


def run_in_session(folder, code, *, before=UNLOCK):
    """Run Python *code* in a session of its own, whose keyring lies in *folder*; return its word.

    *code* ends by calling `answer(value)` with something JSON can carry.
    """
    script = folder / "asked.py"
    preamble = "import json, sys\nfrom pathlib import Path\n"
    teller = "def answer(value):\n    print('ANSWER ' + json.dumps(value))\n"
    script.write_text(preamble + teller + code, encoding="utf-8")
    command = f"{before}exec {sys.executable} {script}"
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        env=_private(folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    answers = [line[7:] for line in done.stdout.splitlines() if line.startswith("ANSWER ")]
    assert answers, done.stderr[-2000:]
    return json.loads(answers[-1])


def _private(folder: Path) -> dict[str, str]:
    """Nothing of the session that runs the tests: its keyring is the person's own."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
    }
