"""Who signed up on the site, counted, told and merged."""

from datetime import timedelta

from make import person

from organiser import clock
from organiser.domain.welcome import Step
from organiser.usecases import newcomers
from organiser.usecases.people.card import read_card
from organiser.usecases.people.merging import merge
from organiser.usecases.today import Task, read_day
from tests.journeys.todays import hold_to_rows
from tests.usecases.sign_ups import signed_up


def waits(database, home):
    todos = read_day(database, home, with_copy=False).todos
    return next((todo for todo in todos if todo.task is Task.NEWCOMERS), None)


def test_today_counts_who_waits_and_who_waits_too_long(database, home):
    signed_up(database, "Alan Abgrall", hours_ago=60)
    tried, _person = signed_up(database, "Bleuenn Riou", hours_ago=50)
    over, _other = signed_up(database, "Camille Le Goff", hours_ago=2)
    newcomers.note_step(database, tried, Step.ABSENT)
    newcomers.note_step(database, over, Step.INTEGRATED)

    todo = waits(database, home)

    assert (todo.count, todo.late) == (2, 1)
    assert todo.since == clock.local(clock.now() - timedelta(hours=60)).date()
    hold_to_rows(database, home)


def test_nobody_waits_without_a_sign_up(database, home):
    assert waits(database, home) is None


def test_her_card_tells_the_sign_up_and_each_step(database):
    newcomer, person_id = signed_up(database, wish="Je suis libre le samedi.")
    newcomers.note_step(database, newcomer, Step.MET, note="Au café")

    card = read_card(database, person_id)

    told = {line.kind: line.text for line in card.timeline}
    assert (told["site"], told["welcome"]) == ("Je suis libre le samedi.", "Au café")
    assert card.last_contact_on == clock.today()


def test_a_try_without_an_answer_is_no_contact(database):
    newcomer, person_id = signed_up(database)

    newcomers.note_step(database, newcomer, Step.ABSENT)

    assert read_card(database, person_id).last_contact_on is None


def test_who_is_merged_into_an_older_entry_stays_a_newcomer(database):
    kept = person(database, "Nolwenn Kerdoncuff")
    newcomer, other = signed_up(database, "Nolwen Kerdoncuff")
    newcomers.note_step(database, newcomer, Step.ABSENT)

    merge(database, kept, other)

    (row,) = newcomers.read_newcomers(database)
    assert (row.id, row.person_id, row.welcome.tries) == (newcomer, kept, 1)


def test_who_signed_up_twice_is_welcomed_once_with_the_steps_of_both(database):
    first, kept = signed_up(database, "Nolwenn Kerdoncuff", hours_ago=9)
    second, other = signed_up(database, "Nolwen Kerdoncuff")
    newcomers.note_step(database, first, Step.ABSENT)
    newcomers.note_step(database, second, Step.REACHED)

    merge(database, kept, other)

    (row,) = newcomers.read_newcomers(database)
    steps = {step.step for step in newcomers.read_steps(database, first)}
    assert row.id == first
    assert steps == {Step.ABSENT, Step.REACHED}
