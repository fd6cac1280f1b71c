"""One value of one record, read and written as the line says it: ids and bytes as text."""

import base64
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.sync.values import codecs


def is_id(kind: str, field: str) -> bool:
    """Tell whether a field holds the id of another record."""
    return _shape(kind, field) is Shape.ID


def is_there(session: Session, kind: str, record: UUID) -> bool:
    """Tell whether a record stands in the file."""
    if kind not in codecs():
        return False
    found = session.execute(
        text(f"SELECT 1 FROM {kind} WHERE id = :id"),  # noqa: S608  (of the models)
        {"id": record.bytes},
    ).first()
    return found is not None


def is_locked(session: Session, kind: str, record: UUID) -> bool:
    """Tell whether something of a record is sealed by a key that is not here yet."""
    found = session.execute(
        text("SELECT 1 FROM line_kept WHERE record_id = :id AND kind = :kind AND why = 'locked'"),
        {"id": record.bytes, "kind": kind},
    ).first()
    return found is not None


def read(session: Session, kind: str, record: UUID, field: str) -> Any:
    """Return a value; None where the record or the field is not here."""
    if not _is_column(kind, field):
        return None
    value = session.execute(
        text(f'SELECT "{field}" FROM {kind} WHERE id = :id'),  # noqa: S608  (of the models)
        {"id": record.bytes},
    ).scalar()
    return value.hex() if isinstance(value, bytes) else value


def write(session: Session, kind: str, record: UUID, field: str, value: Any) -> None:
    """Write a value as it came over the line."""
    if not _is_column(kind, field):
        return
    session.execute(
        text(f'UPDATE {kind} SET "{field}" = :value WHERE id = :id'),  # noqa: S608  (of the models)
        {"value": _as_kept(kind, field, value), "id": record.bytes},
    )


def _as_kept(kind: str, field: str, value: Any) -> Any:
    shape = _shape(kind, field)
    if isinstance(value, str) and shape is Shape.ID:
        return bytes.fromhex(value)
    if isinstance(value, str) and shape is Shape.BYTES:
        return base64.b64decode(value)
    return value


def _shape(kind: str, field: str) -> Shape | None:
    known = KINDS.get(kind)
    found = known.fields.get(field) if known is not None else None
    return found.shape if found is not None else None


def _is_column(kind: str, field: str) -> bool:
    codec = codecs().get(kind)
    return codec is not None and field in codec.columns
