"""Who signed up and may have been in the list before is proposed once, and never merged."""

from make import person

from organiser.domain.welcome import Step
from organiser.usecases import newcomers
from organiser.usecases.history import last_act
from organiser.usecases.people import duplicates, known_before
from organiser.usecases.today import Task, read_day
from tests.usecases.sign_ups import signed_up

HER = {"email": "nolwenn@example.org"}


def test_a_newcomer_with_a_mailbox_of_the_list_is_proposed_on_today_and_on_her_card(database, home):
    _newcomer, person_id = signed_up(database, "Nolwenn Kerdoncuff", **HER)
    person(database, "Nolwen Kerdoncuff", **HER)

    assert known_before.propose_known(database)

    todos = {todo.task: todo.count for todo in read_day(database, home, with_copy=False).todos}
    assert todos[Task.PAIRS] == 1
    assert known_before.perhaps_known_as(database, person_id) == ("Nolwen Kerdoncuff",)


def test_it_is_proposed_once_and_is_no_act_of_hers_to_take_back(database):
    signed_up(database, "Nolwenn Kerdoncuff", **HER)
    person(database, "Nolwen Kerdoncuff", **HER)
    before = last_act(database)
    known_before.propose_known(database)

    assert not known_before.propose_known(database)
    assert last_act(database) == before


def test_who_was_said_to_be_two_persons_is_proposed_no_more(database):
    _newcomer, person_id = signed_up(database, "Nolwenn Kerdoncuff", **HER)
    other = person(database, "Nolwen Kerdoncuff", **HER)
    duplicates.say_apart(database, other, person_id)

    assert not known_before.propose_known(database)


def test_a_couple_with_one_mailbox_is_not_proposed(database):
    signed_up(database, "Nolwenn Kerdoncuff", **HER)
    person(database, "Yann Tanguy", **HER)

    assert not known_before.propose_known(database)


def test_who_is_welcomed_already_is_looked_up_no_more(database):
    newcomer, _person = signed_up(database, "Nolwenn Kerdoncuff", **HER)
    newcomers.note_step(database, newcomer, Step.INTEGRATED)
    person(database, "Nolwen Kerdoncuff", **HER)

    assert not known_before.propose_known(database)
