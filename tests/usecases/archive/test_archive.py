"""Everything out in an open form, and back."""

import contextlib
import hashlib
import json
import zipfile
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import PASSWORD, bring_in, candidate, names, person
from sizes import share
from sqlalchemy import text

from organiser import clock, paths
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.errors import Refused, UnreadableFile
from organiser.models import tables
from organiser.usecases import actions, checking, consents, creating, demonstration, opening
from organiser.usecases.archive import layout as archive_layout
from organiser.usecases.archive.layout import LEFT_OUT, layouts
from organiser.usecases.archive.reading import read_archive, unknown_words
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.people.card import read_card
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.rights import erasing
from organiser.usecases.training import courses, following


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The archive of a committee in which there is something of everything."""
    folder = tmp_path_factory.mktemp("lived")
    demonstration.make(folder / "committee", folder / "packet.pdf")
    database = opening.open_with_password(folder / "committee", demonstration.PASSWORD)
    who = [row.id for row in _rows(database)[:4]]
    actions.log_action(database, ActionKind.STALL, who, on=clock.today() - timedelta(days=3))
    actions.note_training(database, "Première porte", who[:2], on=clock.today())
    course = courses.read_courses(database)[0].course
    following.record_result(database, course, [q.right for q in course.questions], who[0])
    courses.keep_course(database, "# Première porte\n\n## Sonner\n\nUn pas en arrière.\n")
    written = write_archive(database, folder / "all.zip")
    yield database, written
    database.close()


def _rows(database):
    directory = Directory(database)
    return directory.rows(directory.find(Query()))


@pytest.fixture
def empty(tmp_path):
    made = creating.create_committee(
        tmp_path / "other", "Autre comité", password=PASSWORD, in_keyring=False
    ).database
    yield made
    made.close()


def _tables(file):
    with zipfile.ZipFile(file) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n.startswith("tables/")}


def test_what_came_in_goes_out_the_same_to_the_last_byte(lived, empty, tmp_path):
    _database, written = lived

    restored = read_archive(empty, written.file)
    again = write_archive(empty, tmp_path / "again.zip")

    assert (restored.people, restored.rows) == (written.people, written.rows)
    assert _tables(again.file) == _tables(written.file)


def test_what_is_worked_out_is_the_same_on_both_sides(lived, empty):
    database, written = lived
    read_archive(empty, written.file)

    assert checking.check(empty).problems == ()
    assert _rows(empty) == _rows(database)
    for row in _rows(database)[:6]:
        ours, theirs = read_card(database, row.id), read_card(empty, row.id)
        assert (ours.standing, ours.timeline) == (theirs.standing, theirs.timeline)
    assert names(empty, "kervella") == names(database, "kervella") != []


def test_headquarters_will_hear_of_all_that_came_in(lived, empty):
    _database, written = lived
    read_archive(empty, written.file)

    with empty.bare() as connection:
        waiting = connection.execute(
            "SELECT count(*) FROM outbox WHERE kind = 'person' AND verb = 'create'"
        ).fetchone()[0]
        committees = connection.execute(
            "SELECT count(*) FROM outbox WHERE kind = 'committee'"
        ).fetchone()[0]

    assert (waiting, committees) == (written.people, 1)


def test_every_table_is_in_the_archive_or_left_out_for_a_reason():
    here = {layout.name for layout in layouts()} | {model.__tablename__ for model in LEFT_OUT}

    assert here == set(tables.METADATA.tables)


def test_a_committee_in_which_somebody_is_stays_as_it_was(lived, empty):
    _database, written = lived
    person(empty, "Anne Le Gall")

    with pytest.raises(Refused):
        read_archive(empty, written.file)

    assert names(empty) == ["Anne Le Gall"]


def test_refusals_and_consents_come_along(empty, database, tmp_path):
    who = person(database, "Anne Le Gall", emails="anne@example.org")
    consents.record_consent(database, who, [Channel.EMAIL], source="au stand")
    consents.refuse(database, who, [Channel.CALL], source="par courriel")
    file = write_archive(database, tmp_path / "all.zip").file

    read_archive(empty, file)

    ours, theirs = read_card(database, who), read_card(empty, who)
    assert ours.timeline == theirs.timeline


def test_marks_of_who_asked_to_be_gone_tell_nothing_under_another_key_and_it_is_said(
    empty, database, home, made_committee, tmp_path
):
    erasing.erase(database, person(database, "Camille Riou", emails="c@example.org"))
    file = write_archive(database, tmp_path / "all.zip").file
    database.close()
    for part in home.glob("committee.db*"):
        part.unlink()
    (home / "committee.db").write_bytes((made_committee[0] / "committee.db").read_bytes())
    same_key = opening.open_with_key(home, made_committee[1])

    here, elsewhere = read_archive(same_key, file), read_archive(empty, file)

    same_key.close()
    assert (here.unknown, unknown_words(here)) == (0, "")
    assert elsewhere.unknown > 0
    assert unknown_words(elsewhere) != ""


def test_formulas_emojis_and_spoilt_text_come_back_as_they_were(empty, database, tmp_path):
    said = "=1+1\n\u202f« Zoé » 🗳️"
    bring_in(database, candidate("Anne Le Gall", note=said, phones=("06 12 34 56 78",)))
    file = write_archive(database, tmp_path / "all.zip").file

    read_archive(empty, file)

    (row,) = _rows(empty)
    assert read_card(empty, row.id).note == said


def _spoilt(file, out, member, change):
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)
    return out


@pytest.mark.parametrize(
    ("member", "change"),
    [
        ("archive.json", lambda data: data.replace(b'"version": 1', b'"version": 2')),
        ("archive.json", lambda data: data.replace(b"organiser-archive", b"something")),
        ("archive.json", lambda _data: b"[" * 100_000),
        ("archive.json", lambda data: data.replace(b'"schema": "0', b'"schema": "9')),
        ("tables/person.jsonl", lambda data: data[:-1]),
        ("tables/person.jsonl", lambda data: data + b"{}\n"),
        ("tables/person.jsonl", lambda _data: b""),
        ("tables/person.jsonl", lambda data: data.replace(b'"origin":"', b'"origin":"un')),
        ("tables/trait.jsonl", lambda data: data.replace(b'"person_id":"0', b'"person_id":"f')),
        ("tables/visit.jsonl", lambda data: b"[" * 100_000 + b"\n" + data),
    ],
)  # fmt: skip
def test_a_spoilt_archive_is_refused_and_leaves_nothing(lived, empty, tmp_path, member, change):
    _database, written = lived
    spoilt = _spoilt(written.file, tmp_path / "spoilt.zip", member, change)

    with pytest.raises(UnreadableFile):
        read_archive(empty, spoilt)

    assert list(_rows(empty)) == []
    assert checking.check(empty).problems == ()


@given(place=st.integers(0), sign=st.integers(1, 255))
@settings(max_examples=share(60), deadline=None)
def test_any_byte_changed_is_read_as_it_was_or_refused(small, empty_for_bytes, place, sign):
    rows, whole = small
    changed = bytearray(whole)
    changed[place % len(whole)] ^= sign
    home, other = empty_for_bytes
    file = home / "changed.zip"
    file.write_bytes(changed)

    try:
        with contextlib.suppress(UnreadableFile):
            read_archive(other, file)
            assert _plain(other) == rows
    finally:
        with other.transaction("people.rehearse") as session:
            session.execute(text("DELETE FROM person"))
            session.execute(text("DELETE FROM address"))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The archive of three people, as bytes, and who they are."""
    home = tmp_path_factory.mktemp("small")
    made = creating.create_committee(home / "c", "Petit", password=PASSWORD, in_keyring=False)
    names_of = ("Anne Le Gall", "Camille Riou", "Solène Le Bihan")
    bring_in(
        made.database,
        *(candidate(name, line, street="12 rue Haute") for line, name in enumerate(names_of, 2)),
    )
    file = write_archive(made.database, home / "small.zip").file
    rows = _plain(made.database)
    made.database.close()
    return rows, file.read_bytes()


@pytest.fixture(scope="module")
def empty_for_bytes(tmp_path_factory):
    home = tmp_path_factory.mktemp("bytes")
    made = creating.create_committee(home / "c", "Vide", password=PASSWORD, in_keyring=False)
    yield home, made.database
    made.database.close()


def _plain(database):
    return [(row.id, row.name, row.street, row.rung) for row in _rows(database)]


def test_a_file_that_is_no_zip_is_refused(empty, tmp_path):
    (tmp_path / "a.zip").write_text("Bonjour", encoding="utf-8")

    with pytest.raises(UnreadableFile):
        read_archive(empty, tmp_path / "a.zip")
    with pytest.raises(UnreadableFile):
        read_archive(empty, tmp_path / "gone.zip")


def test_what_an_older_archive_does_not_know_takes_what_is_usual(lived, empty, tmp_path):
    """A column that came later is missing in each row; a table that came later is missing."""
    _database, written = lived
    text = _tables(written.file)["tables/person.jsonl"].decode()
    rows = [json.loads(line) for line in text.splitlines()]
    without = "".join(
        json.dumps({k: v for k, v in r.items() if k != "occupation"}) + "\n" for r in rows
    )
    changed = _restated(
        written.file, tmp_path / "older.zip", "person", without.encode(), "objection"
    )

    read_archive(empty, changed)

    assert len(_rows(empty)) == written.people


def _restated(file, out, table, data, gone):
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        about = json.loads(old.read("archive.json"))
        about["tables"][table]["sha256"] = hashlib.sha256(data).hexdigest()
        del about["tables"][gone]
        for name in old.namelist():
            if name == f"tables/{table}.jsonl":
                new.writestr(name, data)
            elif name == "archive.json":
                new.writestr(name, json.dumps(about))
            elif name != f"tables/{gone}.jsonl":
                new.writestr(name, old.read(name))
    return out


def test_the_documentation_names_every_kind_of_value():
    kinds = {field.kind for layout in layouts() for field in layout.fields}
    text = (paths.resources().parent / "docs" / "archive.md").read_text(encoding="utf-8")

    assert archive_layout.FORMAT in text
    assert [kind for kind in kinds if f"| {kind} |" not in text] == []
