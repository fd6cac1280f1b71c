"""Pairs of entries that may be one person: shown to her, kept apart when she says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.phone import shown
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.person import DuplicateProposal

PairKey = tuple[int, str]
"""The same for a pair whether its import is rehearsed or done: row keys, or an id known before."""
MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One side of a pair, as it is told apart."""

    id: UUID
    number: int
    name: str
    place: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person."""

    id: UUID
    key: PairKey
    reason: str
    """ "email" or "mobile": what they share."""
    entry: Entry
    other: Entry


def read_pairs(database: Database) -> tuple[Pair, ...]:
    """Return the pairs that wait for her, the latest first."""
    with database.reading() as session:
        return pairs_in(session)


def count_pairs(database: Database) -> int:
    """Return how many pairs wait for her."""
    with database.reading() as session:
        found = session.execute(
            text("SELECT count(*) FROM duplicate_proposal WHERE state = 'proposed'")
        )
        return int(found.scalar_one())


def keep_apart(database: Database, pair_id: UUID) -> None:
    """Write down that the two entries are two persons; the pair is proposed no more."""
    with database.transaction("people.apart") as session:
        proposal = session.get(DuplicateProposal, pair_id)
        if proposal is None:
            raise OrganiserError(_("This pair is no longer there."))
        proposal.state = "different"


def say_apart(database: Database, one: UUID, other: UUID) -> UUID:
    """Write down that two entries are two persons, proposed or not; return the pair's id."""
    with database.transaction("people.apart") as session:
        known = session.scalars(
            select(DuplicateProposal).where(
                DuplicateProposal.person_id.in_((one, other)),
                DuplicateProposal.other_id.in_((one, other)),
            )
        ).first()
        pair = known or DuplicateProposal(person_id=one, other_id=other, reason="")
        pair.state = "different"
        session.add(pair)
        session.flush()
        return pair.id


def pairs_in(session: Session, import_id: UUID | None = None) -> tuple[Pair, ...]:
    """Return the pairs proposed, or only those that one import proposes."""
    rows = session.execute(
        text(_PAIRS), {"import": import_id.bytes if import_id else None, "most": MOST_SHOWN}
    )
    return tuple(_pair(row) for row in rows)


def set_apart(session: Session, import_id: UUID, apart: Iterable[PairKey]) -> None:
    """Keep those pairs of an import apart that she kept apart when it was rehearsed."""
    wanted = frozenset(apart)
    if not wanted:
        return
    ids = [pair.id for pair in pairs_in(session, import_id) if pair.key in wanted]
    session.execute(
        update(DuplicateProposal).where(DuplicateProposal.id.in_(ids)).values(state="different")
    )


def _pair(row: object) -> Pair:
    values = list(row)  # type: ignore[call-overload]
    pair_id, reason, import_id = values[:3]
    entry, other = values[3:12], values[12:21]
    return Pair(
        UUID(bytes=pair_id), (_key(entry), f"{_other_key(other, import_id)}"), reason,
        _entry(entry), _entry(other),
    )  # fmt: skip


def _key(values: list[object]) -> int:
    return int(str(values[8] or 0))


def _other_key(values: list[object], import_id: object) -> str:
    """An entry of the same import gets another id each time: its row tells it."""
    return str(_key(values)) if values[7] == import_id else str(values[1])


def _entry(values: list[object]) -> Entry:
    person_id, number, first, last, place, mobile, email, _brought_by, _row_key = values
    return Entry(
        UUID(bytes=person_id),  # type: ignore[arg-type]
        int(str(number)),
        f"{first} {last}".strip(),
        str(place or ""),
        shown(str(mobile)) if mobile else "",
        str(email or ""),
    )


def _side(person: str, address: str) -> str:
    return f"""
      {person}.id, {person}.number, {person}.first_name,
      coalesce(nullif({person}.last_name, ''), {person}.birth_name),
      trim(coalesce({address}.raw, '') || ' ' || coalesce({address}.city, '')),
      (SELECT key FROM contact_point WHERE person_id = {person}.id AND kind = 'mobile'
       ORDER BY rank LIMIT 1),
      (SELECT typed FROM contact_point WHERE person_id = {person}.id AND kind = 'email'
       ORDER BY rank LIMIT 1), {person}.import_id, {person}.row_key"""  # noqa: S608  (our words)


_PAIRS = f"""
    SELECT d.id, d.reason, d.import_id, {_side("p", "a")}, {_side("o", "b")}
    FROM duplicate_proposal d JOIN person p ON p.id = d.person_id
      JOIN person o ON o.id = d.other_id
      LEFT JOIN address a ON a.id = p.address_id LEFT JOIN address b ON b.id = o.address_id
    WHERE d.state = 'proposed' AND (:import IS NULL OR d.import_id = :import)
    ORDER BY d.import_id DESC, p.sort_key LIMIT :most
"""  # noqa: S608  (our words)
