"""Who reads headquarters' disk or a copy of its database reads nobody's name and no note."""

import shutil
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


def at_rest(server, folder):
    """Every byte that lies on the disk of headquarters but for its keys, and in a copy of it."""
    server.request("GET", "/health")
    from organiser.hq import copies

    copy = folder / "copy"
    copies.back_up(copy)
    parts = [copy.read_bytes()]
    parts += [f.read_bytes() for f in server.home.iterdir() if f.name != "keys.json"]
    if server.kind == "postgresql":
        server.execute("CHECKPOINT")
        there = Path(server.execute("SHOW data_directory")[0][0])
        parts += [f.read_bytes() for f in there.rglob("*") if f.is_file() and f.stat().st_size]
        parts.append(server.plain_dump())
    return b"\n".join(parts)


def found(words, data):
    """Which of *words* stand there, in any of the ways that a text is written."""
    return [
        word for word in words
        if any(word.encode(coding) in data for coding in ("utf-8", "latin-1", "utf-16-le"))
        or word.encode().hex().encode() in data
        or word.encode("unicode_escape") in data
    ]  # fmt: skip


def test_no_name_and_no_note_lies_there_in_clear(server, two, tmp_path):
    lives(server, two)

    data = at_rest(server, tmp_path)

    assert found([IN_CLEAR], data) == [IN_CLEAR]
    assert found(HIDDEN, data) == []


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
