"""Brings an older file's tables to today's, with the guards that SQLite needs."""

from pathlib import Path

from sqlalchemy import Connection

from organiser.database import Database
from organiser.errors import CannotOpen
from organiser.i18n import _
from organiser.models import search
from organiser.sync import capture


def migrate(database: Database) -> None:
    """Run every missing migration in one transaction; the file is as before if one fails.

    Capture is off meanwhile, triggers are made anew afterwards (batch mode drops them in
    silence), and references, the file and the search index are checked before the commit.
    """
    with database.raw() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
        waiting = _orphans(connection)
        connection.rollback()
        try:
            with connection.begin(), capture.switched_off(connection):
                upgrade_tables(connection)
                _make_triggers_anew(connection)
                _check(connection, waiting)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def upgrade_tables(connection: Connection) -> None:
    """Run every missing migration inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    from organiser.models import migrations

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _make_triggers_anew(connection: Connection) -> None:
    capture.rebuild_triggers(connection)
    for statement in search.TRIGGERS:
        name = statement.split()[2]
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def _orphans(connection: Connection) -> int:
    """Count rows whose parent is not here: from headquarters a child may come before it."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def _check(connection: Connection, waiting: int) -> None:
    orphans = _orphans(connection) > waiting
    sound = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO person_search (person_search) VALUES ('integrity-check')"
    )
    if orphans or sound != "ok":
        raise CannotOpen(_("The file could not be brought up to date. It is as it was."))
