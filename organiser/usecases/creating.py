"""Makes the file of a new committee: its keys, its tables, what watches over them."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert

from organiser import clock
from organiser.credentials import keyring_store, passwords
from organiser.credentials.wrapping import (
    KeyFile,
    new_key,
    new_recovery_code,
    with_public,
    wrap,
    write_keys,
)
from organiser.database import Database
from organiser.domain.territory import region_of
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models import search, tables
from organiser.models.committee import Committee
from organiser.models.migrations import HEAD
from organiser.models.outbox import CaptureSwitch
from organiser.sync import capture
from organiser.usecases.opening import committee_file, has_committee


@dataclass(frozen=True, slots=True)
class NewCommittee:
    """A file just made, and the code to print: it is shown once."""

    database: Database
    recovery_code: str


def create_committee(
    home: Path,
    name: str,
    *,
    password: str,
    insee: str = "",
    in_keyring: bool = True,
    is_demonstration: bool = False,
) -> NewCommittee:
    """Make the encrypted file of a new committee in *home*."""
    if has_committee(home):
        raise Refused(_("There is a committee here already."))
    if not name.strip():
        raise Refused(_("Give the committee a name."))
    passwords.check_new_password(password)
    home.mkdir(parents=True, exist_ok=True)
    key, code = new_key(), new_recovery_code()
    keys = with_public(KeyFile(uuid4().hex, wrap(key, password), wrap(key, code)), key, code)
    write_keys(home, keys)
    facts = {
        "name": name.strip(),
        "insee": insee,
        "region": region_of(insee),
        "created_at": clock.now(),
        "is_demonstration": is_demonstration,
    }
    _make_file(committee_file(home), key, facts)
    database = Database(committee_file(home), key)
    if in_keyring:
        keyring_store.remember(keys.file_id, key)
    return NewCommittee(database, code)


def make_tables(database: Database) -> None:
    """Make the tables, the search index and the triggers of a new, empty file."""
    with database.raw() as connection, connection.begin():
        tables.METADATA.create_all(connection)
        make_helpers(connection)
        connection.execute(insert(CaptureSwitch), {"id": 1, "is_on": True, "indexes": True})
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def make_helpers(connection: Connection) -> None:
    """Make the search index and all triggers."""
    for statement in (*search.STATEMENTS, *search.TRIGGERS):
        connection.exec_driver_sql(statement)
    capture.rebuild_triggers(connection)


def _make_file(file: Path, key: bytes, facts: dict[str, object]) -> None:
    """Make the file under another name first: one that was cut short is no committee's file."""
    making = file.with_name(f"{file.name}.making")
    for left in file.parent.glob(f"{making.name}*"):
        left.unlink()
    database = Database(making, key)
    try:
        make_tables(database)
        with database.transaction("committee.create") as session:
            session.execute(insert(Committee), facts)
    finally:
        database.close()
    making.replace(file)
