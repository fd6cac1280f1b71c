"""What is done once a day is done once a day."""

from datetime import timedelta

from make import person
from sqlalchemy import select

from organiser import audit, clock
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.models.person import Person
from organiser.usecases import actions, backup, history, upkeep
from organiser.usecases.people.card import read_card


def test_a_copy_is_kept_when_there_is_none_of_today(database, home):
    first, second = upkeep.look_after(database, home), upkeep.look_after(database, home)

    assert first is not None
    assert second is None
    assert len(backup.backups(home)) == 1


def test_the_next_day_has_its_own(database, home):
    upkeep.look_after(database, home)
    tomorrow = clock.now() + timedelta(days=1)

    with clock.set_to(lambda: tomorrow):
        upkeep.look_after(database, home)

    assert len(backup.backups(home)) == 2


def test_what_was_noted_over_a_year_ago_is_dropped(database, home):
    long_ago = clock.now() - timedelta(days=400)
    with clock.set_to(lambda: long_ago):
        audit.note(home, "people.show", ("id",))
    audit.note(home, "people.show", ("id",))

    upkeep.look_after(database, home)

    assert len((home / audit.FILE).read_text(encoding="utf-8").splitlines()) == 1


def test_a_file_that_a_copy_has_replaced_is_dropped_in_time(database, home):
    old = home / "replaced" / "2026-01-05-101112-000000"
    old.mkdir(parents=True)
    (old / "committee.db").write_bytes(b"old")

    upkeep.look_after(database, home)

    assert not old.exists()


def test_a_rung_falls_with_time_and_the_screens_hear_of_it(database, home):
    someone, other = person(database), person(database, "Denez Riou")
    actions.log_action(database, ActionKind.STALL, [someone], on=clock.today())
    assert read_card(database, someone).rung is Rung.SUPPORTER
    told, later = [], clock.now() + timedelta(days=212)  # half a year and a month
    database.listen(told.append)
    before = history.last_act(database)

    with clock.set_to(lambda: later):
        upkeep.look_after(database, home)
        upkeep.look_after(database, home)

    assert read_card(database, someone).rung is Rung.CONTACT
    assert read_card(database, other).rung is Rung.CONTACT
    assert told == [{"people"}]
    assert history.last_act(database) == before


def test_an_action_that_was_announced_counts_from_its_day(database, home):
    someone = person(database)
    tomorrow = clock.now() + timedelta(days=1)
    actions.log_action(database, ActionKind.STALL, [someone], on=tomorrow.date())
    assert read_card(database, someone).rung is Rung.CONTACT

    with clock.set_to(lambda: tomorrow):
        upkeep.look_after(database, home)
        assert read_card(database, someone).rung is Rung.SUPPORTER


def test_who_was_noted_for_a_day_to_come_was_met_once_it_has_come(database):
    who = person(database)
    later = clock.now() + timedelta(days=3)
    actions.log_action(database, ActionKind.STALL, [who], on=later.date())

    with clock.set_to(lambda: later + timedelta(days=1)):
        upkeep.climb(database)

    with database.reading() as session:
        assert session.scalar(select(Person.last_contact_on)) == later.date()
