"""Takes note at once of new records that headquarters took: all that a first upload is told."""

from collections.abc import Sequence

from sqlalchemy import Connection

from organiser.domain.exchange.fingerprint import sum_of
from organiser.domain.exchange.records import Act, Status
from organiser.sync.wire import Change, Result

_NOTE = """
INSERT OR IGNORE INTO line_known (record_id, kind, scope, version, state) VALUES (?, ?, ?, ?, 0)
"""


def note_new(
    connection: Connection, scope: int, changes: Sequence[Change], results: Sequence[Result]
) -> tuple[int, int] | None:
    """Note what came of *changes*, return how many records there are more, and their sum.

    None where it is not as simple as that, and nothing was written: one of them is no new record,
    was not taken as it is, or is known already (the same answer came again).
    """
    is_new = all(not change.base and change.act == Act.PUT for change in changes)
    if not is_new or {result.status for result in results} != {Status.OK}:
        return None
    notes = [
        (bytes.fromhex(change.id), change.kind, scope, result.version)
        for change, result in zip(changes, results, strict=True)
    ]
    point = connection.begin_nested()
    if connection.exec_driver_sql(_NOTE, notes).rowcount != len(notes):
        point.rollback()
        return None
    point.commit()
    return len(notes), sum_of((note[0], note[3]) for note in notes)
