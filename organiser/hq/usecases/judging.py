"""May this change be taken? What a laptop may not write is refused by itself, with its reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from organiser.domain.exchange.kinds import Kind, Writer
from organiser.domain.exchange.records import Act, Refusal, State, Stored
from organiser.sync.checking import MOST_UNKNOWN, fault_of
from organiser.sync.wire import MOST_RECORD_BYTES, Change

FOR_EVER = frozenset({"erasure", "suppression"})
"""Kinds that nobody deletes: what they say must outlive whoever wrote it (GDPR art. 17, 21)."""
MOST_EDITS = 5_000
"""Of one record in one change; who types more than that between two exchanges is no person."""
_ACTS = frozenset(map(str, Act))
_ENDS = frozenset({str(Act.DELETE), str(Act.OFFER_DELETE)})
_FOLLOWING = frozenset({str(Act.PUT), str(Act.RESTORE), str(Act.OFFER)})
_NUL = b"\\u0000"
_encode = msgspec.json.Encoder().encode


def refusal(
    kind: Kind | None, change: Change, last_seq: int, stored: Stored | None
) -> Refusal | None:
    """Return why *change* is not taken, None when it may be.

    *last_seq*: the last number of the scope before it; *stored*: the record as it stands.
    """
    if kind is None:
        return Refusal.KIND
    if kind.writer is Writer.HEADQUARTERS and not _follows(kind, change, stored):
        return Refusal.NOT_YOURS
    if change.act in _ENDS and kind.name in FOR_EVER:
        return Refusal.IMMUTABLE
    return _size(kind, change) or _numbers(change, last_seq) or fault_of(kind, change.fields)


def overflow(kind: Kind, record: Stored) -> Refusal | None:
    """Return what is too much in a record after a change was merged into it, if anything."""
    if len(record.fields.keys() - kind.fields.keys()) > MOST_UNKNOWN:
        return Refusal.FIELD
    return Refusal.SIZE if len(_encode(record.fields)) > MOST_RECORD_BYTES else None


def subject_of(
    kind: Kind, record: UUID, fields: Mapping[str, Any], told: UUID | None
) -> UUID | None:
    """Return whom a record is about: what its own field says, else what was *told* beside it."""
    if kind.subject is None:
        return None
    if kind.subject == "id":
        return record
    if kind.subject not in fields:
        return told
    said = fields[kind.subject]
    if said is None:
        return None
    return told if told is not None and told.hex == said else UUID(hex=said)


def _follows(kind: Kind, change: Change, stored: Stored | None) -> bool:
    """Whether it only has a record of headquarters follow two entries that become one, or part.

    Of two records that become one, one goes; it comes back as it was.
    """
    if stored is None or not kind.follows:
        return False
    if change.act == Act.DELETE:
        return True
    if change.act == Act.RESTORE and stored.state is not State.DELETED:
        return False
    other = {name for name, said in change.fields.items() if stored.fields.get(name) != said}
    return change.act in _FOLLOWING and other <= kind.follows


def _size(kind: Kind, change: Change) -> Refusal | None:
    """Whether it is too large, or says what no database keeps."""
    if max(len(change.bases), len(change.marks)) > len(kind.fields) + MOST_UNKNOWN + 1:
        return Refusal.FIELD
    raw = _encode(change.fields)
    if len(raw) > MOST_RECORD_BYTES or len(change.change_ids) > MOST_EDITS:
        return Refusal.SIZE
    return Refusal.VALUE if _NUL in raw and _has_nul(change.fields) else None


def _numbers(change: Change, last_seq: int) -> Refusal | None:
    """Whether it says to have seen what was never written here, or asks what has no word."""
    seen = max(change.base, *change.bases.values()) if change.bases else change.base
    return Refusal.VALUE if seen > last_seq or change.act not in _ACTS else None


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(_has_nul(name) or _has_nul(each) for name, each in value.items())
    return isinstance(value, list) and any(map(_has_nul, value))
