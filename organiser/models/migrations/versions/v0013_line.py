"""The line to headquarters: who we are there, what is known, what waits; a mark for each act."""

from pathlib import Path
from typing import Any
from uuid import UUID

from alembic import op
from sqlalchemy import Connection

from organiser.domain.identifier import id_by_key

revision = "0013"
down_revision = "0012"

_BY_KEY = {
    "goal": ("measure",),
    "permission": ("name",),
    "retention_choice": ("rule",),
    "suppression": ("digest",),
    "consent_wording": ("sha256",),
    "participation": ("action_id", "person_id"),
}
"""What two laptops may write by themselves and there can be once only."""


def upgrade() -> None:
    """Make the tables; acts and changes that wait get a mark by which headquarters knows them.

    Of what there can be once only, the id now follows from what it is.
    """
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, statements.split(";")):
        op.execute(statement)
    connection = op.get_bind()
    for table, columns in _BY_KEY.items():
        _rename(connection, table, columns)


def _rename(connection: Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    rows = connection.exec_driver_sql(f"SELECT id, {names} FROM {table}").all()  # noqa: S608
    taken: set[bytes] = {row[0] for row in rows}
    for old, *values in rows:
        new = id_by_key(table, *map(_plain, values)).bytes
        if new in taken:
            continue  # somebody was noted twice: the first keeps the name
        taken.add(new)
        connection.exec_driver_sql(f"UPDATE {table} SET id = ? WHERE id = ?", (new, old))  # noqa: S608
        for notes in ("outbox", "journal"):
            connection.exec_driver_sql(
                f"UPDATE {notes} SET record_id = ? WHERE record_id = ? AND kind = '{table}'",  # noqa: S608
                (new, old),
            )
        if table == "consent_wording":
            connection.exec_driver_sql(
                "UPDATE consent SET wording_id = ? WHERE wording_id = ?", (new, old)
            )


def _plain(value: Any) -> Any:
    return UUID(bytes=value) if isinstance(value, bytes) else value
