"""Paths are kept, people put on them, steps settled in turn; what forbids them is obeyed."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.pathway import Contact, Mark, PathStep, Pathway, State
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents, limiting, objections, today, undo, waiting
from organiser.usecases.paths import keeping, reading, walking
from organiser.usecases.paths.ready import Ready, ready_path
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing
from organiser.usecases.rights.access import read_everything

TODAY = date(2026, 11, 26)
CALL, THINK = PathStep("L’appeler", 2, Contact.CALL), PathStep("Trouver une place", 7)
SHORT = Pathway("Accueil", (CALL, THINK))


def at(day):
    """Let it be noon, so many days later."""
    moment = datetime.combine(TODAY + timedelta(days=day), time(12)).astimezone()
    return clock.set_to(lambda: moment)


@pytest.fixture(autouse=True)
def noon():
    """It is noon of a Thursday."""
    with at(0):
        yield


def walks(database, **words):
    return reading.read_walks(database, **words)


def due(database):
    with database.bare() as connection:
        return reading.count_due(connection)


def begun(database, who, path=SHORT, **words):
    """Put somebody on a path of her own; return the walk."""
    path_id = keeping.make_path(database, path)
    walking.put_on_path(database, path_id, [who], **words)
    return next(row for row in walks(database) if row.person_id == who)


def test_nothing_is_there_before_a_committee_takes_it_over(database):
    assert keeping.read_paths(database) == ()
    assert keeping.left_to_take(database) == tuple(Ready)

    keeping.take_over(database, Ready.WELCOME)

    (row,) = keeping.read_paths(database)
    assert row.path == ready_path(Ready.WELCOME)
    assert keeping.left_to_take(database) == (Ready.TO_VOLUNTEER, Ready.TO_RELAY)
    with pytest.raises(Refused):
        keeping.take_over(database, Ready.WELCOME)


def test_a_path_without_a_name_or_a_step_is_not_kept(database):
    for wrong in (replace(SHORT, name=" "), replace(SHORT, steps=())):
        with pytest.raises(OrganiserError):
            keeping.make_path(database, wrong)

    assert keeping.read_paths(database) == ()


def test_a_walk_keeps_the_steps_it_began_with(database):
    row = begun(database, person(database))

    keeping.change_path(database, row.pathway_id, Pathway("Autrement", (THINK,)))

    (again,) = walks(database)
    assert (again.path, again.walk) == ("Accueil", row.walk)


def test_steps_are_settled_one_after_the_other_to_the_end(database):
    someone, carer = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    row = begun(database, someone, carer=carer)

    with at(1):
        assert not walking.settle_step(database, row.id, 0, Mark.DONE, note="enchantée")
        with pytest.raises(OrganiserError):
            walking.settle_step(database, row.id, 0, Mark.DONE)
        (going,) = walks(database)
        assert (going.carer, going.stand.due_on) == ("Yann Riou", TODAY + timedelta(days=8))
        assert walking.settle_step(database, row.id, 1, Mark.SKIPPED)

    assert walks(database) == ()
    (over,) = walks(database, with_ended=True)
    assert (over.stand.state, over.ended_on) == (State.COMPLETED, TODAY + timedelta(days=1))
    assert [(each.mark, each.by, each.note) for each in over.walk.settled] == [
        (Mark.DONE, "Yann Riou", "enchantée"), (Mark.SKIPPED, "Yann Riou", ""),
    ]  # fmt: skip
    with pytest.raises(OrganiserError):
        walking.give_up(database, row.id)


def test_a_call_that_was_made_is_her_last_contact_and_undo_takes_it_back(database):
    someone = person(database)
    row = begun(database, someone)

    walking.settle_step(database, row.id, 0, Mark.DONE)
    assert read_card(database, someone).last_contact_on == TODAY

    undo.undo(database)
    assert read_card(database, someone).last_contact_on is None
    assert walks(database) == (row,)


def test_a_skipped_call_and_a_thought_are_no_contact(database):
    someone = person(database)
    row = begun(database, someone)

    walking.settle_step(database, row.id, 0, Mark.SKIPPED)
    walking.settle_step(database, row.id, 1, Mark.DONE)

    assert read_card(database, someone).last_contact_on is None


def test_nobody_is_on_one_path_twice_and_many_begin_at_once(database):
    one, other = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    path = keeping.take_over(database, Ready.WELCOME)
    walking.put_on_path(database, path, [one])

    assert walking.put_on_path(database, path, [one, other]) == walking.Begun(1, 1, 0)
    with pytest.raises(Refused):
        walking.put_on_path(database, path, [one, other])

    undo.undo(database)
    assert [row.person_id for row in walks(database)] == [one]


def test_who_left_a_path_takes_it_up_again_the_same_day(database):
    someone = person(database)
    row = begun(database, someone)
    walking.settle_step(database, row.id, 0, Mark.DONE)
    walking.give_up(database, row.id, "déménage")

    walking.put_on_path(database, row.pathway_id, [someone])

    (again,) = walks(database)
    assert (again.id, again.word, again.stand.settled) == (row.id, "", 1)


def test_a_path_that_is_stopped_takes_nobody_and_lets_who_is_on_it_go_on(database):
    row = begun(database, person(database))

    keeping.offer_path(database, row.pathway_id, offered=False)

    assert keeping.read_paths(database) == ()
    assert walks(database) == (row,)
    with pytest.raises(Refused):
        walking.put_on_path(database, row.pathway_id, [person(database, "Yann Riou")])
    keeping.offer_path(database, row.pathway_id, offered=True)
    assert len(keeping.read_paths(database)) == 1


def test_who_refused_calls_is_not_called_along_a_path(database):
    someone = person(database)
    consents.refuse(database, someone, [Channel.CALL], source="au téléphone")

    row = begun(database, someone)

    assert row.stand.next.step == THINK


def test_who_closed_all_that_a_path_would_take_is_not_put_on_it(database):
    someone = person(database)
    consents.refuse(database, someone, [Channel.CALL], source="au téléphone")
    path = keeping.make_path(database, Pathway("Appels", (CALL,)))

    with pytest.raises(Refused):
        walking.put_on_path(database, path, [someone])

    assert walks(database) == ()


@pytest.mark.parametrize("stop", [limiting.limit, objections.object_to_ranking])
def test_an_open_path_rests_while_she_objects_or_is_limited(database, stop):
    someone = person(database)
    row = begun(database, someone)

    stop(database, someone, "courrier")

    with at(9):
        (resting,) = walks(database)
        assert (resting.stand.state, due(database).count) == (State.RESTING, 0)
        with pytest.raises(Refused):
            walking.settle_step(database, row.id, 0, Mark.DONE)
        with pytest.raises(Refused):
            other = keeping.make_path(database, replace(SHORT, name="Autre"))
            walking.put_on_path(database, other, [someone])
        walking.give_up(database, row.id)


def test_who_is_too_young_is_put_on_no_path(database):
    someone = person(database, "Léa Riou")
    path = keeping.take_over(database, Ready.WELCOME)
    with database.transaction("people.edit") as session:
        from sqlalchemy import text

        session.execute(text("UPDATE person SET birth_year = 2014"))

    with pytest.raises(Refused):
        walking.put_on_path(database, path, [someone])


def test_who_is_not_of_age_is_visited_by_nobody_along_a_path(database):
    someone = person(database, "Léa Riou", birth_date="04/03/2010")
    visit = PathStep("Passer la voir", 3, Contact.DOOR)

    row = begun(database, someone, Pathway("Visites", (visit, THINK)))

    assert row.stand.next.step == THINK


def test_today_says_how_many_steps_are_due_and_the_latest_comes_first(database):
    one, other = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    path = keeping.make_path(database, SHORT)
    with at(1):
        walking.put_on_path(database, path, [other])
    walking.put_on_path(database, path, [one])

    assert due(database) == reading.Due(0, None, TODAY + timedelta(days=2))
    assert waiting.read_waiting(database, database.file.parent).next_on == TODAY + timedelta(days=2)
    with at(3):
        assert [row.name for row in walks(database)] == ["Anne Le Goff", "Yann Riou"]
        todos = today.read_day(database, database.file.parent, with_copy=False).todos
        found = [(todo.count, todo.since) for todo in todos if todo.task is today.Task.PATHS]
        assert found == [(2, TODAY + timedelta(days=2))]


def test_her_path_is_the_one_thing_proposed_to_her(database):
    someone = person(database)
    assert read_card(database, someone).standing.why.proposal is not None

    row = begun(database, someone)

    standing = read_card(database, someone).standing
    assert (standing.why.proposal, standing.walk) == (None, row)
    walking.give_up(database, row.id)
    assert read_card(database, someone).standing.why.proposal is not None


def test_her_timeline_tells_of_her_path(database):
    someone = person(database)
    row = begun(database, someone)
    walking.settle_step(database, row.id, 0, Mark.DONE, note="enchantée")
    walking.give_up(database, row.id, "déménage")

    lines = [
        (line.what, line.text)
        for line in read_card(database, someone).timeline
        if line.kind == "path"
    ]
    assert lines == [
        ("given_up", "Accueil\ndéménage"), ("done", "L’appeler\nenchantée"), ("started", "Accueil"),
    ]  # fmt: skip


def test_two_entries_that_become_one_keep_both_walks_and_the_further_one_open(database):
    one, other = person(database, "Anne Le Goff"), person(database, "Anne Legoff")
    path = keeping.make_path(database, SHORT)
    walking.put_on_path(database, path, [one, other])
    ahead = next(row for row in walks(database) if row.person_id == other)
    walking.settle_step(database, ahead.id, 0, Mark.DONE)

    merging.merge(database, one, other)

    found = walks(database, with_ended=True)
    assert [(row.id == ahead.id, row.person_id, row.is_open) for row in found] == [
        (True, one, True), (False, one, False),
    ]  # fmt: skip
    undo.undo(database)
    assert {row.person_id for row in walks(database)} == {one, other}


def test_with_her_goes_her_path_and_whom_she_looked_after_stays(database):
    her, other = person(database, "Solenn Kerzhero"), person(database, "Yann Riou")
    begun(database, her)
    row = begun(database, other, replace(SHORT, name="Autre"), carer=her)
    walking.settle_step(database, row.id, 0, Mark.DONE, note="Solenn Kerzhero l’a vu")

    erasing.erase(database, her)

    (left,) = walks(database)
    assert (left.person_id, left.carer_id) == (other, None)
    assert left.walk.settled[0].note == "[…] l’a vu"


def test_who_asks_what_is_kept_of_her_gets_her_path(database):
    someone = person(database)
    row = begun(database, someone)
    walking.settle_step(database, row.id, 0, Mark.DONE, note="enchantée")

    tables = read_everything(database, someone).tables

    assert [each["name"] for each in tables["walk"]] == ["Accueil"]
    assert [each["note"] for each in tables["walk_step"]] == ["enchantée"]


def test_a_path_is_found_by_the_beginning_of_its_name(database):
    keeping.make_path(database, SHORT)
    keeping.make_path(database, replace(SHORT, name="Accueil des étudiants"))

    assert keeping.path_called(database, "accueil").path == SHORT
    assert keeping.path_called(database, "accueil des").path.name == "Accueil des étudiants"
    with pytest.raises(OrganiserError):
        keeping.path_called(database, "acc")
