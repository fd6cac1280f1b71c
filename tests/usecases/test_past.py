"""What was done lately, as the file tells it."""

from datetime import timedelta

from make import bring_in, candidate, person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.usecases import actions, undo
from organiser.usecases.past import read_past
from organiser.usecases.people import editing


def test_the_newest_act_comes_first_with_the_person_it_was_about(database):
    someone = person(database, "Solène Le Bihan")
    editing.edit_person(database, someone, {"city": "Betton"})

    edited, added = read_past(database)

    assert (edited.kind, added.kind) == ("people.edit", "people.add")
    assert (edited.about.id, edited.about.name) == (someone, "Solène Le Bihan")
    assert edited.about == added.about


def test_what_was_taken_back_says_so_and_the_taking_back_is_no_act_of_its_own(database):
    person(database)
    undo.undo(database)

    (added,) = read_past(database)

    assert added.is_taken_back
    assert added.about is None


def test_what_is_older_than_thirty_days_is_past(database):
    long_ago = clock.now() - timedelta(days=31)
    with clock.set_to(lambda: long_ago):
        person(database, "Anne Le Gall")
    person(database, "Camille Riou")

    (only,) = read_past(database)

    assert only.about.name == "Camille Riou"


def test_an_import_is_one_act_with_its_file(database):
    bring_in(database, candidate("Anne Le Gall", 2), candidate("Camille Riou", 3))

    (brought,) = read_past(database)

    assert (brought.kind, brought.count) == ("people.import", 2)


def test_no_more_are_read_than_asked_for(database):
    for name in ("Anne Le Gall", "Camille Riou", "Solène Le Bihan"):
        person(database, name)

    assert [act.about.name for act in read_past(database, 2)] == ["Solène Le Bihan", "Camille Riou"]


def test_an_act_that_was_about_several_names_none_of_them(database):
    who = [person(database, "Anne Le Gall"), person(database, "Camille Riou")]
    actions.log_action(database, ActionKind.STALL, who, on=clock.today())

    assert read_past(database)[0].about is None
