"""The officer on her own computer: she makes a key that her passphrase closes."""

import sys

import pytest
from make import PASSWORD
from spare_key import Offline

from organiser.credentials.officer_key import open_key
from organiser.errors import CannotOpen, Refused
from organiser.sync import sealing
from organiser.usecases.officer_key.making import make_key


@pytest.fixture
def offline(tmp_path):
    return Offline(tmp_path / "offline")


def test_the_private_half_lies_closed_and_for_its_owner_alone(offline):
    from spare_key import private_half

    kept = offline.made.secret.read_bytes()

    assert private_half(offline).hex().encode() not in kept
    assert sealing.public_of(private_half(offline)) == offline.public_key
    if sys.platform != "win32":
        assert offline.made.secret.stat().st_mode & 0o077 == 0


def test_a_weak_passphrase_makes_no_key(tmp_path):
    with pytest.raises(Refused):
        make_key(tmp_path / "offline", "motdepasse")

    assert not (tmp_path / "offline").exists()


def test_a_key_that_lies_there_is_never_replaced(offline):
    before = offline.made.secret.read_bytes()

    with pytest.raises(Refused, match="lies in this folder"):
        make_key(offline.folder, PASSWORD)

    assert offline.made.secret.read_bytes() == before


def test_a_wrong_passphrase_and_a_wrong_file_are_told_apart(offline, tmp_path):
    (tmp_path / "noise").write_bytes(b"\x00noise")

    with pytest.raises(CannotOpen, match="passphrase"):
        open_key(offline.made.secret, "quatre autres mots ici")
    with pytest.raises(CannotOpen, match="not the file"):
        open_key(tmp_path / "noise", PASSWORD)
