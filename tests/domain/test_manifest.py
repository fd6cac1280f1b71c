"""The record of a packet: it comes back as it was, forgets whom it must, refuses the unknown."""

import json
from uuid import UUID

import pytest

from organiser.domain.field import Door, Notice, Outing, SheetNumbers
from organiser.domain.manifest import UnknownManifest, from_json, to_json
from organiser.domain.sheet_layout import freeze

NUMBERS = SheetNumbers(number=417283, sheet_id=203382965207, committee=377255)
OUTING = Outing(
    "Porte-à-porte",
    team="Solène",
    holder="Karim",
    printed_by="Camille",
    phone="06 12 34 56 78",
    meeting_point="place des Champs",
    names=True,
    notice=Notice(contact="donnees@exemple.org"),
)
PERSONAL = (
    "Solène", "Karim", "Camille", "06 12 34", "place des Champs", "donnees@", "Denise", "Lilas",
    "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000009",
)  # fmt: skip


@pytest.fixture
def manifest():
    doors = [
        Door(UUID(int=1), "rue des Lilas", 12, "bis", name="Denise", person=UUID(int=9)),
        Door(UUID(int=2), "rue des Lilas", 14),
    ]
    return freeze(OUTING, NUMBERS, doors, language="fr")


def test_a_packet_comes_back_as_it_was(manifest):
    text = to_json(manifest)

    assert from_json(text) == manifest
    assert to_json(from_json(text)) == text


def test_the_record_is_the_one_that_other_programs_read(manifest):
    plain = json.loads(to_json(manifest))

    page = next(page for page in plain["pages"] if page["kind"] == "doors")
    assert plain["format"] == "organiser-sheet/1"
    assert (plain["page_w"], plain["page_h"], plain["number"]) == (210.0, 297.0, 417283)
    assert plain["legend"][0][0] == "A"
    assert page["qr"][0] == {"x": 8.0, "y": 8.0, "size": 18.0, "tail": "0"}
    assert page["boxes"][0] == {
        "id": "r01.res.A", "row": 0, "group": "r01.res", "kind": "single", "code": "A",
        "x": 105.2, "y": 49.7, "w": 4.6, "h": 4.6, "shape": "square",
    }  # fmt: skip
    assert page["rows"][0]["door"] == str(UUID(int=1))
    assert page["rows"][0]["shown"]["address"] == "12 bis rue des Lilas"
    assert page["rows"][1]["person"] is None


def test_what_a_helper_gets_says_nothing_of_anybody(manifest):
    text = to_json(manifest.without_people())

    rows = [row for page in json.loads(text)["pages"] for row in page["rows"]]
    assert not [word for word in PERSONAL if word in text]
    assert all({"shown", "door", "person"}.isdisjoint(row) for row in rows)
    assert from_json(text) == manifest.without_people()


def test_one_page_can_be_kept_by_itself(manifest):
    alone = manifest.only(2)

    assert [page.page for page in alone.pages] == [2]
    assert from_json(to_json(alone)).words == manifest.words


def test_a_record_of_a_newer_program_asks_for_an_update(manifest):
    newer = to_json(manifest).replace("organiser-sheet/1", "organiser-sheet/2")

    with pytest.raises(UnknownManifest, match="update the program"):
        from_json(newer)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "something/1"}', '{"format": "organiser-sheet/1"}', "null"]
)
def test_a_damaged_record_is_refused_in_a_sentence(text):
    with pytest.raises(UnknownManifest, match="damaged"):
        from_json(text)


def test_a_record_with_words_unknown_here_is_read_all_the_same(manifest):
    plain = json.loads(to_json(manifest))
    plain["pages"][0]["weather"] = "rain"

    assert from_json(json.dumps(plain)) == manifest
