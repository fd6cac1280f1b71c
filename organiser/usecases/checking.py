"""Looks the whole file over: its pages, its search index, its captured changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from organiser.database import Database
from organiser.domain.exchange.kinds import Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.sync import anew, capture, freezing


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found; no problems means that everything agrees."""

    people: int
    sheets: int
    pending: int
    problems: tuple[str, ...]


def check(database: Database, progress: Progress | None = None) -> Health:
    """Check the file; it is only read."""
    watch = progress or Progress()
    steps = (_check_pages, _check_references, _check_search, _check_capture)
    problems: list[str] = []
    with database.raw() as connection:
        for done, step in enumerate(steps):
            watch.at(done, len(steps))
            problems += step(connection)
        return Health(
            _count(connection, "person"),
            _count(connection, "sheet"),
            _count(connection, "outbox"),
            tuple(problems),
        )


def _check_pages(connection: Connection) -> list[str]:
    damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    unsound = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    if damaged or unsound != ["ok"]:
        return [_("The file is damaged. Restore a backup.")]
    return []


def _check_references(connection: Connection) -> list[str]:
    orphans = sum(1 for found in _orphans(connection) if not _is_known_gone(connection, *found))
    if not orphans:
        return []
    return [counted("{count} row points at nothing.", "{count} rows point at nothing.", orphans)]


def _orphans(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Yield kind and id of each record that another points at and that is not here."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    for table, number, parent, key in rows:
        keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").fetchall()
        column = next(each[3] for each in keys if each[0] == key)
        found = connection.exec_driver_sql(
            f'SELECT "{column}" FROM {table} WHERE rowid = ?', (number,)
        ).scalar()
        yield parent, bytes(found or b"")


def _is_known_gone(connection: Connection, kind: str, record: bytes) -> bool:
    """Whether headquarters said that a record was deleted: what points at it waits for it."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM line_known WHERE record_id = ? AND kind = ? AND state != 0", (record, kind)
    ).first()
    return found is not None


def _check_search(connection: Connection) -> list[str]:
    try:
        connection.exec_driver_sql(
            "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)"
        )
    except DatabaseError:
        return [_("The search index does not agree with the list.")]
    finally:
        connection.rollback()
    return []


def _check_capture(connection: Connection) -> list[str]:
    """Each record waits to be sent, is on its way, or is known to headquarters.

    Of a file that was let go by its headquarters nobody can tell: what that knew was forgotten.
    """
    problems = []
    on_its_way = freezing.on_its_way(connection)
    if connection.exec_driver_sql("SELECT is_on AND indexes FROM capture_switch").scalar_one() != 1:
        problems.append(_("Changes are not being noted."))
    is_let_go = _was_let_go(connection)
    for kind in capture.records():
        table = kind.__tablename__
        unsent = connection.exec_driver_sql(
            f"SELECT t.id FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM outbox o "
            f"WHERE o.record_id = t.id AND o.kind = '{table}') AND NOT EXISTS (SELECT 1 "
            f"FROM line_known k WHERE k.record_id = t.id AND k.kind = '{table}' AND k.state = 0)"
        ).scalars()
        is_ours = not is_let_go and KINDS[table].writer is not Writer.HEADQUARTERS
        missing = is_ours and any((table, record) not in on_its_way for record in unsent.all())
        unknown = connection.exec_driver_sql(
            f"SELECT count(*) FROM outbox o WHERE o.kind = '{table}' AND o.verb != 'delete' "
            f"AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = o.record_id)"
        ).scalar_one()
        if missing or unknown:
            problems.append(_("The captured changes of {kind} do not agree.").format(kind=table))
    return problems


def _was_let_go(connection: Connection) -> bool:
    linked = "SELECT 1 FROM line_state WHERE device != 0"
    return connection.exec_driver_sql(linked).first() is None and anew.was_told(connection)


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
