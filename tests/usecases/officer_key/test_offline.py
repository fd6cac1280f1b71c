"""The officer on her own computer: she makes a key, and opens what headquarters wrote out."""

import json
import sys
import zipfile
from uuid import uuid4

import pytest
from make import PASSWORD
from spare_key import Offline

from organiser.errors import CannotOpen, Refused, UnreadableFile
from organiser.sync import officer_key, sealing
from organiser.usecases.officer_key.making import make_key
from organiser.usecases.officer_key.opening import open_export

SCOPE, KEY, OLDER = "committee:" + "a" * 32, b"k" * 32, b"o" * 32
HER = uuid4()


@pytest.fixture
def offline(tmp_path):
    return Offline(tmp_path / "offline")


def sealed(value, name, record=HER, key=KEY):
    return sealing.seal(key, sealing.place_of(SCOPE, record, name), value)


def write(offline, *records, wraps=None, file=None):
    """Write what headquarters would, for one key of the officer's."""
    contents = {
        "committee": "Plouexemple", "scope": SCOPE, "person": HER.hex, "controller": "Mouvement",
        "officer": "dpo@example.org", "made_at": "2026-11-27T10:00:00+00:00",
        "looks": [{"at": "2026-11-27T10:00:00+00:00", "role": "data_protection"}],
        "records": list(records), "beside": [],
        "naming": [{"kind": "person", "id": uuid4().hex, "as": "referrer_id"}],
        "wraps": [{"key": 1, "wrapped": sealing.wrap(KEY, offline.public_key)}]
        if wraps is None else wraps,
    }  # fmt: skip
    target = file or offline.folder / "export"
    target.write_bytes(officer_key.close(offline.public_key, contents))
    return target


def person(**fields):
    return {"kind": "person", "id": HER.hex, "fields": {"first_name": "Nolwenn", **fields}}


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


def test_notes_are_opened_and_the_letter_says_them(offline):
    export = write(offline, person(note=sealed("Préfère le soir.", "note"), joined_on=None))

    given, kept = offline.opens(export)

    assert (given.opened, given.sealed) == (1, 0)
    assert kept["tables"]["person"][0]["note"] == "Préfère le soir."
    assert kept["explained"]["Card"][0] == "First name: Nolwenn"
    assert any("Préfère le soir." in line for line in kept["explained"]["Card"])
    assert kept["tables"]["person"][1]["names_her_as"] == "referrer_id"


def test_a_value_that_was_not_kept_is_opened_where_it_was_sealed(offline):
    lost = {"record_kind": "person", "record_id": HER.hex, "field": "note", "why": "edited",
            "sealed_value": sealed("Plutôt le matin.", "note")}  # fmt: skip
    export = write(offline, person(), {"kind": "conflict", "id": uuid4().hex, "fields": lost})

    given, kept = offline.opens(export)

    assert given.opened == 1
    assert kept["tables"]["conflict"][0]["sealed_value"] == "Plutôt le matin."


def test_what_a_key_sealed_that_she_was_not_handed_stays_sealed_and_is_said(offline):
    export = write(offline, person(note=sealed("après", "note", key=OLDER)))

    given, kept = offline.opens(export)

    assert (given.opened, given.sealed) == (0, 1)
    assert any("was not handed" in line for line in kept["explained"]["Card"])


def test_an_earlier_key_of_hers_opens_what_was_handed_to_it(offline, tmp_path):
    earlier = Offline(tmp_path / "earlier")
    wraps = [
        {"key": 1, "wrapped": sealing.wrap(OLDER, earlier.public_key)},
        {"key": 2, "wrapped": sealing.wrap(KEY, offline.public_key)},
    ]
    said = person(note=sealed("avant", "note", key=OLDER), next_step=sealed("après", "next_step"))
    export = write(offline, said, wraps=wraps)

    alone, both = offline.opens(export)[0], offline.opens(export, earlier)[0]

    assert (alone.opened, alone.sealed) == (1, 1)
    assert (both.opened, both.sealed) == (2, 0)


def test_what_was_written_for_another_key_does_not_open(offline, tmp_path):
    other = Offline(tmp_path / "other")
    export = write(other, person(), file=tmp_path / "export")

    with pytest.raises(CannotOpen, match="another officer"):
        offline.opens(export)


def test_a_wrong_passphrase_and_a_wrong_file_are_told_apart(offline, tmp_path):
    export, out = write(offline, person()), tmp_path / "given.zip"
    (tmp_path / "noise").write_bytes(b"\x00noise")
    secret = offline.made.secret

    with pytest.raises(CannotOpen, match="passphrase"):
        open_export(export, [(secret, "quatre autres mots ici")], out)
    with pytest.raises(CannotOpen, match="not the file"):
        open_export(export, [(tmp_path / "noise", PASSWORD)], out)
    with pytest.raises(UnreadableFile):
        open_export(tmp_path / "noise", [(secret, PASSWORD)], out)
    assert not out.exists()


def test_fields_and_kinds_of_a_newer_program_are_given_as_they_came(offline):
    newer = {"kind": "constellation", "id": uuid4().hex, "fields": {"star": 3}}
    export = write(offline, person(shoe="42"), newer)

    _given, kept = offline.opens(export)

    assert kept["tables"]["constellation"][0]["star"] == 3
    assert kept["tables"]["person"][0]["shoe"] == "42"


def test_no_cell_is_a_formula(offline):
    export = write(offline, person(last_name="=1+1"))
    offline.opens(export)

    with zipfile.ZipFile(offline.folder / "given.zip") as bag:
        assert "'=1+1" in bag.read("csv/person.csv").decode("utf-8-sig")
        assert json.loads(bag.read("data.json"))["format"] == "organiser-access/1"
