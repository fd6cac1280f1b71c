"""Mergers in an archive: who was parted since, and erased, does not come back by it.

An entry that became part of another has no row of its own: nothing but the journal says which of
the phones and words were hers. So much of the journal goes along (R26).
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Connection as Written
from sqlalchemy import Table

from organiser.domain.kinds import Verb
from organiser.encrypted_file import Connection
from organiser.sync import capture

MEMBER = "mergers.jsonl"
_MERGERS = """
    SELECT a.number, a.at, a.count FROM act a
    WHERE a.kind = 'people.merge' AND a.undone_by IS NULL AND EXISTS
      (SELECT 1 FROM journal j JOIN merged_entry m ON m.id = j.record_id
       WHERE j.act = a.number AND j.kind = 'merged_entry' AND j.verb = 'create')
    ORDER BY a.number
"""
_CHANGES = "SELECT kind, record_id, verb, before FROM journal WHERE act = ? ORDER BY number"
_LATER = """
    SELECT j.kind, j.record_id, j.verb, j.before FROM journal j JOIN act a ON a.number = j.act
    WHERE j.act > ? AND a.undone_by IS NULL AND a.kind NOT IN ('undo', 'redo')
"""


def write_mergers(connection: Connection, archive: ZipFile) -> dict[str, Any]:
    """Write the mergers that stand, each with its changes; return what is said of the member."""
    lines = list(_lines(connection))
    content = b"".join(lines)
    archive.writestr(MEMBER, content)
    return {"file": MEMBER, "rows": len(lines), "sha256": hashlib.sha256(content).hexdigest()}


def read_mergers(connection: Written, archive: ZipFile, said: dict[str, Any]) -> None:
    """Bring the mergers of *archive* back as acts; raise `ValueError` for what cannot be one.

    Nothing may be captured after this in the same transaction: marks go to the newest act.
    """
    content = archive.read(MEMBER)
    lines = content.splitlines()
    if hashlib.sha256(content).hexdigest() != said["sha256"] or len(lines) != int(said["rows"]):
        raise ValueError(MEMBER)
    tables = {kind.__tablename__: kind.__table__ for kind in capture.records()}
    for line in lines:
        merger = json.loads(line)
        changes = [_checked(change, tables) for change in merger["changes"]]
        capture.bring_act(
            connection, "people.merge", int(merger["at"]), int(merger["count"]), changes
        )


def _lines(connection: Connection) -> Iterator[bytes]:
    for number, at, count in connection.execute(_MERGERS).fetchall():
        touched = _touched(connection, number)
        changes = [
            [kind, key.hex(), verb, left]
            for kind, key, verb, before in connection.execute(_CHANGES, (number,))
            if (left := _left(verb, before, touched.get((kind, key), set()))) is not None
        ]
        merger = {"at": at, "count": count, "changes": changes}
        yield json.dumps(merger, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _touched(connection: Connection, act: int) -> dict[tuple[str, bytes], set[str]]:
    """Which columns of which records were changed later: they keep what they say."""
    found: dict[tuple[str, bytes], set[str]] = {}
    for kind, key, verb, before in connection.execute(_LATER, (act,)):
        names = set(json.loads(before)) if verb == Verb.UPDATE else {"*"}
        found.setdefault((kind, key), set()).update(names)
    return found


def _left(verb: str, before: str | None, touched: set[str]) -> dict[str, Any] | None:
    """Return what of one change is still to be put back; None when nothing is."""
    image: dict[str, Any] = json.loads(before or "{}")
    if verb == Verb.UPDATE:
        left = {name: value for name, value in image.items() if name not in touched}
        return left or None
    return None if verb == Verb.CREATE and touched else image


def _checked(change: list[Any], tables: dict[str, Any]) -> tuple[str, bytes, str, str | None]:
    kind, key, verb, before = change
    table = tables[kind]
    assert isinstance(table, Table)
    record = bytes.fromhex(key)
    names = {column.name for column in table.columns}
    if len(record) != 16 or verb not in set(Verb) or not set(before) <= names:
        raise ValueError(MEMBER)
    if not all(isinstance(value, str | int | float | None) for value in before.values()):
        raise ValueError(MEMBER)
    image = json.dumps(before, ensure_ascii=False, separators=(",", ":")) if before else None
    return kind, record, verb, image
