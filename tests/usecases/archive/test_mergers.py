"""Who was merged in an archive, parted since and erased, is not brought back by it (R26)."""

import json
import zipfile
from datetime import timedelta

import pytest
from make import names, person
from plain_bytes import found_in

from organiser import clock
from organiser.errors import UnreadableFile
from organiser.usecases import checking, opening, undo
from organiser.usecases.archive.mergers import MEMBER
from organiser.usecases.archive.reading import read_archive
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.people import editing, merging
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing

HER = ["Kerzhero", "39987765", "39 98 77 65", "solenn@example.org", "chats"]


@pytest.fixture
def merged(database):
    """She is part of Anne's entry, by a slip."""
    kept = person(database, "Anne Riou", phones="06 39 98 77 66", note="colle des affiches")
    her = person(
        database, "Solenn Kerzhero", phones="06 39 98 77 65", emails="solenn@example.org",
        note="aime les chats",
    )  # fmt: skip
    return kept, her, merging.merge(database, kept, her)


@pytest.fixture
def begin_again(database, home, made_committee):
    """The committee's file is lost; an empty one stands in its folder."""
    opened = []

    def start():
        database.close()
        for one in opened:
            one.close()
        for part in home.glob("committee.db*"):
            part.unlink()
        (home / "committee.db").write_bytes((made_committee[0] / "committee.db").read_bytes())
        opened.append(opening.open_with_key(home, made_committee[1]))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def without_mergers(file, out):
    """The archive as an earlier program wrote it."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "archive.json":
                about = json.loads(content)
                del about["mergers"]
                content = json.dumps(about).encode()
            if name != MEMBER:
                new.writestr(name, content)
    return out


def test_an_archive_of_the_merger_brings_nothing_of_her_back(
    database, merged, begin_again, tmp_path
):
    kept, her, act = merged
    file = write_archive(database, tmp_path / "all.zip").file
    undo.undo_act(database, act)
    erasing.erase(database, her)
    again = begin_again()

    read_archive(again, file)

    assert names(again) == ["Anne Riou"]
    assert found_in(again, HER) == []
    assert [c.typed for c in read_card(again, kept).contacts] == ["06 39 98 77 66"]
    assert read_card(again, kept).note == "colle des affiches"
    assert checking.check(again).problems == ()


def test_what_was_changed_after_the_merger_stays_as_it_was_said(
    database, merged, begin_again, tmp_path
):
    kept, her, act = merged
    editing.edit_person(database, kept, {"note": "tient le stand", "occupation": "libraire"})
    file = write_archive(database, tmp_path / "all.zip").file
    undo.undo_act(database, act)
    erasing.erase(database, her)
    again = begin_again()

    read_archive(again, file)

    card = read_card(again, kept)
    assert (card.note, card.occupation) == ("tient le stand", "libraire")
    assert found_in(again, HER) == []


def test_an_archive_that_cannot_part_them_drops_what_may_be_hers(
    database, merged, begin_again, tmp_path
):
    kept, her, act = merged
    whole = write_archive(database, tmp_path / "all.zip").file
    file = without_mergers(whole, tmp_path / "old.zip")
    undo.undo_act(database, act)
    erasing.erase(database, her)
    again = begin_again()

    read_archive(again, file)

    assert names(again) == ["Anne Riou"]
    assert found_in(again, HER) == []
    assert read_card(again, kept).contacts == ()
    assert checking.check(again).problems == ()


def test_a_merger_that_came_along_can_still_be_parted(database, merged, begin_again, tmp_path):
    file = write_archive(database, tmp_path / "all.zip").file
    again = begin_again()
    read_archive(again, file)
    (merger,) = merging.mergers(again)

    undo.undo_act(again, merger.act)

    assert names(again) == ["Solenn Kerzhero", "Anne Riou"]
    assert checking.check(again).problems == ()
    later = clock.now() + timedelta(days=31)
    with clock.set_to(lambda: later):
        assert merging.mergers(again) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:-1],
        lambda lines: lines + b"{}\n",
        lambda lines: lines.replace(b"contact_point", b"sqlite_master"),
        lambda lines: lines.replace(b"person_id", b"person_ix"),
    ],
)
def test_a_spoilt_merger_leaves_nothing(database, merged, begin_again, tmp_path, change):
    file = write_archive(database, tmp_path / "all.zip").file
    spoilt = tmp_path / "spoilt.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == MEMBER else content)
    again = begin_again()

    with pytest.raises(UnreadableFile):
        read_archive(again, spoilt)

    assert names(again) == []
