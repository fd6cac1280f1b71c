"""The door to the file: what is read without a session, and what is told of commits."""

import os
import shutil
from threading import Thread
from time import sleep

import pytest
from make import person
from sqlcipher3.dbapi2 import ProgrammingError

from organiser.database import Database
from organiser.errors import CannotOpen
from organiser.sessions import Turn

COUNT = "SELECT count(*) FROM person"


def test_a_bare_reading_sees_one_state_of_the_file(database):
    person(database)

    with database.bare() as connection:
        before = connection.execute(COUNT).fetchone()
        person(database, "Denez Riou")
        assert connection.execute(COUNT).fetchone() == before == (1,)

    with database.bare() as connection:
        assert connection.execute(COUNT).fetchone() == (2,)


def test_readings_one_after_the_other_use_one_connection_and_two_at_once_do_not(database):
    with database.bare() as first, database.bare() as second:
        assert first is not second
    with database.bare() as again:
        assert again in (first, second)


def test_nothing_is_written_by_a_bare_reading(database):
    with pytest.raises(CannotOpen), database.bare() as connection:
        connection.execute("DELETE FROM act")


def test_a_reading_that_outlives_the_file_lets_go_of_it(database):
    reading = database.bare()
    connection = reading.__enter__()

    database.close()
    reading.__exit__(None, None, None)

    with pytest.raises(ProgrammingError):
        connection.execute("SELECT 1")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be taken away")
def test_a_stick_that_was_taken_out_is_said_in_words(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    database = Database(stick / "committee.db", b"k" * 32)
    shutil.rmtree(stick)

    with pytest.raises(CannotOpen, match="put it back"), database.bare():
        pass

    database.close()


def test_another_program_that_holds_the_file_is_said_in_words(database):
    other = Database(database.file, database.key())
    with database.raw() as connection:  # the next writer takes this very connection
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")

    with (
        other.transaction("test"),
        pytest.raises(CannotOpen, match="Another program"),
        database.transaction("test"),
    ):
        pass

    other.close()


def test_listeners_hear_which_subjects_a_commit_touched_here_or_elsewhere(database):
    told: list[frozenset[str]] = []
    database.listen(told.append)
    other = Database(database.file, database.key())

    person(database)
    assert "people" in told[-1]

    person(other, "Denez Riou")
    assert database.notice_others()
    assert {"people", "actions", "sheets"} <= told[-1]
    other.close()


def test_she_writes_before_what_comes_from_headquarters():
    turn, order = Turn(), []

    def write(whose, name):
        with whose():
            order.append(name)

    threads = [
        Thread(target=write, args=(turn.when_free, "headquarters")),
        Thread(target=write, args=(turn.hers, "she")),
    ]

    with turn.when_free():
        for thread in threads:
            thread.start()
        while not turn.is_wanted:
            sleep(0.001)
    for thread in threads:
        thread.join()

    assert order == ["she", "headquarters"]
