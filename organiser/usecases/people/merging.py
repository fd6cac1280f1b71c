"""Makes one person of two entries; nothing is lost, and one undo parts them again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from organiser import audit, clock
from organiser.database import Database
from organiser.domain import merging
from organiser.domain.action import stronger
from organiser.domain.consent import Basis, ConsentState, Relation
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.action import Participation, TrainingRecord
from organiser.models.consent import Consent
from organiser.models.newcomer import Newcomer, WelcomeStep
from organiser.models.person import (
    ContactPoint,
    DuplicateProposal,
    MergedEntry,
    Note,
    Person,
    Trait,
)
from organiser.models.persons import NAMED_WITHOUT_KEY
from organiser.models.rights import Notice
from organiser.models.tables import METADATA
from organiser.models.team import TeamMember
from organiser.progress import Progress
from organiser.usecases import consents, derived, objections
from organiser.usecases.known import known_person
from organiser.usecases.paths.doubles import end_doubles
from organiser.usecases.people.editing import LONGEST_NOTE

UNDONE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Merger:
    """A merger that can be parted again."""

    act: int
    kept_id: UUID
    other_name: str
    at: datetime


def merge(
    database: Database, kept_id: UUID, other_id: UUID, taken: Collection[str] | None = None
) -> int:
    """Make the entry *other_id* part of *kept_id*; return the act that one undo takes back.

    *taken* names the fields (those of `domain.merging.TEXTS`, "birth", "address") whose value of
    the other entry stays; without it, the fuller one of each does. Phones, e-mails, actions,
    visits, consents and refusals are kept of both: what was refused by either stays refused.
    """
    with database.transaction("people.merge") as session:
        _merge(session, kept_id, other_id, None if taken is None else frozenset(taken))
        act = int(session.info["act"])
    audit.note(database.file.parent, "people.merge", (str(kept_id), str(other_id)))
    return act


def merge_all(
    database: Database, pairs: Sequence[tuple[UUID, UUID]], progress: Progress | None = None
) -> int:
    """Make one person of each of *pairs*, the older entry kept; one undo parts them all.

    Pairs that share an entry become one person together. Return the act's number.
    """
    progress = progress or Progress()
    with database.transaction("people.merge") as session:
        for done, (one, other) in enumerate(pairs):
            progress.at(done, len(pairs))
            first, second = entry_now(session, one), entry_now(session, other)
            if first != second:
                kept, gone = sorted(
                    (first, second), key=lambda key: (known_person(session, key).created_at, key)
                )
                _merge(session, kept, gone, None)
        act = int(session.info["act"])
    audit.note(database.file.parent, "people.merge", count=len(pairs))
    return act


def mergers(database: Database, person_id: UUID | None = None) -> tuple[Merger, ...]:
    """Return what can be parted again, of everybody or of one person, the latest first."""
    since = clock.stamp(clock.now() - UNDONE_WITHIN)
    with database.bare() as connection:
        found = connection.execute(_MERGERS, (since,)).fetchall()
    every = (Merger(act, UUID(bytes=kept), name, clock.moment(at)) for act, kept, name, at in found)
    return tuple(merger for merger in every if person_id in {None, merger.kept_id})


def entry_now(session: Session, person_id: UUID) -> UUID:
    """Return the id of the entry that *person_id* has become part of; her own if of none."""
    kept = session.scalars(select(MergedEntry.kept_id).where(MergedEntry.id == person_id)).first()
    return kept if kept is not None else person_id


def _merge(session: Session, kept_id: UUID, other_id: UUID, taken: frozenset[str] | None) -> None:
    if kept_id == other_id:
        raise Refused(_("These are the same entry."))
    kept, other = known_person(session, kept_id), known_person(session, other_id)
    name = f"{other.first_name} {other.last_name or other.birth_name}".strip()
    _merge_fields(kept, other, _by_default(kept, other) if taken is None else taken)
    _merge_words(session, kept, other)
    objection = objections.standing(session, other_id) or objections.standing(session, kept_id)
    session.flush()
    _drop_what_both_have(session, kept_id, other_id)
    _lead_to(session, kept_id, other_id)
    session.add(MergedEntry(
        id=other_id, kept_id=kept_id, at=clock.now(), name=name,
        external_id=other.external_id, row_key=other.row_key,
    ))  # fmt: skip
    session.add(Note(person_id=kept_id, kind="merge", at=clock.now(), text=name))
    session.flush()
    session.execute(delete(Person).where(Person.id == other_id))
    session.expire_all()
    _settle_basis(session, kept_id)
    if objection is not None:
        objections.keep(session, kept_id, objection)
    session.flush()
    derived.refresh_people(session, [kept_id])
    derived.refresh_engagement(session, [kept_id])


_MERGERS = """
    SELECT a.number, m.kept_id, m.name, m.at FROM act a
    CROSS JOIN journal j ON j.act = a.number AND j.kind = 'merged_entry' AND j.verb = 'create'
    JOIN merged_entry m ON m.id = j.record_id
    WHERE a.kind = 'people.merge' AND a.undone_by IS NULL AND a.at >= ?
    ORDER BY m.at DESC, m.id DESC
"""
"""From the few acts to their lines of the journal, which holds a line for each row of an import."""


def _merge_fields(kept: Person, other: Person, taken: frozenset[str]) -> None:
    for name in taken.intersection(merging.TEXTS):
        setattr(kept, name, getattr(other, name))
    if "birth" in taken:
        kept.birth_date, kept.birth_year = other.birth_date, other.birth_year
    if "address" in taken:
        kept.address_id, kept.household_id = other.address_id, other.household_id
    kept.external_id = kept.external_id or other.external_id
    kept.joined_on = min(filter(None, (kept.joined_on, other.joined_on)), default=None)
    kept.created_at = min(kept.created_at, other.created_at)
    if kept.relation is Relation.OCCASIONAL:
        kept.relation = other.relation
    kept.referrer_id = _not(other.id, kept.referrer_id) or _not(kept.id, other.referrer_id)
    kept.point_person_id = _not(other.id, kept.point_person_id) or _not(
        kept.id, other.point_person_id
    )


def _by_default(kept: Person, other: Person) -> frozenset[str]:
    mine, theirs = (
        {name: str(getattr(each, name)) for name in merging.TEXTS} for each in (kept, other)
    )
    has_birth = kept.birth_date or kept.birth_year
    empty = {"birth": not has_birth, "address": kept.address_id is None}
    return merging.taken_by_default(mine, theirs) | {
        name for name, is_empty in empty.items() if is_empty
    }


def _not(who: UUID, found: UUID | None) -> UUID | None:
    """Nobody comes through herself."""
    return None if found == who else found


def _merge_words(session: Session, kept: Person, other: Person) -> None:
    """What has room for one is kept of both: the other's becomes a line of the timeline."""
    if not (kept.next_step or kept.next_step_on):
        kept.next_step, kept.next_step_on = other.next_step, other.next_step_on
    elif other.next_step and other.next_step != kept.next_step:
        session.add(_line(kept.id, other.next_step))
    both = f"{kept.note}\n{other.note}".strip()
    if not other.note or other.note == kept.note:
        return
    if len(both) <= LONGEST_NOTE:
        kept.note = both
    else:
        session.add(_line(kept.id, other.note))


def _line(person_id: UUID, words: str) -> Note:
    return Note(person_id=person_id, kind="remark", at=clock.now(), text=words)


def _drop_what_both_have(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """One phone, one tag, one presence at one action: what both have is there once."""
    _drop(session, ContactPoint, kept_id, other_id, lambda row: row.key)
    _drop(session, Trait, kept_id, other_id, lambda row: (row.kind, row.value.casefold()))
    _drop(session, TrainingRecord, kept_id, other_id, _training_key)
    _drop(session, TeamMember, kept_id, other_id, lambda row: row.team_id)
    _drop_notices(session, kept_id, other_id)
    _join_welcomes(session, kept_id, other_id)
    end_doubles(session, kept_id, other_id)
    mine = {row.action_id: row for row in _rows(session, Participation, kept_id)}
    for row in _rows(session, Participation, other_id):
        if (same := mine.get(row.action_id)) is not None:
            if row.role == "organised":
                same.role = row.role
            same.state = stronger(same.state, row.state)
            same.invited_at = min(filter(None, (same.invited_at, row.invited_at)), default=None)
            session.delete(row)
    session.flush()
    highest = max((row.rank for row in _rows(session, ContactPoint, kept_id)), default=-1)
    for at, row in enumerate(_rows(session, ContactPoint, other_id), start=highest + 1):
        row.rank = at
    _drop_pairs(session, kept_id, other_id)
    session.flush()


def _drop_notices(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """She is told once, by the earlier of the two days; what one was told, the other was not."""
    mine = [row for row in _rows(session, Notice, kept_id) if row.told_at is None]
    for row in _rows(session, Notice, other_id):
        if mine and row.told_at is None:
            mine[0].due_on = min(mine[0].due_on, row.due_on)
            session.delete(row)


def _join_welcomes(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """Who signed up twice is welcomed once, with the steps of both."""
    mine, theirs = (_rows(session, Newcomer, key) for key in (kept_id, other_id))
    if mine and theirs:
        session.execute(
            update(WelcomeStep)
            .where(WelcomeStep.newcomer_id == theirs[0].id)
            .values(newcomer_id=mine[0].id, person_id=kept_id)
        )
        session.delete(theirs[0])


def _training_key(row: TrainingRecord) -> tuple[object, ...]:
    return row.course, row.on, row.is_passed


def _drop(
    session: Session, kind: type, kept_id: UUID, other_id: UUID, key: Callable[[Any], object]
) -> None:
    known = {key(row) for row in _rows(session, kind, kept_id)}
    for row in _rows(session, kind, other_id):
        if key(row) in known:
            session.delete(row)


def _drop_pairs(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """The pair is decided; what was said of either and a third stands, once."""
    about = {kept_id, other_id}
    known: set[UUID] = set()
    pairs = session.scalars(
        select(DuplicateProposal)
        .where(DuplicateProposal.person_id.in_(about) | DuplicateProposal.other_id.in_(about))
        .order_by(DuplicateProposal.state, DuplicateProposal.id)  # "different" before "proposed"
    )
    for pair in pairs.all():
        third = {pair.person_id, pair.other_id} - about
        if not third or known & third:
            session.delete(pair)
        known |= third


def _rows(session: Session, kind: type, person_id: UUID) -> Sequence[Any]:
    return session.scalars(
        select(kind).where(kind.person_id == person_id).order_by(kind.id)  # type: ignore[attr-defined]
    ).all()


def _lead_to(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """Whatever named the other entry names the kept one, in whichever table it stands."""
    connection = session.connection()
    for table in METADATA.sorted_tables:
        for column in table.columns:
            leads = any(key.target_fullname == "person.id" for key in column.foreign_keys)
            if leads or (table.name, column.name) in NAMED_WITHOUT_KEY:
                connection.execute(
                    update(table).where(column == other_id).values({column.name: kept_id})
                )


def _settle_basis(session: Session, person_id: UUID) -> None:
    """A consent that stands is a basis; one that either entry withdrew leaves none (R01)."""
    person = known_person(session, person_id)
    lines = session.scalars(
        select(Consent).where(Consent.person_id == person_id).order_by(Consent.at.desc())
    ).all()
    if consents.stands(session, person_id):
        person.basis = Basis.EXPLICIT_CONSENT
        given = (line.source for line in lines if line.state is ConsentState.GIVEN)
        person.basis_evidence = person.basis_evidence or next(given, "")
    elif lines:
        person.basis = Basis.PENDING
