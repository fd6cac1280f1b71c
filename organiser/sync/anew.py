"""Has everything wait again: the headquarters that it is paired with now knows none of it."""

from sqlalchemy import Connection

from organiser.domain.exchange.kinds import Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.kinds import Verb
from organiser.sync.capture import records, switched_off

_OF_THE_LINE = ("key_wrap", "laptop")
"""What names laptops by the numbers that the old headquarters gave them."""


def was_told(connection: Connection) -> bool:
    """Return whether some headquarters heard of this committee already."""
    waits = "SELECT 1 FROM outbox WHERE kind = 'committee' AND verb = 'create'"
    return connection.exec_driver_sql(waits).first() is None


def tell_anew(connection: Connection) -> None:
    """Have every record that a laptop writes wait as a new one, parents before children.

    What was told elsewhere is as old as the first act of the file; what waited keeps its own.
    """
    with switched_off(connection):
        for name in _OF_THE_LINE:
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608
            connection.exec_driver_sql("DELETE FROM outbox WHERE kind = ?", (name,))
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.waited")
    connection.exec_driver_sql("CREATE TEMP TABLE waited AS SELECT * FROM outbox")
    connection.exec_driver_sql("DELETE FROM outbox WHERE verb != ?", (str(Verb.DELETE),))
    for kind in records():
        if KINDS[kind.__tablename__].writer is Writer.HEADQUARTERS:
            continue
        table, subject = kind.__tablename__, kind.subject_column
        about = f't."{subject}"' if subject else "NULL"
        connection.exec_driver_sql(
            "INSERT INTO outbox (kind, record_id, subject_id, verb, act, marks) "  # noqa: S608
            f"SELECT '{table}', t.id, {about}, 'create', "
            "coalesce(w.act, first.number), coalesce(w.marks, json_array(first.mark)) "
            f"FROM (SELECT number, mark FROM act ORDER BY number LIMIT 1) first, {table} t "
            f"LEFT JOIN temp.waited w ON w.record_id = t.id AND w.kind = '{table}' "
            "ORDER BY t.rowid"
        )
    connection.exec_driver_sql("DROP TABLE temp.waited")
