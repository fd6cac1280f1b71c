"""A file is whole or is not there, whatever cuts its writing short."""

import os
import re
import stat
from pathlib import Path

import pytest
from make import write_half

from organiser.files import has_room_for, replacing

LONGEST = "l" * (100 if os.name == "nt" else 255)
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows knows no such files")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Comité n° 1"
    made.mkdir()
    return made


@pytest.fixture
def target(folder):
    """A file that is there already."""
    file = folder / "liste.csv"
    file.write_bytes(b"old")
    return file


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def write(target, content=b"new"):
    with replacing(target) as fresh:
        fresh.write_bytes(content)


def test_a_file_that_was_not_there_is_made(folder):
    write(folder / "liste.csv")

    assert (folder / "liste.csv").read_bytes() == b"new"
    assert names_in(folder) == ["liste.csv"]


def test_the_old_file_stands_until_the_new_one_is_whole(target):
    with replacing(target) as fresh:
        fresh.write_bytes(b"new")
        meanwhile = target.read_bytes()

    assert meanwhile == b"old"
    assert target.read_bytes() == b"new"
    assert names_in(target.parent) == ["liste.csv"]


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt, SystemExit])
def test_what_goes_wrong_in_the_middle_leaves_the_old_file_alone(target, error):
    with pytest.raises(error), replacing(target) as fresh, fresh.open("wb") as file:
        file.write(b"half")
        raise error

    assert target.read_bytes() == b"old"
    assert names_in(target.parent) == ["liste.csv"]


def test_a_kill_in_the_middle_leaves_the_old_file_alone(target):
    write_half(target)

    (left,) = set(names_in(target.parent)) - {"liste.csv"}
    assert target.read_bytes() == b"old"
    assert left.endswith(".new")


def test_two_writers_of_one_file_do_not_mix(target):
    with replacing(target) as first, replacing(target) as second:
        first.write_bytes(b"first")
        second.write_bytes(b"second")

    assert target.read_bytes() == b"first"
    assert names_in(target.parent) == ["liste.csv"]


@pytest.mark.parametrize("name", [LONGEST, "été 1.csv", "sans point", ".caché"])
def test_what_lies_beside_has_a_short_and_plain_name_whatever_the_file_is_called(folder, name):
    with replacing(folder / name) as fresh:
        fresh.write_bytes(b"new")
        beside = fresh

    assert re.fullmatch(r"\.organiser-\d+-[0-9a-f]{8}\.new", beside.name)
    assert beside.parent == folder
    assert names_in(folder) == [name]


def test_a_folder_is_no_file(folder):
    (folder / "liste.csv").mkdir()

    with pytest.raises(OSError, match=r"liste\.csv"):
        write(folder / "liste.csv")

    assert names_in(folder) == ["liste.csv"]


def test_a_folder_that_is_missing_stays_missing(folder):
    with pytest.raises(FileNotFoundError):
        write(folder / "nowhere" / "liste.csv")

    assert names_in(folder) == []


def test_a_file_is_no_folder(target):
    with pytest.raises((NotADirectoryError, FileNotFoundError)):
        write(target / "nowhere.csv")

    assert target.read_bytes() == b"old"


@posix_only
def test_a_folder_that_takes_nothing_keeps_what_it_has(target):
    target.parent.chmod(0o500)
    try:
        if os.access(target.parent, os.W_OK):
            pytest.skip("root may write everywhere")
        with pytest.raises(PermissionError):
            write(target)
    finally:
        target.parent.chmod(0o700)

    assert target.read_bytes() == b"old"
    assert names_in(target.parent) == ["liste.csv"]


@posix_only
def test_who_could_not_read_the_old_file_cannot_read_the_new_one(target):
    target.chmod(0o600)

    with replacing(target) as fresh:
        half_made = stat.S_IMODE(fresh.stat().st_mode)

    assert (half_made, stat.S_IMODE(target.stat().st_mode)) == (0o600, 0o600)


@posix_only
def test_a_link_still_leads_to_the_file(folder, target):
    link = folder.parent / "link.csv"
    link.symlink_to(target)

    write(link)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names_in(folder) == ["liste.csv"]


def test_a_device_is_written_to_and_not_replaced():
    nowhere = Path(os.devnull)

    write(nowhere)

    assert nowhere.exists()
    assert not nowhere.is_file()


def test_a_try_tells_where_a_file_can_be_written_and_leaves_nothing(folder, target):
    before = sorted(folder.iterdir()), target.read_bytes()

    assert has_room_for(target)
    assert has_room_for(folder / "other.txt")
    assert not has_room_for(folder)
    assert not has_room_for(folder / "missing" / "file.txt")
    assert not has_room_for(target / "file.txt")
    assert (sorted(folder.iterdir()), target.read_bytes()) == before
