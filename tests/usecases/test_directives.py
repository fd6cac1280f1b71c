"""What the committee answers to a directive, and how many wait."""

import pytest

from organiser.errors import OrganiserError
from organiser.usecases.directives import answering, reading
from tests.ui.directives import scene


def waits(database):
    with database.bare() as connection:
        return reading.count_waiting(connection)


def test_what_waits_is_counted_as_the_list_shows_it(database):
    scene.fill(database)
    shown = reading.read_directives(database)

    found = waits(database)

    assert found.count == sum(row.is_new or row.is_to_acknowledge for row in shown) == 3
    assert found.to_acknowledge == 1
    assert all(row.directive.page.text for row in shown)


def test_a_word_that_is_too_long_is_refused_and_nothing_is_written(database):
    made = scene.fill(database)

    with pytest.raises(OrganiserError):
        answering.acknowledge(database, made["asks"], "x" * 1_001)

    assert waits(database).to_acknowledge == 1


def test_what_is_gone_is_marked_all_the_same(database):
    made = scene.fill(database)
    with database.applying() as session:
        session.connection().exec_driver_sql("DELETE FROM directive")

    answering.mark_read(database, made["asks"])

    assert waits(database).count == 0
