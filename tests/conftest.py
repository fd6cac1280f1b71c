"""What any test may ask for."""

import os
from pathlib import Path

import memory
import postgres
import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot
from sizes import TORTURE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from make import PASSWORD

from organiser import i18n, paths
from organiser.usecases import creating, opening

settings.register_profile(
    "house",
    deadline=None,  # a machine that does other things as well is no fault of the product
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=TORTURE == 1,  # red tells of a change; `make torture` looks for more
)
settings.load_profile("house")
for wait in (QtBot.waitUntil, QtBot.waitSignal):
    wait.__kwdefaults__["timeout"] = 30_000  # the same: five seconds are short beside other work
memory.write_there()


def pytest_sessionfinish():
    """Stop the database server, where one was started."""
    postgres.stop()


_LONGEST = ("journeys", "commands", "browser", "desktop", "ui", "hq", "usecases")
"""Rooms whose files take long, the longest first."""


def pytest_collection_modifyitems(items):
    """Begin with what takes long: at the end no worker has a whole journey left for it alone."""
    here = Path(__file__).parent

    def turn(item):
        room = item.path.relative_to(here).parts[0]
        return _LONGEST.index(room) if room in _LONGEST else len(_LONGEST)

    items.sort(key=turn)


def pytest_make_parametrize_id(val):
    """Name bytes by how many they are: what is in a file may be another each time it is made.

    Workers that run side by side must find tests of the same names.
    """
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever language the one before it left behind."""
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture(scope="session")
def made_committee(tmp_path_factory):
    """A committee made once, to be copied: its password is stretched for real."""
    home = tmp_path_factory.mktemp("made") / "home"
    new = creating.create_committee(
        home, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    )
    key = new.database.key()
    new.database.close()
    return home, key, new.recovery_code


@pytest.fixture
def home(made_committee, tmp_path):
    """The folder of a committee: real, encrypted, empty."""
    made, _key, _code = made_committee
    folder = tmp_path / "home"
    folder.mkdir()
    for file in made.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture
def database(home, made_committee):
    """A committee's database, open: in a file, as threads need it to be."""
    database = opening.open_with_key(home, made_committee[1])
    yield database
    database.close()
