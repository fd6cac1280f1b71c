"""The file opens with her password or the printed code, and tells nothing to anybody else."""

import logging
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from make import PASSWORD, names, person
from sqlalchemy import text

from organiser import clock, logs
from organiser.credentials import passwords
from organiser.credentials.wrapping import FILE
from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.errors import CannotOpen, Refused
from organiser.models import migrations
from organiser.models.migrations import HEAD
from organiser.models.tables import METADATA
from organiser.usecases import (
    actions,
    checking,
    creating,
    migrating,
    objections,
    opening,
    undo,
    upkeep,
)
from organiser.usecases.people.card import read_card

SECRETS = (
    "Zéphyrine",
    "Quatrebarbes",
    "zephyrine@example.org",
    "39981234",
    "boulangerie",
    "Impasse",
)


def test_her_password_opens_the_file(home):
    opened = opening.open_with_password(home, PASSWORD)

    assert names(opened) == []
    opened.close()


def test_the_printed_code_opens_it_however_typed_and_sets_a_new_password(home, made_committee):
    typed = made_committee[2].lower().replace("-", " ")

    opening.open_with_recovery_code(home, typed, "un autre bon mot de passe").close()

    opening.open_with_password(home, "un autre bon mot de passe").close()
    with pytest.raises(CannotOpen):
        opening.open_with_password(home, PASSWORD)


def test_wrong_passwords_make_the_wait_grow(home):
    for _try in range(passwords.FREE_TRIES):
        with pytest.raises(CannotOpen):
            opening.open_with_password(home, "faux mot de passe ici")

    with pytest.raises(Refused):
        opening.open_with_password(home, PASSWORD)
    later = clock.now() + timedelta(seconds=3)
    with clock.set_to(lambda: later):
        opening.open_with_password(home, PASSWORD).close()

    assert passwords.read_tries(home).wrong == 0


def test_the_wait_doubles():
    now = clock.now()

    waits = [passwords.Tries(wrong, now).wait(now) for wrong in range(13)]

    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@pytest.mark.parametrize(
    "weak", ["", "court", "motdepasse12", "azertyuiop123", "aaaaaaaaaaaaaaaa", "un deux"]
)
def test_a_weak_password_is_refused(tmp_path, weak):
    with pytest.raises(Refused):
        creating.create_committee(tmp_path / "h", "X", password=weak, in_keyring=False)

    assert not (tmp_path / "h").exists()


def test_a_second_committee_in_one_place_is_refused(home):
    with pytest.raises(Refused):
        creating.create_committee(home, "X", password=PASSWORD, in_keyring=False)


def test_a_making_that_was_cut_short_is_begun_anew(tmp_path):
    home = tmp_path / "h"
    home.mkdir()
    (home / "committee.db.making").write_bytes(b"half")
    (home / FILE).write_text("{}", encoding="utf-8")

    creating.create_committee(home, "X", password=PASSWORD, in_keyring=False).database.close()

    opening.open_with_password(home, PASSWORD).close()
    assert not list(home.glob("*.making*"))


def test_an_empty_place_has_no_committee(tmp_path):
    with pytest.raises(CannotOpen):
        opening.open_with_password(tmp_path, PASSWORD)


def test_a_damaged_key_file_is_said_so(home):
    (home / FILE).write_text("{}", encoding="utf-8")

    with pytest.raises(CannotOpen):
        opening.open_with_password(home, PASSWORD)


def test_a_key_that_is_not_its_own_opens_nothing(home):
    with pytest.raises(CannotOpen):
        Database(home / "committee.db", b"0" * 32)


def test_no_name_is_in_clear_in_any_file_of_the_committee(database, home):
    logs.start_logging(home / "logs")
    person(
        database,
        "Zéphyrine Quatrebarbes",
        email="zephyrine@example.org",
        mobile="06 39 98 12 34",
        address="12 Impasse de la boulangerie",
        note="tient la boulangerie",
    )
    log = logging.getLogger("organiser.test")
    try:
        raise ValueError("Zéphyrine Quatrebarbes zephyrine@example.org")  # noqa: TRY301
    except ValueError:
        log.exception("could not read 'Zéphyrine' of zephyrine@example.org, 06 39 98 12 34")

    for file in (path for path in home.rglob("*") if path.is_file()):
        content = file.read_bytes()
        for secret in SECRETS:
            assert secret.encode() not in content, (file, secret)
    assert "ValueError" in (home / "logs" / "organiser.log").read_text(encoding="utf-8")


def test_an_erased_name_leaves_the_key_holders_file_too(database):
    someone = person(database, "Zéphyrine Quatrebarbes")
    with database.transaction("test") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": someone.bytes})
        session.execute(text("DELETE FROM journal"))

    with database.raw() as connection:
        pages = connection.exec_driver_sql(
            "SELECT count(*) FROM person_search WHERE person_search MATCH 'zephyrine'"
        ).scalar()
        words = connection.exec_driver_sql("SELECT count(*) FROM person_word").scalar()
    assert (pages, words) == (0, 0)


def test_migrations_lead_to_the_tables_of_the_models(tmp_path, made_committee):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    fresh = Database(tmp_path / "fresh.db", made_committee[1])
    creating.make_tables(fresh)
    old = Database(tmp_path / "old.db", made_committee[1])
    with old.raw() as connection, connection.begin():
        migrating.upgrade_tables(connection)
        creating.make_helpers(connection)

    with fresh.raw() as one, old.raw() as other:
        query = (
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        made = {row[1]: "".join((row[2] or "").split()) for row in one.exec_driver_sql(query)}
        migrated = {row[1]: "".join((row[2] or "").split()) for row in other.exec_driver_sql(query)}
        assert {name: made[name] for name in made} == {name: migrated[name] for name in made}
        differences = compare_metadata(MigrationContext.configure(other), METADATA)
        assert [what for what in differences if "person_" not in repr(what[1:])] == []
        assert other.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    fresh.close()
    old.close()


def test_a_filled_file_of_the_first_release_is_brought_up_to_date(home, made_committee):
    database = Database(home / "committee.db", made_committee[1])
    someone = person(database, "Zéphyrine Quatrebarbes", mobile="06 39 98 12 34")
    helper = person(database, "Denez Riou")
    actions.log_action(database, ActionKind.STALL, [helper], on=clock.today(), hours=2)
    _as_the_first_release_left_it(database, home)
    database.close()

    opened = opening.open_with_password(home, PASSWORD)

    assert names(opened) == ["Zéphyrine Quatrebarbes", "Denez Riou"]
    assert [line.what for line in read_card(opened, helper).timeline if line.kind == "action"] == [
        "stall:present"
    ]
    assert upkeep.look_after(opened, home) is None
    assert read_card(opened, helper).rung is Rung.SUPPORTER
    objections.object_to_ranking(opened, someone, "au téléphone")
    assert read_card(opened, someone).rung is Rung.UNRANKED
    undo.undo(opened)
    assert read_card(opened, someone).rung is Rung.CONTACT
    assert checking.check(opened).problems == ()
    opened.close()


def _as_the_first_release_left_it(database, folder):
    """Take away whatever a later release made, and make what it took away."""
    first = Database(folder / "first.db", database.key())
    with first.raw() as connection, connection.begin():
        _upgrade_to(connection, "0001")
        wanted = _made(connection)
    first.close()
    with _without_keys(database) as connection, connection.begin():
        made = _made(connection)
        grown = {key for key in made.keys() & wanted.keys() if key[0] == "table"
                 and _plain(made[key]) != _plain(wanted[key])}  # fmt: skip
        for kind, name in sorted(made.keys() - wanted.keys()):  # indexes before tables
            connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
        for _kind, name in sorted(grown):
            _shrink(connection, name, wanted["table", name])
        made = _made(connection)
        for key in sorted(wanted.keys() - made.keys(), reverse=True):
            connection.exec_driver_sql(wanted[key])
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")


@contextmanager
def _without_keys(database):
    """A connection on which a table may go although others name its rows."""
    with database.raw() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        yield connection
        driver.execute("PRAGMA foreign_keys = ON")


def _shrink(connection, name, statement):
    """Make the table *name* as it was, with what stands in the columns that it had."""
    connection.exec_driver_sql(f"CREATE TABLE kept AS SELECT * FROM {name}")
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(statement)
    rows = connection.exec_driver_sql(f"PRAGMA table_info({name})")
    columns = ", ".join(f'"{row[1]}"' for row in rows)
    connection.exec_driver_sql(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM kept")
    connection.exec_driver_sql("DROP TABLE kept")


def _plain(statement):
    return "".join(statement.split())


def _made(connection):
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        "AND type IN ('table', 'index') AND name NOT LIKE 'person\\_%' ESCAPE '\\'"
    )
    return {(kind, name): sql for kind, name, sql in rows}


def _upgrade_to(connection, revision):
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
