"""Changes that headquarters refused: nothing is lost, and she may let them go."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.exchange.matrix import KINDS
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.line import Aside
from organiser.usecases.line import stored
from organiser.usecases.line.naming import referred, titled
from organiser.words import line as words

_MOST_SAID = 4
_LONGEST_SAID = 80


@dataclass(frozen=True, slots=True)
class Refused:
    """One change that was refused."""

    number: int
    kind: str
    record: UUID
    person: UUID | None
    title: str
    said: str
    """What it wanted to say."""
    at: datetime
    reason: str
    """In a sentence."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A refused change as it stood, to be put back."""

    values: Mapping[str, Any]


def put_aside(database: Database) -> tuple[Refused, ...]:
    """Return what headquarters refused, oldest first."""
    with database.reading() as session:
        rows = session.query(Aside).order_by(Aside.number).all()
        return tuple(_refused(session, row) for row in rows)


def let_go(database: Database, number: int) -> Kept:
    """Keep a refused change aside no longer; what the file itself says stays as it is."""
    with database.applying() as session:
        row = session.get(Aside, number)
        if row is None:
            raise OrganiserError(_("There is nothing to look at any more."))
        kept = Kept({c.name: getattr(row, c.name) for c in Aside.__table__.columns})
        session.delete(row)
        session.info["topics"] = {"line"}
    return kept


def take_back(database: Database, kept: Kept) -> None:
    """Keep a change aside again that was let go."""
    with database.applying() as session:
        session.merge(Aside(**kept.values))
        session.info["topics"] = {"line"}


def _refused(session: Session, row: Aside) -> Refused:
    person = row.subject_id
    title = titled(session, "person", person.bytes) if person is not None else ""
    return Refused(
        row.number, row.kind, row.record_id, person,
        title or titled(session, row.kind, row.record_id.bytes), _said(session, row), row.at,
        words.refusal_words(row.reason),
    )  # fmt: skip


def _said(session: Session, row: Aside) -> str:
    """Say the fields of a change; what is sealed is not told, but named."""
    kind = KINDS.get(row.kind)
    if kind is None:
        return ""
    told = []
    for name, value in json.loads(row.fields).items():
        label = words.label_of(row.kind, name)
        if name in kind.sealed:
            told.append(label)
        elif value is not None and stored.is_id(row.kind, name):
            told.append(words.field_words(label, referred(session, row.kind, name, value)))
        else:
            said = _shortened(words.value_words(row.kind, name, value))
            told.append(words.field_words(label, said))
    more = "…" if len(told) > _MOST_SAID else ""
    return ", ".join(told[:_MOST_SAID]) + more


def _shortened(said: str) -> str:
    """Return the beginning of what may be too long to be sent at all."""
    return said if len(said) <= _LONGEST_SAID else said[: _LONGEST_SAID - 1].rstrip() + "…"
