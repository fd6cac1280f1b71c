"""The key in a real Secret Service: kept, given back, and done without when it is not there."""

import pytest
from make import PASSWORD

from tests.credentials.secret_service import START_LOCKED, missing, run_in_session

pytestmark = pytest.mark.keyring

MAKE = f"""
from organiser.usecases import creating, opening
home = Path({{home!r}})
new = creating.create_committee(home, "Brest", password={PASSWORD!r}, in_keyring=True)
code = new.recovery_code
new.database.close()
"""


@pytest.fixture
def session(tmp_path):
    """A folder for the keyring and the home, with the programs there."""
    assert not missing(), f"install these to run the tests of the keyring: {missing()}"
    return tmp_path


def made(session):
    return MAKE.format(home=str(session / "home"))


def test_a_key_is_kept_given_back_and_forgotten(session):
    said = run_in_session(
        session,
        """
from organiser.credentials import keyring_store as store
key = bytes(range(32))
kept = store.remember("file", key)
back = store.recall("file") == key
store.forget("file")
answer([store.is_there(), kept, back, store.recall("file")])
""",
    )

    assert said == [True, True, True, None]


def test_a_file_made_with_the_keyring_opens_without_a_question(session):
    said = run_in_session(
        session,
        made(session)
        + """
database = opening.open_with_keyring(home)
answer(database is not None)
database.close()
""",
    )

    assert said is True


def test_the_keyring_still_has_the_key_in_a_later_session(session):
    run_in_session(session, made(session) + "answer(True)")

    said = run_in_session(
        session,
        f"""
from organiser.usecases import creating, opening
database = opening.open_with_keyring(Path({str(session / "home")!r}))
answer(database is not None)
database.close()
""",
    )

    assert said is True


def test_without_the_keyring_the_password_and_the_code_open_it(session):
    said = run_in_session(
        session,
        made(session)
        + f"""
opening.forget_key(home)
by_keyring = opening.open_with_keyring(home)
opening.open_with_password(home, {PASSWORD!r}).close()
opening.open_with_recovery_code(home, code, "un autre bon mot de passe").close()
opening.open_with_password(home, "un autre bon mot de passe").close()
answer(by_keyring is None)
""",
    )

    assert said is True


def test_a_key_that_is_not_the_files_opens_nothing(session):
    said = run_in_session(
        session,
        made(session)
        + """
from organiser.credentials import keyring_store, wrapping
keyring_store.remember(wrapping.read_keys(home).file_id, bytes(32))
answer(opening.open_with_keyring(home) is None)
""",
    )

    assert said is True


def test_a_locked_keyring_is_waited_for_no_longer_than_the_patience(session):
    run_in_session(session, made(session) + "answer(True)")

    said = run_in_session(
        session,
        f"""
import time
from organiser.usecases import creating, opening
begun = time.monotonic()
database = opening.open_with_keyring(Path({str(session / "home")!r}), patience=2)
took = time.monotonic() - begun
opening.open_with_password(Path({str(session / "home")!r}), {PASSWORD!r}).close()
answer([database is None, took < 10])
import os
sys.stdout.flush()
os._exit(0)
""",
        before=START_LOCKED,
    )

    assert said == [True, True]


def test_a_keyring_that_never_answers_is_done_without(session):
    said = run_in_session(
        session,
        made(session)
        + """
import keyring, os, threading
from keyring.backend import KeyringBackend
class Silent(KeyringBackend):
    priority = 1
    def get_password(self, service, name): threading.Event().wait()
    def set_password(self, service, name, secret): threading.Event().wait()
    def delete_password(self, service, name): threading.Event().wait()
keyring.set_keyring(Silent())
answer(opening.open_with_keyring(home, patience=0.2) is None)
sys.stdout.flush()
os._exit(0)
""",
    )

    assert said is True


def test_a_backend_that_writes_in_clear_counts_as_none(session):
    said = run_in_session(
        session,
        """
import keyring, types
from keyring.backend import KeyringBackend
from organiser.credentials import keyring_store as store
class Plain(KeyringBackend):
    priority = 1
    kept = {}
    def get_password(self, service, name): return self.kept.get(name)
    def set_password(self, service, name, secret): self.kept[name] = secret
    def delete_password(self, service, name): self.kept.pop(name)
Plain.__module__ = "keyrings.alt.file"
keyring.set_keyring(Plain())
answer([store.is_there(), store.remember("file", bytes(32)), Plain.kept])
""",
    )

    assert said == [False, False, {}]


def test_a_computer_without_a_keyring_has_none(session):
    said = run_in_session(
        session,
        """
from organiser.credentials import keyring_store as store
answer([store.is_there(), store.remember("file", bytes(32)), store.recall("file")])
""",
        before="export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent; ",
    )

    assert said == [False, False, None]
