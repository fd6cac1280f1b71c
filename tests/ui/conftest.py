"""What tests of screens may ask for."""

import pytest

from organiser import i18n, paths
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance

_WORN = {}


@pytest.fixture(autouse=True)
def english(qapp):
    """Every test begins in English and leaves no language behind."""
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture
def appearance(qapp):
    """The look of the program: light, at ordinary text size, until a test changes it."""
    kept = _WORN.setdefault("appearance", Appearance(qapp))
    kept.wear("light", 100, "")
    return kept


@pytest.fixture
def messages(qapp):
    return Messages()


@pytest.fixture
def jobs(messages):
    jobs = Jobs(messages)
    yield jobs
    jobs.close()
