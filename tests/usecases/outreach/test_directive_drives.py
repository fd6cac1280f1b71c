"""A drive that headquarters asked for: it knows its directive, rests with it, and is counted."""

from datetime import timedelta

import pytest

from organiser import clock
from organiser.database import Database
from organiser.domain.drive_brief import DriveCount
from organiser.domain.outreach import DriveState, Result, Use
from organiser.errors import Refused
from organiser.models.directive import Directive
from organiser.usecases import undo
from organiser.usecases.history import last_act
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.counting import read_count, settle_counts
from organiser.usecases.outreach.launching import again, launch
from organiser.usecases.outreach.mailing import batches
from organiser.usecases.outreach.queue import count_waiting
from organiser.usecases.outreach.results import record_call
from organiser.usecases.rights.erasing import erase
from tests.ui.directives.scene import asked
from tests.usecases.outreach.people import plan, say_who_answers, willing


@pytest.fixture
def people(database):
    say_who_answers(database)
    return [willing(database, name, at) for at, name in enumerate(("Ana Abgrall", "Eva Riou"), 1)]


@pytest.fixture
def directive(database):
    return asked(database, drive_use=Use.CALL, drive_whom="Qui a dit venir")


@pytest.fixture
def series(database, directive):
    with database.reading() as session:
        return session.get_one(Directive, directive).series_id


@pytest.fixture
def drive(database, people, series):
    return launch(database, plan(directive=series))


def change(database: Database, directive, **values):
    with database.applying() as session:
        row = session.get_one(Directive, directive)
        for name, value in values.items():
            setattr(row, name, value)


def withdraw(database, directive):
    change(database, directive, withdrawn_at=clock.now(), reason="Erreur de date.")


def test_a_drive_knows_which_directive_asked_for_it(database, drive):
    read = drives.read_drive(database, drive)

    assert read.origin.title == "Tract logement : ce qui change"
    assert (read.state, read.hold) == (DriveState.RUNNING, "")


def test_with_its_directive_withdrawn_it_rests_and_says_why(database, drive, directive, people):
    withdraw(database, directive)

    read = drives.read_drive(database, drive)

    assert read.state is DriveState.PAUSED
    assert "Erreur de date." in read.hold
    assert count_waiting(database) == 0
    with pytest.raises(Refused, match=r"Erreur de date\."):
        record_call(database, drive, people[0], Result.REACHED)
    with pytest.raises(Refused, match=r"Erreur de date\."):
        drives.resume(database, drive)


def test_over_it_rests_and_a_longer_directive_lets_it_go_on(database, drive, directive, people):
    yesterday = clock.today() - timedelta(1)
    change(database, directive, valid_until=yesterday)
    rests = drives.read_drive(database, drive).state

    asked(database, series=1, version=2)
    record_call(database, drive, people[0], Result.REACHED)

    assert rests is DriveState.PAUSED
    assert drives.read_drive(database, drive).settled == 1


def test_nothing_is_lost_and_who_is_left_is_taken_up_as_a_drive_of_ones_own(
    database, drive, directive, people
):  # fmt: skip
    record_call(database, drive, people[0], Result.REACHED)
    withdraw(database, directive)
    drives.close(database, drive)

    second = drives.read_drive(database, again(database, drive))

    assert dict(drives.read_drive(database, drive).results) == {Result.REACHED: 1}
    assert (second.people, second.origin, second.state) == (1, None, DriveState.RUNNING)


def test_no_drive_begins_for_a_directive_that_counts_no_more(database, people, directive, series):
    withdraw(database, directive)

    with pytest.raises(Refused, match=r"Erreur de date\."):
        launch(database, plan(directive=series))


def test_letters_and_mails_of_it_wait_too(database, people, directive, series):
    made = launch(database, plan(Use.EMAIL, directive=series))
    withdraw(database, directive)

    with pytest.raises(Refused, match=r"Erreur de date\."):
        batches(database, made)


def test_only_numbers_are_counted_and_each_person_once(database, drive, people, series):
    record_call(database, drive, people[0], Result.NO_ANSWER)
    launch(database, plan(directive=series))
    record_call(database, drive, people[0], Result.REACHED)

    told = read_count(database, series)

    assert told == DriveCount(2, 2, 0, ((Result.REACHED, 1),))


def test_counting_again_writes_nothing_and_is_not_hers_to_undo(database, drive, people):
    record_call(database, drive, people[0], Result.REACHED)

    assert settle_counts(database)
    assert not settle_counts(database)
    assert last_act(database).kind == "outreach.call"

    undo.undo(database)

    assert settle_counts(database)


def test_who_is_erased_is_counted_no_more(database, drive, people, series):
    record_call(database, drive, people[0], Result.REACHED)
    erase(database, people[0])

    assert read_count(database, series) == DriveCount(1, 1, 0)
