"""What met about a person: a line of her timeline for each, with both values."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from organiser.domain.exchange.kinds import Shape
from organiser.domain.exchange.matrix import KINDS
from organiser.i18n import _
from organiser.models.line import Conflict, Settled
from organiser.words import line as words


def differing_lines(session: Session, person_id: UUID) -> Iterator[tuple[Conflict, str]]:
    """Yield each value that was not kept, and what is said of it."""
    rows = session.scalars(select(Conflict).where(Conflict.person_id == person_id)).all()
    typed = {row.record_id for row in rows if row.field == "typed"}
    for row in rows:
        is_shown = row.record_kind != "contact_point" or row.field == "typed"
        if row.record_kind in KINDS and (is_shown or row.record_id not in typed):
            yield row, _said(session, row)


def _said(session: Session, row: Conflict) -> str:
    other = json.loads(row.sealed_value or row.value or "null")
    said = words.not_kept_words(_words(row, other), row.written_by, row.at, is_mine=False)
    if row.why == "deleted":
        return words.deleted_words(row.kept_by, row.kept_at) + " " + said
    now = _now(session, row)
    settled = select(Settled.id).where(Settled.conflict_id == row.id)
    if session.scalars(settled).first() is None:
        label = words.label_of(row.record_kind, row.field)
        kept = words.met_words(label, _words(row, now), row.kept_by, row.kept_at)
        return f"{kept} {said}"
    if now == other:
        return _("The other value was taken after all: “{value}”.").format(value=_words(row, other))
    return said


def _words(row: Conflict, value: Any) -> str:
    field = KINDS[row.record_kind].fields.get(row.field)
    if value is not None and field is not None and field.shape is Shape.ID:
        return _("another entry")
    return words.value_words(row.record_kind, row.field, value)


def _now(session: Session, row: Conflict) -> Any:
    if row.field not in KINDS[row.record_kind].fields:
        return None
    found = session.execute(
        text(f'SELECT "{row.field}" FROM {row.record_kind} WHERE id = :id'),  # noqa: S608  (words of ours)
        {"id": row.record_id.bytes},
    ).scalar()
    return found.hex() if isinstance(found, bytes) else found
