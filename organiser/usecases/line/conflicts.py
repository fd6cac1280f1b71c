"""Values that were not kept because two people wrote without knowing of each other."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.line import Conflict, Settled
from organiser.sync.values import codecs
from organiser.usecases import derived
from organiser.words import line as words

DELETED = "deleted"
_OPEN = select(Conflict).where(
    ~select(Settled).where(Settled.conflict_id == Conflict.id).exists()
).order_by(Conflict.kept_at, Conflict.id)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meeting:
    """One value that was not kept, beside the one that was."""

    id: UUID
    kind: str
    record: UUID
    field: str
    name: str
    """Of the person it is about, if she is here."""
    kept: Any
    other: Any
    why: str
    kept_by: str
    written_by: str
    kept_at: datetime
    at: datetime

    @property
    def words(self) -> str:
        """Return it as one sentence."""
        if self.why == DELETED:
            said = words.deleted_words(self.name, self.kept_by)
        else:
            label = words.field_label(self.kind, self.field)
            said = words.kept_words(label, self.kept, self.kept_by, self.kept_at)
        other = words.other_words(self.other, self.written_by, self.at)
        return f"{self.name} · {said} {other}" if self.name else f"{said} {other}"


def open_conflicts(database: Database) -> tuple[Meeting, ...]:
    """Return what she has not looked at yet, oldest first."""
    with database.reading() as session:
        return tuple(_meeting(session, row) for row in session.scalars(_OPEN))


def take_other(database: Database, conflict: UUID) -> None:
    """Have the other value after all: a plain edit by somebody who has seen both."""
    with database.transaction("line.take_other") as session:
        row = _known(session, conflict)
        if row.why == DELETED and not _is_there(session, row):
            raise OrganiserError(_("The entry was deleted: bring it back first."))
        value = _value(row)
        session.execute(
            text(f'UPDATE {row.record_kind} SET "{row.field}" = :value WHERE id = :id'),  # noqa: S608  (of the models)
            {"value": value, "id": row.record_id.bytes},
        )
        derived.refresh_touched(session, session.info["act"])
        _settle(session, row)


def leave(database: Database, conflict: UUID) -> None:
    """It is well as it stands: it is not shown any more."""
    with database.transaction("line.leave") as session:
        _settle(session, _known(session, conflict))


def _known(session: Session, conflict: UUID) -> Conflict:
    row = session.get(Conflict, conflict)
    codec = codecs().get(row.record_kind) if row is not None else None
    if row is None or codec is None or row.field not in codec.columns:
        raise OrganiserError(_("There is nothing to look at any more."))
    return row


def _settle(session: Session, row: Conflict) -> None:
    settled = uuid5(row.id, "settled")
    if session.get(Settled, settled) is None:
        session.add(Settled(id=settled, conflict_id=row.id, at=clock.now()))


def _meeting(session: Session, row: Conflict) -> Meeting:
    kept = None
    codec = codecs().get(row.record_kind)
    if codec is not None and row.field in codec.columns:
        kept = session.execute(
            text(f'SELECT "{row.field}" FROM {row.record_kind} WHERE id = :id'),  # noqa: S608  (of the models)
            {"id": row.record_id.bytes},
        ).scalar()
    name = session.execute(
        text("SELECT trim(first_name || ' ' || last_name) FROM person WHERE id = :id"),
        {"id": row.person_id.bytes if row.person_id else b""},
    ).scalar()
    return Meeting(
        row.id, row.record_kind, row.record_id, row.field, name or "",
        kept.hex() if isinstance(kept, bytes) else kept, _other(row), row.why, row.kept_by,
        row.written_by, row.kept_at, row.at,
    )  # fmt: skip


def _other(row: Conflict) -> Any:
    return json.loads(row.sealed_value or row.value or "null")


def _value(row: Conflict) -> Any:
    """Return the other value as its column stores it."""
    value = _other(row)
    kind = KINDS.get(row.record_kind)
    field = kind.fields.get(row.field) if kind else None
    is_id = field is not None and field.shape is Shape.ID
    return bytes.fromhex(value) if is_id and isinstance(value, str) else value


def _is_there(session: Session, row: Conflict) -> bool:
    found = session.execute(
        text(f"SELECT 1 FROM {row.record_kind} WHERE id = :id"),  # noqa: S608  (of the models)
        {"id": row.record_id.bytes},
    ).first()
    return found is not None
