"""Who climbed on a laptop, and the counts that headquarters adds up."""

from datetime import timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.engagement import LADDER, Rung
from organiser.usecases import actions, limiting, objections
from organiser.usecases.climbers import read_climbing
from organiser.usecases.rung_counts import keep_counts


@pytest.fixture
def supporter(database):
    """Somebody who was added today and came once."""
    known = person(database)
    actions.log_action(database, ActionKind.STALL, [known], on=clock.today())
    return known


def climbed(database):
    return [(each.name, each.rung, each.before) for each in read_climbing(database).climbers]


def test_who_is_new_and_came_climbed_in_this_month(database, supporter):
    found = read_climbing(database)

    assert climbed(database) == [("Camille Riou", Rung.SUPPORTER, None)]
    assert found.months[-1].climbed == found.months[-1].people == (0, 0, 1, 0, 0, 0)
    assert len(found.of(found.months[-1].first)) == found.months[-1].all_climbed == 1


def test_who_was_there_before_climbed_from_where_she_stood(database, supporter):
    long_ago = clock.stamp(clock.now() - timedelta(days=100))
    with database.transaction("test") as session:
        session.connection().exec_driver_sql("UPDATE person SET created_at = ?", (long_ago,))

    assert climbed(database)[-1] == ("Camille Riou", Rung.SUPPORTER, Rung.CONTACT)


def test_who_objects_or_is_limited_is_in_no_count(database, supporter):
    other = person(database, "Éva Kerbrat")
    objections.object_to_ranking(database, supporter, "au téléphone")
    limiting.limit(database, other, "au téléphone")

    found = read_climbing(database)

    assert found.climbers == ()
    assert set(found.months[-1].people) == {0}


def test_the_ladder_and_the_months_agree(database, supporter):
    person(database, "Éva Kerbrat")

    with database.bare() as connection:
        stored = dict(connection.execute("SELECT rung, count(*) FROM person GROUP BY rung"))
    people = read_climbing(database).months[-1].people

    assert people == tuple(stored.get(int(rung), 0) for rung in LADDER)


def test_without_a_line_nothing_is_counted_for_anybody(database, supporter):
    assert keep_counts(database) == 0
