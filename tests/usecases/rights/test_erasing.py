"""Who is erased is nowhere any more, and does not come back."""

import os
import shutil

import pytest
from filled import PLANTED, filled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import bring_in, candidate, names, person
from plain_bytes import found_in
from rebuild import rebuilt, same

from organiser.errors import OrganiserError, Refused
from organiser.models.persons import person_columns, unexplained_columns
from organiser.usecases import backup, checking, history, opening, undo
from organiser.usecases.archive import reading, writing
from organiser.usecases.field import entering
from organiser.usecases.people import editing, merging
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing, tombstones

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
WORDS = st.text("abcdefghijklmnopqrstuvwxyzéèçôï", min_size=7, max_size=12).map(
    lambda word: f"Qx{word}"
)


def test_nothing_of_her_is_left_in_the_file(database, traced):
    assert found_in(database, traced.words) == list(traced.words)

    erasing.erase(database, traced.id)

    assert found_in(database, traced.words) == []
    assert checking.check(database).problems == ()


@settings(
    max_examples=8 * SHARE,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(WORDS, WORDS, st.integers(10_000_000, 99_999_999))
def test_whatever_she_is_called_nothing_of_it_is_left(database, first, last, digits):
    phone, mail = f"06{digits}", f"{first}.{last}@example.org"
    words = (f"{first} {last}", f"{last.upper()} {first}", f"{last}e", mail, str(digits))
    with database.transaction("test") as session:  # each example begins without a past
        session.connection().exec_driver_sql("DELETE FROM suppression")
    friend = person(database, "Anne Riou")
    her = person(database, f"{first} {last}", emails=mail, phones=phone, referrer=str(friend))
    editing.remember_remark(database, friend, f"Vient avec {last.upper()} {first}, {phone}")
    editing.edit_person(database, her, {"note": f"sœur de {first}", "last_name": f"{last}e"})
    assert found_in(database, words[1:]) == list(words[1:])

    erasing.erase(database, her)

    assert found_in(database, (*words, first, last)) == []


def test_every_column_of_an_id_says_whom_it_names_or_that_it_names_nobody():
    assert unexplained_columns() == ()


@pytest.mark.parametrize("column", person_columns(), ids=lambda c: f"{c.table}.{c.name}")
def test_erasing_reaches_every_table_that_names_a_person(database, column):
    her = person(database, "Anne Riou")
    has_words = filled(database, column, her)
    assert found_in(database, [PLANTED]) == [PLANTED] * has_words

    erasing.erase(database, her)

    table = column.kind.__table__
    with database.raw() as connection:
        rows = connection.execute(table.select().where(table.c[column.name] == her)).all()
    assert rows == []
    tells_of_her = column.owns or column.kind.forgotten_columns
    assert not tells_of_her or found_in(database, [PLANTED]) == []


def test_a_row_that_outlives_her_says_what_of_it_goes_with_her():
    outlive = {c.table for c in person_columns() if c.is_subject and not c.owns}
    silent = {c.table for c in person_columns() if not c.kind.forgotten_columns}

    assert outlive & silent == {"consent_slip", "material", "sign_up_line", "task"}  # of things


def test_her_door_is_still_read_from_the_printed_page(database, traced):
    with database.raw() as connection:
        code = connection.exec_driver_sql(
            "SELECT typed FROM sheet_page WHERE kind = 'doors'"
        ).scalar()

    erasing.erase(database, traced.id)

    page = entering.open_page(database, code)
    assert [(row.address, row.name) for row in page.rows] == [("12 rue des Lilas", "[…]")]


def test_what_others_did_stays(database, traced):
    erasing.erase(database, traced.id)

    card = read_card(database, traced.friend)
    assert card.name == "Anne Riou"
    assert (card.referrer, card.point_person) == ("", "")
    assert "action" in [line.kind for line in card.timeline]


def test_undo_offers_no_way_back(database, traced):
    erasing.erase(database, traced.id)

    while history.last_act(database) is not None:
        undo.undo(database)

    assert found_in(database, traced.words) == []


def test_an_act_of_hers_alone_is_not_offered_any_more(database):
    her = person(database, "Camille Riou")

    erasing.erase(database, her)

    assert history.last_act(database) is None
    with pytest.raises(Refused):
        undo.undo(database)


def test_a_merger_that_was_undone_leaves_nothing_of_her_in_the_journal(database):
    kept, her = person(database, "Anne Riou"), person(database, "Solenn Kerzhero")
    person(database, "Solenn Kerzhero")
    undo.undo_act(database, merging.merge(database, kept, her))

    erasing.erase(database, her)

    with database.bare() as connection:
        left = connection.execute(
            "SELECT kind FROM journal WHERE record_id = ? AND kind != 'erasure'", (her.bytes,)
        ).fetchall()
    assert left == []


def test_who_bears_the_same_name_stays_as_she_is(database):
    her, other = person(database, "Anne Riou"), person(database, "Anne Riou")
    editing.remember_remark(database, other, "Anne Riou préfère le soir")

    erasing.erase(database, her)

    assert names(database) == ["Anne Riou"]
    assert "Anne Riou préfère le soir" in {n.text for n in read_card(database, other).timeline}


def test_who_is_gone_cannot_be_erased_twice(database):
    her = person(database)
    erasing.erase(database, her)

    with pytest.raises(OrganiserError):
        erasing.erase(database, her)


def test_an_old_copy_put_back_does_not_bring_her_back(database, home, made_committee, traced):
    file = backup.keep_backup(database, home)
    erasing.erase(database, traced.id)
    restored = backup.restore(home, file, None, database.key())
    database.close()
    backup.adopt(home, restored)

    again = opening.open_with_key(home, made_committee[1])

    assert names(again) == ["Anne Riou"]
    assert found_in(again, traced.words) == []
    again.close()


@pytest.fixture
def put_back(database, home, made_committee):
    """Keeps a copy now; called again, puts it in the file's place and opens it."""
    kept, opened = [], []

    def put_back():
        if not kept:
            kept.append(backup.keep_backup(database, home))
            return None
        restored = backup.restore(home, kept[0], None, database.key())
        database.close()
        backup.adopt(home, restored)
        opened.append(opening.open_with_key(home, made_committee[1]))
        return opened[0]

    yield put_back
    for one in opened:
        one.close()


def test_a_copy_of_before_a_merger_brings_neither_entry_of_hers_back(database, put_back):
    her = person(database, "Solenn Kerzhero", phones="06 39 98 77 65")
    other = person(database, "Solen Kerzhero", phones="06 39 98 77 66")
    person(database, "Anne Riou")
    put_back()
    merging.merge(database, her, other)
    erasing.erase(database, her)

    again = put_back()

    assert names(again) == ["Anne Riou"]
    assert checking.check(again).problems == ()


def test_a_copy_of_a_merger_that_was_undone_since_keeps_who_stays_and_nothing_of_her(
    database, put_back
):
    kept = person(database, "Anne Riou", phones="06 39 98 77 66")
    her = person(database, "Solenn Kerzhero", phones="06 39 98 77 65")
    act = merging.merge(database, kept, her)
    put_back()
    undo.undo_act(database, act)
    erasing.erase(database, her)

    again = put_back()

    assert names(again) == ["Anne Riou"]
    assert found_in(again, ["Kerzhero", "39987765", "39 98 77 65"]) == []
    assert checking.check(again).problems == ()


def test_a_copy_of_before_an_import_was_taken_back_does_not_bring_her_back(database, put_back):
    row = candidate("Solenn Kerzhero", emails=("solenn@example.org",))
    bring_in(database, row, candidate("Anne Riou"))
    put_back()
    undo.undo(database)
    her = person(database, "Solenn Kerzhero", emails="solenn@example.org")
    erasing.erase(database, her)

    again = put_back()

    assert names(again) == ["Anne Riou"]


def test_an_erasure_that_was_cut_short_is_done_at_the_next_opening(
    database, home, made_committee, traced
):
    stone = tombstones.Tombstone(str(traced.id), 0, "asked")
    tombstones.add(home, [stone])
    database.close()

    again = opening.open_with_key(home, made_committee[1])

    assert names(again) == ["Anne Riou"]
    again.close()


def test_the_list_beside_the_file_holds_no_name(database, home, traced):
    erasing.erase(database, traced.id)

    content = (home / tombstones.FILE).read_text(encoding="utf-8")

    assert str(traced.id) in content
    assert [word for word in traced.words if word in content] == []


def test_a_damaged_line_of_that_list_takes_no_other_along(home):
    tombstones.add(home, [tombstones.Tombstone("a", 1, "asked")])
    text = (home / tombstones.FILE).read_text(encoding="utf-8")
    (home / tombstones.FILE).write_text(f"{{broken\n{text}[]\n", encoding="utf-8")

    assert [stone.id for stone in tombstones.read(home)] == ["a"]


def test_headquarters_hears_of_an_erasure_and_of_nothing_else(database):
    her = person(database, "Camille Riou", emails="c@example.org")

    erasing.erase(database, her)

    with database.raw() as connection:
        rows = connection.exec_driver_sql("SELECT kind, record_id FROM outbox").all()
    kinds = {kind for kind, _key in rows}
    assert ("erasure", her.bytes) in rows
    assert kinds <= {"committee", "erasure", "suppression"}


def test_the_captured_changes_still_rebuild_the_file(database, traced, tmp_path, made_committee):
    erasing.erase(database, traced.id)

    copy = rebuilt(database, tmp_path / "copy.db", made_committee[1])

    assert same(database, copy)
    copy.close()


def test_an_archive_of_before_does_not_bring_her_back(database, home, made_committee, tmp_path):
    her = person(database, "Camille Riou")
    person(database, "Anne Le Goff")
    writing.write_archive(database, tmp_path / "a.zip")
    erasing.erase(database, her)
    database.close()
    for file in home.glob("committee.db*"):
        file.unlink()
    shutil.copyfile(made_committee[0] / "committee.db", home / "committee.db")
    again = opening.open_with_key(home, made_committee[1])

    reading.read_archive(again, tmp_path / "a.zip")

    assert names(again) == ["Anne Le Goff"]
    again.close()


def test_what_a_merger_took_over_from_her_is_not_kept_by_its_undo(database):
    kept = person(database, "Anne Riou", note="colle des affiches")
    long = "aime les zinnias " * 16
    her = person(database, "Solenn Kerzhero", note=long)
    act = merging.merge(database, kept, her)  # too long beside hers: a line of the timeline
    undo.undo_act(database, act)
    second = merging.merge(database, kept, person(database, "Rozenn Kerneis", note="zinnias"))
    undo.undo_act(database, second)
    third = [row for row in names(database) if "Rozenn" in row]

    erasing.erase(database, her)
    left_of_the_other = found_in(database, ["zinnias"])
    editing.edit_person(database, kept, {"note": "tient le stand"})

    assert third == ["Rozenn Kerneis"]
    assert left_of_the_other == ["zinnias"]  # the other one is still there
    assert found_in(database, [long.strip(), "aime les zinnias"]) == []
    assert read_card(database, kept).note == "tient le stand"
