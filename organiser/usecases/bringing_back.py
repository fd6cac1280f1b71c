"""Brings back one record that an act of this file deleted, with what hung on it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser.sync import capture
from organiser.usecases import derived
from organiser.usecases.undo import insert_again

_DELETED_BY = """
SELECT act FROM journal WHERE kind = :kind AND record_id = :id AND verb = 'delete'
ORDER BY number DESC LIMIT 1
"""
_DELETED_WITH = """
SELECT kind, record_id, before FROM journal WHERE act = :act AND verb = 'delete'
ORDER BY number DESC
"""
_NAMES = ("title", "name", "what", "file_name")
_Gone = Mapping[tuple[str, bytes], Mapping[str, Any]]


def is_known(session: Session, kind: str, record: UUID) -> bool:
    """Tell whether this file knows what a record said that is gone."""
    return _act(session, kind, record) is not None


def gone_name(session: Session, kind: str, record: UUID) -> str:
    """Return what a record was called that was deleted here; nothing if it was elsewhere."""
    act = _act(session, kind, record)
    values = _deleted_by(session, act).get((kind, record.bytes), {}) if act else {}
    last = values.get("last_name") or values.get("birth_name") or ""
    full = f"{values.get('first_name', '')} {last}".strip()
    return full or next((str(values[name]) for name in _NAMES if values.get(name)), "")


def bring_back(session: Session, kind: str, record: UUID) -> bool:
    """Write a record again as it was, with what hung on it; False where that is not known."""
    act = _act(session, kind, record)
    if act is None:
        return False
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = on")
    kinds = {each.__tablename__: each for each in capture.records()}
    gone = _deleted_by(session, act)
    wanted = _hanging_on(gone, (kind, record.bytes))
    for (name, key), values in gone.items():
        if (name, key) in wanted and not _is_there(session, name, key):
            insert_again(session, kinds[name], UUID(bytes=key), values)
    derived.refresh_touched(session, session.info["act"])
    return True


def _act(session: Session, kind: str, record: UUID) -> int | None:
    found = session.execute(text(_DELETED_BY), {"kind": kind, "id": record.bytes}).scalar()
    return None if found is None else int(found)


def _deleted_by(session: Session, act: int) -> _Gone:
    """Return everything an act deleted, parents before what hung on them."""
    rows = session.execute(text(_DELETED_WITH), {"act": act})
    return {(kind, key): json.loads(before or "{}") for kind, key, before in rows}


def _hanging_on(gone: _Gone, root: tuple[str, bytes]) -> set[tuple[str, bytes]]:
    """Return *root* and whatever of *gone* named it, or named what named it."""
    found, ids = {root}, {root[1].hex()}
    while True:
        more = {
            key
            for key, values in gone.items()
            if key not in found and ids.intersection(v for v in values.values() if _is_id(v))
        }
        if not more:
            return found
        found |= more
        ids |= {key.hex() for _kind, key in more}


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) == 32


def _is_there(session: Session, kind: str, key: bytes) -> bool:
    found = session.execute(
        text(f"SELECT 1 FROM {kind} WHERE id = :id"),  # noqa: S608  (of the models)
        {"id": key},
    ).first()
    return found is not None
