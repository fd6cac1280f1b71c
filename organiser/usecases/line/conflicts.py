"""Values that were not kept because two people wrote without knowing of each other."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby, islice
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.exchange.matrix import KINDS
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.line import Conflict, Laptop, Settled
from organiser.sync.values import codecs
from organiser.usecases import bringing_back, derived
from organiser.usecases.line import stored
from organiser.usecases.line.naming import address_words, named, referred, titled
from organiser.usecases.line.state import laptop_of, read_line
from organiser.words import line as words

DELETED = "deleted"
_TOGETHER = frozenset({"address", "contact_point"})
"""Kinds of which the fields that were written at once are one value."""
_NAMES = frozenset({"title", "name", "what"})
"""Fields by which an entry is called that was deleted elsewhere, where one of them met."""
_OPEN = select(Conflict).where(
    ~select(Settled).where(Settled.conflict_id == Conflict.id).exists()
).order_by(Conflict.kept_at, Conflict.id)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a meeting."""

    conflict: UUID
    field: str
    label: str
    kept: Any
    """As the file keeps it; bytes as hexadecimal."""
    other: Any
    kept_said: str
    other_said: str


@dataclass(frozen=True)
class Meeting:
    """What was not kept, beside what was: one field, or those that are one value."""

    kind: str
    record: UUID
    person: UUID | None
    title: str
    """What the record is called that it is about, or whose it is."""
    why: str
    parts: tuple[Part, ...]
    kept_by: str
    written_by: str
    kept_at: datetime
    at: datetime
    is_mine: bool
    """Whether the value that was not kept was written on this computer."""
    is_here: bool
    """Whether the record stands in the file now."""
    is_locked: bool
    """Whether the value that was not kept is sealed by a key that is not here yet."""
    can_come_back: bool
    """Whether it was deleted here, so that this file still knows what it said."""
    kept_said: str
    other_said: str

    @property
    def id(self) -> UUID:
        """Return the id by which it is taken or left."""
        return self.parts[0].conflict

    @cached_property
    def label(self) -> str:
        """Return what the value is called."""
        if self.kind in _TOGETHER:
            return words.record_label(self.kind)
        return " · ".join(dict.fromkeys(part.label for part in self.parts))

    @cached_property
    def words(self) -> str:
        """Return it as one or two sentences."""
        return " ".join((self.kept_words, self.other_words))

    @property
    def kept_words(self) -> str:
        """Say what was kept, or that the entry is gone."""
        if self.why == DELETED:
            return words.deleted_words(self.kept_by, self.kept_at)
        return words.met_words(self.label, self.kept_said, self.kept_by, self.kept_at)

    @property
    def other_words(self) -> str:
        """Say what was not kept."""
        if self.why == DELETED:
            return words.held_words(self.other_said, self.written_by, self.at, is_mine=self.is_mine)
        return words.not_kept_words(self.other_said, self.written_by, self.at, is_mine=self.is_mine)


def open_conflicts(database: Database, most: int = 500) -> tuple[Meeting, ...]:
    """Return what she has not looked at yet, oldest first, at most *most*."""
    with database.reading() as session:
        own = _own_name(session)
        rows = sorted(session.scalars(_OPEN), key=lambda row: (row.kept_at, *_group(row)))
        groups = groupby(rows, key=lambda row: (row.kept_at, *_group(row)))
        return tuple(_meeting(session, list(group), own) for _key, group in islice(groups, most))


def take_other(database: Database, conflict: UUID) -> None:
    """Have the other value after all: a plain edit by somebody who has seen both."""
    with database.transaction("line.take_other") as session:
        rows = _known(session, conflict)
        if not stored.is_there(session, rows[0].record_kind, rows[0].record_id):
            raise OrganiserError(_("The entry was deleted: bring it back first."))
        if any(stored.is_locked(session, "conflict", row.id) for row in rows):
            raise OrganiserError(_("The other value is sealed: it cannot be read here yet."))
        for row in rows:
            stored.write(session, row.record_kind, row.record_id, row.field, _other(row))
        derived.refresh_touched(session, session.info["act"])
        _settle(session, rows)


def leave(database: Database, conflict: UUID) -> None:
    """It is well as it stands: it is not shown any more."""
    with database.transaction("line.leave") as session:
        _settle(session, _known(session, conflict))


def bring_back(database: Database, conflict: UUID) -> None:
    """Bring back an entry that was deleted on this computer; its other value may then be taken."""
    with database.transaction("line.bring_back") as session:
        row = _known(session, conflict)[0]
        if not bringing_back.bring_back(session, row.record_kind, row.record_id):
            said = _("It was deleted elsewhere ({laptop}): bring it back there.")
            raise OrganiserError(said.format(laptop=row.kept_by or _("another computer")))


def _group(row: Conflict) -> tuple[str, ...]:
    """Return what is the same of conflicts that are looked at as one."""
    is_one = row.why == DELETED or row.record_kind in _TOGETHER
    moment = str(clock.stamp(row.at))
    return (
        row.record_kind, row.record_id.hex, row.why, row.written_by, moment,
        "" if is_one else row.field,
    )  # fmt: skip


def _known(session: Session, conflict: UUID) -> Sequence[Conflict]:
    """Return the conflicts that are looked at as one with *conflict*."""
    row = session.get(Conflict, conflict)
    codec = codecs().get(row.record_kind) if row is not None else None
    if row is None or codec is None:
        raise OrganiserError(_("There is nothing to look at any more."))
    beside = session.scalars(_OPEN.where(Conflict.record_id == row.record_id)).all()
    found = [each for each in beside if _group(each) == _group(row)]
    if not found:
        raise OrganiserError(_("There is nothing to look at any more."))
    return found


def _settle(session: Session, rows: Iterable[Conflict]) -> None:
    for row in rows:
        settled = uuid5(row.id, "settled")
        if session.get(Settled, settled) is None:
            session.add(Settled(id=settled, conflict_id=row.id, at=clock.now()))


def _meeting(session: Session, rows: Sequence[Conflict], own: str) -> Meeting:
    first = rows[0]
    kind, record = first.record_kind, first.record_id
    places = {name: at for at, name in enumerate(KINDS[kind].fields)}
    in_order = sorted(rows, key=lambda row: (places.get(row.field, len(places)), row.field))
    parts = tuple(_parts(session, in_order))
    kept, other = _said(session, kind, record, first.why, parts)
    is_here = stored.is_there(session, kind, record)
    return Meeting(
        kind, record, first.person_id, _title(session, first, parts), first.why, parts,
        first.kept_by, first.written_by, first.kept_at, first.at,
        is_mine=bool(own) and first.written_by == own, is_here=is_here,
        is_locked=any(stored.is_locked(session, "conflict", row.id) for row in rows),
        can_come_back=not is_here and bringing_back.is_known(session, kind, record),
        kept_said=kept, other_said=other,
    )  # fmt: skip


def _parts(session: Session, rows: Iterable[Conflict]) -> Iterator[Part]:
    for row in rows:
        kept = stored.read(session, row.record_kind, row.record_id, row.field)
        other = _other(row)
        is_locked = stored.is_locked(session, "conflict", row.id)
        yield Part(
            row.id, row.field, words.label_of(row.record_kind, row.field), kept, other,
            _value_words(session, row.record_kind, row.field, kept),
            _("sealed, not to be read here yet") if is_locked
            else _value_words(session, row.record_kind, row.field, other),
        )  # fmt: skip


def _said(
    session: Session, kind: str, record: UUID, why: str, parts: Sequence[Part]
) -> tuple[str, str]:
    """Return what was kept and what was not, each as one phrase."""
    if why == DELETED:
        told = (words.field_words(part.label, part.other_said) for part in parts)
        return "", ", ".join(told)
    if kind == "address":
        return _addresses(session, record, parts)
    typed = [part for part in parts if part.field == "typed"]
    best = (typed if kind == "contact_point" and typed else parts)[0]
    return best.kept_said, best.other_said


def _addresses(session: Session, record: UUID, parts: Sequence[Part]) -> tuple[str, str]:
    names = ("number", "suffix", "street", "postcode", "city")
    kept = {name: stored.read(session, "address", record, name) for name in names}
    changed = {part.field: part.other for part in parts if part.field in names}
    if not changed:
        return parts[0].kept_said, words.field_words(parts[0].label, parts[0].other_said)
    return address_words(**_filled(kept)), address_words(**_filled(kept | changed))


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value if value is not None else "" for name, value in values.items()}


def _value_words(session: Session, kind: str, field: str, value: Any) -> str:
    if value is not None and stored.is_id(kind, field):
        return referred(session, kind, field, value)
    return words.value_words(kind, field, value)


def _title(session: Session, row: Conflict, parts: Sequence[Part]) -> str:
    person = row.person_id
    if person is not None and (name := titled(session, "person", person.bytes)):
        if name != words.record_label("person"):
            return name
        return bringing_back.gone_name(session, "person", person) or words.record_label(
            row.record_kind
        )
    kind, record = row.record_kind, row.record_id
    return (
        named(session, kind, record.bytes)
        or bringing_back.gone_name(session, kind, record)
        or next((part.other_said for part in parts if part.other and part.field in _NAMES), "")
        or words.record_label(kind)
    )


def _own_name(session: Session) -> str:
    """Return what this laptop is called, where no other is called the same."""
    line = read_line(session)
    laptop = session.get(Laptop, laptop_of(line)) if line is not None else None
    if laptop is None:
        return ""
    names = session.scalars(select(Laptop.name)).all()
    return laptop.name if names.count(laptop.name) == 1 else ""


def _other(row: Conflict) -> Any:
    return json.loads(row.sealed_value or row.value or "null")
