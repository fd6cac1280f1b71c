"""Teams have people and one lead; tasks are given, due, done, and found late by today."""

from datetime import date, datetime, time, timedelta

import pytest
from make import person

from organiser import clock
from organiser.errors import OrganiserError, Refused
from organiser.usecases import today, undo
from organiser.usecases.people import merging
from organiser.usecases.teams import tasks, teams

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def noon():
    """It is noon of a Thursday."""
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield


def test_a_team_has_its_lead_first_and_each_answers_for_something(database):
    one, other = person(database, "Anne Le Goff"), person(database, "Yann Riou")
    team = teams.make_team(database, "Porte-à-porte", "Deux sorties par mois")
    teams.put_in_team(database, team, one, "le matériel")
    teams.put_in_team(database, team, other)

    teams.let_lead(database, team, one, leads=True)
    teams.let_lead(database, team, other, leads=True)

    (row,) = teams.read_teams(database)
    assert (row.name, row.aim, row.lead) == ("Porte-à-porte", "Deux sorties par mois", "Yann Riou")
    assert [(member.name, member.is_lead, member.responsibility) for member in row.members] == [
        ("Yann Riou", True, ""), ("Anne Le Goff", False, "le matériel"),
    ]  # fmt: skip


def test_two_teams_have_two_names(database):
    team = teams.make_team(database, "Réseaux")
    teams.make_team(database, "Marché")

    with pytest.raises(Refused):
        teams.make_team(database, " reseaux ")
    with pytest.raises(Refused):
        teams.change_team(database, team, "marche", "")
    for name in ("", "x" * 81):
        with pytest.raises(OrganiserError):
            teams.make_team(database, name)

    teams.change_team(database, team, "Réseaux", "Une photo par semaine")


def test_a_team_that_is_dissolved_comes_back_with_its_people(database):
    someone = person(database)
    team = teams.make_team(database, "Marché")
    teams.put_in_team(database, team, someone, "la table")

    teams.dissolve_team(database, team)
    assert teams.read_teams(database) == ()
    undo.undo(database)

    assert teams.read_teams(database)[0].members[0].responsibility == "la table"
    teams.take_out_of_team(database, team, someone)
    assert teams.read_teams(database)[0].members == ()


def test_two_entries_of_one_person_are_once_in_a_team_and_keep_their_tasks(database):
    kept, other = person(database), person(database)
    team = teams.make_team(database, "Marché")
    for entry in (kept, other):
        teams.put_in_team(database, team, entry)
        tasks.give_task(database, "Appeler la mairie", to=entry)

    merging.merge(database, kept, other)

    assert [member.person_id for member in teams.read_teams(database)[0].members] == [kept]
    assert [task.person_id for task in tasks.read_tasks(database)] == [kept, kept]


def test_tasks_come_by_their_day_and_what_is_done_goes_last(database):
    someone = person(database)
    later = tasks.give_task(database, "Tracts", due_on=TODAY + timedelta(3))
    undated = tasks.give_task(database, "Un jour")
    late = tasks.give_task(database, "Clés de la salle", to=someone, due_on=TODAY - timedelta(2))
    done = tasks.give_task(database, "Affiches", due_on=TODAY - timedelta(9))
    tasks.settle_task(database, done, is_done=True)

    rows = tasks.read_tasks(database, with_done=True)

    assert [row.id for row in rows] == [late, later, undated, done]
    assert [row.is_late(TODAY) for row in rows] == [True, False, False, False]
    assert (rows[0].name, rows[-1].done_on) == ("Camille Riou", TODAY)
    assert len(tasks.read_tasks(database)) == 3


def test_today_counts_the_tasks_that_are_due_since_the_oldest(database, home):
    person(database)
    late = tasks.give_task(database, "Clés", due_on=TODAY - timedelta(2))
    tasks.give_task(database, "Tracts", due_on=TODAY)
    tasks.give_task(database, "Affiches", due_on=TODAY + timedelta(1))

    def due():
        todos = today.read_day(database, home, with_copy=False).todos
        return [(todo.count, todo.since) for todo in todos if todo.task is today.Task.TASKS]

    assert due() == [(2, TODAY - timedelta(2))]
    tasks.settle_task(database, late, is_done=True)
    assert due() == [(1, TODAY)]


def test_a_task_is_changed_dropped_and_said_to_be_gone(database):
    someone = person(database)
    task = tasks.give_task(database, "Clés")
    tasks.change_task(database, task, "Clés de la salle", to=someone, due_on=TODAY)
    (row,) = tasks.read_tasks(database)
    assert (row.what, row.person_id, row.due_on) == ("Clés de la salle", someone, TODAY)

    tasks.drop_task(database, task)

    with pytest.raises(OrganiserError):
        tasks.settle_task(database, task, is_done=True)
    for words in ("", "x" * 301):
        with pytest.raises(OrganiserError):
            tasks.give_task(database, words)
