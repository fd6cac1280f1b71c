"""What is done once a day is done once a day."""

from datetime import timedelta

from organiser import audit, clock
from organiser.usecases import backup, upkeep


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
