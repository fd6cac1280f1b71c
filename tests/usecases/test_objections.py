"""Who does not want to be ranked has no rung and no place anywhere, until she says otherwise."""

import csv
import io
from datetime import timedelta

import pytest
from make import names, person
from rebuild import rebuilt, same
from sqlalchemy import text

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.errors import Refused
from organiser.sync.outbox import pending_changes
from organiser.usecases import actions, history, objections, undo, upkeep
from organiser.usecases.exports import people as exporting
from organiser.usecases.people import editing, merging
from organiser.usecases.people.card import read_card
from organiser.usecases.people.listing import Chip, Directory, Query, Sort

SAID = "au téléphone, à Yann"


@pytest.fixture
def volunteer(database):
    """Somebody whose deeds make her a volunteer, between two others."""
    person(database, "Alan Abgrall")
    someone = person(database, "Bleuenn Riou")
    other = person(database, "Zoé Kerbrat")
    for kind in (ActionKind.STALL, ActionKind.STALL, ActionKind.MEETING):
        actions.log_action(database, kind, [someone], on=clock.today())
    actions.log_action(database, ActionKind.STALL, [other], on=clock.today())
    return someone


def rung_of(database, person_id):
    return read_card(database, person_id).rung


def in_order(database, **query):
    return [name.partition(" ")[0] for name in names(database, sort=Sort.RUNG, **query)]


def test_she_has_no_rung_while_it_stands_and_her_own_again_once_it_is_lifted(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)
    during = rung_of(database, volunteer)
    objections.lift_objection(database, volunteer, "au stand")

    assert during is Rung.UNRANKED
    assert rung_of(database, volunteer) is Rung.VOLUNTEER


def test_it_is_last_by_rung_either_way_and_in_no_filter_by_rung(database, volunteer):
    assert in_order(database) == ["Alan", "Zoé", "Bleuenn"]
    assert names(database, chips=frozenset({Chip.VOLUNTEERS})) == ["Bleuenn Riou"]

    objections.object_to_ranking(database, volunteer, SAID)

    assert in_order(database) == ["Alan", "Zoé", "Bleuenn"]
    assert in_order(database, descending=True) == ["Zoé", "Alan", "Bleuenn"]
    assert names(database, chips=frozenset({Chip.VOLUNTEERS})) == []


def test_the_list_of_one_directory_hears_of_it(database, volunteer):
    directory = Directory(database)
    down = Query(sort=Sort.RUNG, descending=True)
    before = directory.rows(directory.find(down))[0]

    objections.object_to_ranking(database, volunteer, SAID)

    assert before.id == volunteer
    assert directory.rows(directory.find(down))[-1].id == volunteer


def test_every_other_list_still_has_her(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)

    assert names(database) == ["Alan Abgrall", "Zoé Kerbrat", "Bleuenn Riou"]
    assert names(database, "riou") == ["Bleuenn Riou"]
    assert len(names(database, chips=frozenset({Chip.NEW}))) == 3


def test_an_export_gives_her_without_a_rung(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)
    file = io.StringIO()

    exporting.write_csv(database, file, everything=True)

    rows = {row["first_name"]: row["rung"] for row in csv.DictReader(io.StringIO(file.getvalue()))}
    assert rows == {"Alan": "1", "Bleuenn": "", "Zoé": "3"}


def test_nothing_that_happens_gives_her_a_rung_back(database, home, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)

    actions.log_action(
        database, ActionKind.CALLS, [volunteer], on=clock.today(), organised_by=[volunteer]
    )
    editing.edit_person(database, volunteer, {"note": "relu"})
    later = clock.now() + timedelta(days=200)
    with clock.set_to(lambda: later):
        upkeep.look_after(database, home)

    assert rung_of(database, volunteer) is Rung.UNRANKED


def test_one_undo_takes_it_back_and_one_does_it_again(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)

    undo.undo(database)
    taken_back = rung_of(database, volunteer)
    undo.redo(database)

    assert taken_back is Rung.VOLUNTEER
    assert rung_of(database, volunteer) is Rung.UNRANKED


def test_a_lifting_is_taken_back_too(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)
    objections.lift_objection(database, volunteer, "au stand")

    undo.undo(database)

    assert rung_of(database, volunteer) is Rung.UNRANKED


def test_both_steps_stay_in_her_history_with_their_sources(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)
    objections.lift_objection(database, volunteer, "au stand")

    lines = [line for line in read_card(database, volunteer).timeline if line.kind == "objection"]
    assert {(line.what, line.text) for line in lines} == {("made", SAID), ("lifted", "au stand")}


@pytest.mark.parametrize("act", [objections.object_to_ranking, objections.lift_objection])
def test_neither_is_written_down_without_saying_where_it_was_said(database, volunteer, act):
    with pytest.raises(Refused):
        act(database, volunteer, "  ")


def test_what_changes_nothing_is_no_act(database, volunteer):
    before = history.last_act(database)
    objections.lift_objection(database, volunteer, "au stand")
    assert history.last_act(database) == before

    objections.object_to_ranking(database, volunteer, SAID)
    once = history.last_act(database)
    objections.object_to_ranking(database, volunteer, "encore")

    assert history.last_act(database) == once


def test_a_clock_that_was_set_back_does_not_leave_it_standing(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)
    earlier = clock.now() - timedelta(days=2)

    with clock.set_to(lambda: earlier):
        objections.lift_objection(database, volunteer, "au stand")

    assert rung_of(database, volunteer) is not Rung.UNRANKED


def test_the_captured_changes_tell_headquarters_and_rebuild_the_file(
    database, volunteer, tmp_path, made_committee
):
    objections.object_to_ranking(database, volunteer, SAID)

    with database.raw() as connection:
        (change,) = (c for c in pending_changes(connection) if c.kind == "objection")
    assert (change.subject_id, change.fields["state"]) == (volunteer, "made")
    copy = rebuilt(database, tmp_path / "rebuilt.db", made_committee[1])
    assert same(database, copy)
    assert rung_of(copy, volunteer) is Rung.UNRANKED
    copy.close()


def test_it_goes_with_her(database, volunteer):
    objections.object_to_ranking(database, volunteer, SAID)

    with database.transaction("test") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": volunteer.bytes})

    with database.raw() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM objection").scalar() == 0


@pytest.mark.parametrize("kept_objects", [True, False], ids=["the kept entry", "the other"])
def test_an_objection_of_either_entry_stands_when_two_become_one(database, volunteer, kept_objects):
    twin = person(database, "Bleuenn Rioux")
    objections.object_to_ranking(database, twin, "au stand")
    objections.object_to_ranking(database, volunteer, SAID)
    objections.lift_objection(database, volunteer, "au stand")
    kept, other = (twin, volunteer) if kept_objects else (volunteer, twin)

    act = merging.merge(database, kept, other)

    assert rung_of(database, kept) is Rung.UNRANKED
    undo.undo_act(database, act)
    assert rung_of(database, volunteer) is Rung.VOLUNTEER
    assert rung_of(database, twin) is Rung.UNRANKED


def test_two_entries_that_become_one_score_as_what_both_did(database, volunteer):
    twin = person(database, "Bleuenn Rioux")
    actions.log_action(database, ActionKind.CALLS, [twin, volunteer], on=clock.today())
    actions.log_action(database, ActionKind.DOOR_TO_DOOR, [twin], on=clock.today())

    merging.merge(database, volunteer, twin)

    score = read_card(database, volunteer).standing.score
    assert score.tenths == 2 * 80 + 50 + 80 + 100
