"""The real process, started on a real screen as a double click does."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import pytest
from make import PASSWORD

from organiser.settings import change_settings
from organiser.usecases import creating

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a virtual screen is a thing of X11"
)


@pytest.fixture(scope="module")
def screen():
    """A virtual screen for these processes, and none of the person's own."""
    assert shutil.which("Xvfb"), "install xvfb to run this journey"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture
def begin(screen, tmp_path):
    """Start the program on a home; whatever still lives at the end is ended."""
    living = []
    wanted = {
        **os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT),
        "TMPDIR": mkdtemp(), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    }  # fmt: skip
    for name in ("ORGANISER_PASSPHRASE_FILE", "ORGANISER_HOME"):
        wanted.pop(name, None)

    def begin(home, *words, **more):
        process = subprocess.Popen(
            [sys.executable, "-m", "organiser", "--home", str(home), *words],
            env={**wanted, **more},
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        living.append(process)
        return process

    yield begin
    for process in living:
        process.kill()
        process.communicate()


def stands(process, home):
    """Wait until the window is up: the log of crashes is opened just before."""
    end = time.monotonic() + PATIENCE
    while not (home / "logs" / "crash.log").exists():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end
        time.sleep(0.05)
    time.sleep(1)
    assert process.poll() is None, process.stderr.read()
    return process


def test_it_lives_until_it_is_told_to_end(begin, tmp_path):
    process = stands(begin(tmp_path / "home"), tmp_path / "home")

    process.terminate()

    assert process.wait(PATIENCE) == 0
    assert "Traceback" not in process.stderr.read()


def test_a_second_start_ends_at_once_and_well(begin, tmp_path):
    first = stands(begin(tmp_path / "home"), tmp_path / "home")

    second = begin(tmp_path / "home")

    assert second.wait(PATIENCE) == 0
    assert first.poll() is None


def test_it_starts_again_after_it_was_ended(begin, tmp_path):
    home = tmp_path / "home"
    first = stands(begin(home), home)
    first.terminate()
    first.wait(PATIENCE)
    (home / "logs" / "crash.log").unlink()

    stands(begin(home), home)


def test_it_starts_again_after_it_was_killed(begin, tmp_path):
    home = tmp_path / "home"
    first = stands(begin(home), home)
    first.send_signal(signal.SIGKILL)
    first.wait(PATIENCE)
    (home / "logs" / "crash.log").unlink()

    again = stands(begin(home), home)

    assert begin(home).wait(PATIENCE) == 0
    assert again.poll() is None


def test_it_shows_every_page_and_ends(begin, tmp_path):
    home, secret = tmp_path / "home", tmp_path / "secret"
    creating.create_committee(home, "Brest", password=PASSWORD, in_keyring=False).database.close()
    change_settings(home, open_with_keyring=False)
    secret.write_text(PASSWORD, encoding="utf-8")

    process = begin(
        home, "--demonstrate", str(tmp_path / "shots"), ORGANISER_PASSPHRASE_FILE=str(secret)
    )

    assert process.wait(PATIENCE) == 0, process.stderr.read()
    assert (tmp_path / "shots" / "settings.png").stat().st_size > 1000
