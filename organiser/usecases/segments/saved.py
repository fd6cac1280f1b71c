"""Lists that were saved: live ones follow their rule, frozen ones keep the people of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.identifier import new_key
from organiser.domain.identity import fold
from organiser.domain.segments.rules import AnyOf, IsOnList, NumberIsWrong, Rule
from organiser.domain.segments.written import from_json, to_json
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _, short_date
from organiser.models.outreach import Segment, SegmentMember
from organiser.sync import capture
from organiser.usecases.segments import finding

LONGEST_NAME = 80
TO_CORRECT = UUID(int=1)
"""The list that is always there: people with a number to correct."""
BY_HAND = AnyOf()
"""The rule of a frozen list whose people were chosen one by one: it is true of nobody else."""


@dataclass(frozen=True, slots=True)
class SavedList:
    """One saved list."""

    id: UUID
    name: str
    made_by: Rule
    """The rule it was made by."""
    made_at: datetime
    frozen_at: datetime | None

    @property
    def rule(self) -> Rule:
        """Return the rule that is true of its people: of a frozen list, that they stand on it."""
        return self.made_by if self.frozen_at is None else IsOnList(self.id)


def save(database: Database, name: str, rule: Rule, *, is_frozen: bool = False) -> UUID:
    """Save a list under a name of its own; frozen, its people are those of now."""
    people = finding.ids_of(database, rule) if is_frozen else ()
    return _add(database, name, rule, people if is_frozen else None)


def save_people(database: Database, name: str, people: Sequence[UUID]) -> UUID:
    """Save the very *people* chosen as a frozen list."""
    if not people:
        raise Refused(_("There is nobody on this list."))
    return _add(database, name, BY_HAND, people)


def name_by_hand(database: Database) -> str:
    """Return a free name for a list of people chosen one by one: it says the day."""
    words = _("Chosen on {day}").format(day=short_date(clock.today()))
    taken = {fold(each.name) for each in saved_lists(database)}
    names = (words if at == 1 else f"{words} ({at})" for at in count(1))
    return next(name for name in names if fold(name) not in taken)


def freeze(database: Database, segment_id: UUID) -> None:
    """Let a live list keep the people of now."""
    rule = read(database, segment_id).rule
    people = finding.ids_of(database, rule)
    with database.transaction("list.freeze") as session:
        row = _known(session, segment_id)
        row.frozen_at = clock.now()
        session.flush()
        _put_members(session, segment_id, people)


def change_rule(database: Database, segment_id: UUID, rule: Rule) -> None:
    """Let a live list follow another rule."""
    with database.transaction("list.change") as session:
        row = _known(session, segment_id)
        if row.frozen_at is not None:
            raise Refused(_("A frozen list keeps its people: save the new one under another name."))
        row.rule = to_json(rule)


def rename(database: Database, segment_id: UUID, name: str) -> None:
    """Give a list another name."""
    with database.transaction("list.rename") as session:
        _known(session, segment_id).name = _free_name(session, name, but=segment_id)


def remove(database: Database, segment_id: UUID) -> None:
    """Forget a list; its people stay, and what was done with it."""
    with database.transaction("list.delete") as session:
        row = _known(session, segment_id)
        session.execute(delete(SegmentMember).where(SegmentMember.segment_id == segment_id))
        session.delete(row)


def saved_lists(database: Database) -> tuple[SavedList, ...]:
    """Return the saved lists by their names; one that cannot be read is left out."""
    with database.bare() as connection:
        rows = connection.execute("SELECT id, name, rule, made_at, frozen_at FROM segment")
        found = [_row(*row) for row in rows]
    lists = [each for each in found if each is not None]
    return tuple(sorted(lists, key=lambda each: fold(each.name)))


def to_correct() -> SavedList:
    """Return the list of the people with a number to correct; it is there by itself."""
    return SavedList(TO_CORRECT, _("Numbers to correct"), NumberIsWrong(), clock.now(), None)


def read(database: Database, segment_id: UUID) -> SavedList:
    """Return one saved list, or the one that is there by itself."""
    if segment_id == TO_CORRECT:
        return to_correct()
    with database.reading() as session:
        row = _known(session, segment_id)
        return SavedList(row.id, row.name, from_json(row.rule), row.made_at, row.frozen_at)


def named(database: Database, name: str) -> SavedList:
    """Return the saved list called *name*, however it is spelled."""
    for each in saved_lists(database):
        if fold(each.name) == fold(name):
            return each
    raise OrganiserError(_("There is no list called “{name}”.").format(name=name))


def _row(key: bytes, name: str, rule: str, made_at: int, frozen_at: int | None) -> SavedList | None:
    try:
        made_by = from_json(rule)
    except OrganiserError:  # of a newer version: it stays in the file until the program is updated
        return None
    frozen = None if frozen_at is None else clock.moment(frozen_at)
    return SavedList(UUID(bytes=key), name, made_by, clock.moment(made_at), frozen)


def _add(database: Database, name: str, rule: Rule, people: Sequence[UUID] | None) -> UUID:
    with database.transaction("list.save") as session:
        now = clock.now()
        row = Segment(
            name=_free_name(session, name), rule=to_json(rule), made_at=now,
            frozen_at=None if people is None else now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        _put_members(session, row.id, people or ())
        return row.id


def _put_members(session: Session, segment_id: UUID, people: Sequence[UUID]) -> None:
    rows = [(new_key(), segment_id.bytes, person.bytes) for person in people]
    columns = ("id", "segment_id", "person_id")
    capture.insert_many(session.connection(), SegmentMember, columns, rows)


def _free_name(session: Session, name: str, but: UUID | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise OrganiserError(_("Give the list a name."))
    if len(name) > LONGEST_NAME:
        raise OrganiserError(_("This name is too long: {most} letters at most.").format(
            most=LONGEST_NAME))  # fmt: skip
    for other, key in session.execute(select(Segment.name, Segment.id)):
        if fold(other) == fold(name) and key != but:
            raise Refused(_("A list has this name already: choose another."))
    return name


def _known(session: Session, segment_id: UUID) -> Segment:
    row = session.get(Segment, segment_id)
    if row is None:
        raise OrganiserError(_("This list is no longer there."))
    return row
