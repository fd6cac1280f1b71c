"""Who reads headquarters' disk or a copy of its database reads nobody's name and no note."""

import shutil
import time
from pathlib import Path

import pytest
from headquarters import Server
from sqlalchemy import text, update

from organiser.models.person import Person
from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair
from organiser.usecases.people import editing
from organiser.usecases.rights import erasing

HIDDEN = (
    "Quinquandon", "Vermillard", "quinquandon@example.org", "0639987766", "639987766",
    "impasse Planquée", "Rappeler après la fête", "Laisser tranquille lundi",
    "Portable de Zénobie", "Portable de Théodule",
)  # fmt: skip
"""Names, an e-mail, a phone, a street, notes, and what two laptops are called."""
IN_CLEAR = "Plouexemple-les-Flots"
"""What may be counted is not hidden: this shows that the search finds what is there."""


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request, tmp_path):
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def two(server, database, tmp_path, made_committee):
    """Two laptops that hold the committee's key."""
    home = tmp_path / "second"
    shutil.copytree(made_committee[0], home)
    other = opening.open_with_key(home, made_committee[1])
    committee = server.committee(IN_CLEAR)
    for name, each in (("Portable de Zénobie", database), ("Portable de Théodule", other)):
        with server.connect() as line:
            pair(each, line, server.code(committee), name, "test")
        exchange(each, server.connect)
    exchange(database, server.connect)
    for newcomer in waiting_laptops(database):
        approve(database, newcomer.id)
    for each in (database, other):
        exchange(each, server.connect)
    yield database, other
    other.close()


def lives(server, two):
    """Have somebody known, written of by both, in conflict; return her id."""
    one, other = two
    her = editing.add_person(
        one,
        {"first_name": "Zoé", "last_name": "Quinquandon", "emails": "quinquandon@example.org",
         "phones": "06 39 98 77 66", "address": "3 impasse Planquée", "city": "Plouexemple"},
    )  # fmt: skip
    editing.remember_remark(one, her, "Rappeler après la fête")
    for each in (one, other):
        exchange(each, server.connect)
    for each, name, note in (
        (one, "Vermillard", "Laisser tranquille lundi"), (other, "Quinquandon-B", "Plus tard"),
    ):  # fmt: skip
        with each.transaction("test") as session:
            session.execute(
                update(Person).where(Person.id == her).values(last_name=name, note=note)
            )
    for each in (one, other, one):
        exchange(each, server.connect)
    return her


def at_rest(server, folder, since):
    """Yield what lies on the disk of headquarters but for its keys, and a copy of it, file by file.

    Of a machine with other databases, what is this one's: its own files, and what was written of
    all of them *since* the test began.
    """
    server.request("GET", "/health")
    from organiser.hq import copies

    copy = folder / "copy"
    copies.back_up(copy)
    files = [copy, *(file for file in server.home.iterdir() if file.name != "keys.json")]
    if server.kind == "postgresql":
        server.execute("CHECKPOINT")
        there = Path(server.execute("SHOW data_directory")[0][0])
        number = server.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        files += (there / "base" / str(number[0][0])).iterdir()
        files += (
            file
            for file in there.rglob("*")
            if file.is_file() and "base" not in file.parts and file.stat().st_mtime >= since
        )
        yield server.plain_dump()
    for file in files:
        if file.is_file():
            yield file.read_bytes()


def found(words, pieces):
    """Which of *words* stand in one of *pieces*, in any of the ways that a text is written."""
    written = {word: _written(word) for word in words}
    return {
        word for data in pieces for word in words if any(each in data for each in written[word])
    }


def _written(word):
    codings = [word.encode(coding) for coding in ("utf-8", "latin-1", "utf-16-le")]
    return {*codings, word.encode().hex().encode(), word.encode("unicode_escape")}


def test_no_name_and_no_note_lies_there_in_clear(server, two, tmp_path):
    since = time.time() - 1
    lives(server, two)

    assert found([IN_CLEAR, *HIDDEN], at_rest(server, tmp_path, since)) == {IN_CLEAR}


def test_of_who_was_erased_there_is_no_record(server, two, tmp_path):
    her = lives(server, two)

    erasing.erase(two[0], her)
    for each in (*two, *two):
        exchange(each, server.connect)

    left = server.execute(
        "SELECT kind, state FROM record WHERE (secret IS NOT NULL OR subject IS NOT NULL) "
        "AND kind IN ('person', 'contact_point', 'note', 'conflict')"
    )
    with two[1].reading() as session:
        people = session.execute(text("SELECT count(*) FROM person")).scalar_one()
    assert (left, people) == ([], 0)
