"""Erases people everywhere: rows, search, journal, outbox, sheets, and what others wrote of them.

It cannot be taken back. What stays is a tombstone (id, date, reason) and, where she asked for it
herself, keyed hashes that keep her out of later lists (R15, R26).
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from organiser import audit, clock
from organiser.database import Database
from organiser.domain import suppression
from organiser.domain.rights import ErasureReason
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.persons import PersonColumn, person_columns
from organiser.models.rights import Erasure, Suppression
from organiser.progress import Progress
from organiser.sessions import all_topics
from organiser.sync import forgetting
from organiser.usecases import derived, undo
from organiser.usecases.gate import doors_of
from organiser.usecases.rights import homes, sweeping, tombstones
from organiser.usecases.rights.traces import (
    Person,
    Traces,
    is_shared,
    own_traces,
    people_of,
    traces_of,
)
from organiser.usecases.rights.unparted import drop_doubtful, note_dropped, unparted
from organiser.usecases.suppressing import secrets_of

_AT_ONCE = 500
_THEM = "(SELECT id FROM temp.them)"
_MERGERS = """
    SELECT j.act, m.id, m.kept_id FROM merged_entry m
    JOIN journal j ON j.kind = 'merged_entry' AND j.record_id = m.id AND j.verb = 'create'
    JOIN act a ON a.number = j.act AND a.kind = 'people.merge' AND a.undone_by IS NULL
"""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure reached."""

    people: int
    records: int
    pages: int
    """Printed pages on which she was struck out."""
    mentions: int
    """Texts of others in which she was struck out."""


@dataclass(frozen=True, slots=True)
class _Gone:
    """Who goes, and all that is known of it before anything is touched."""

    subjects: frozenset[bytes]
    """Their ids, and those of entries that became part of theirs."""
    traces: Traces
    people: tuple[Person, ...]
    records: frozenset[tuple[str, bytes]]
    """Kind and id of every record that is or ever was theirs."""
    hashes: Mapping[UUID, tuple[tuple[str, str], ...]]
    """By person: what keeps her away, where she asked for it."""
    also: Mapping[bytes, ErasureReason]
    """Other ids that are hers: an older copy holds them as people."""


def erase(database: Database, person_id: UUID, progress: Progress | None = None) -> Erased:
    """Erase somebody who asked for it, for good; she is kept out of later lists."""
    return erase_many(database, {person_id: ErasureReason.ASKED}, progress)


def erase_many(
    database: Database,
    reasons: Mapping[UUID, ErasureReason],
    progress: Progress | None = None,
) -> Erased:
    """Erase people for good, all or none; who asked for it is kept out of later lists."""
    home, tell = database.file.parent, progress or Progress()
    with database.transaction("rights.erase") as session:
        session.info["topics"] = all_topics()
        stones: list[tombstones.Tombstone] = []
        total = Erased(0, 0, 0, 0)
        everybody = list(reasons.items())
        for first in range(0, len(everybody), _AT_ONCE):
            tell.at(first, len(everybody))
            some = everybody[first : first + _AT_ONCE]
            gone = _look(session, database.key(), dict(some), must_be=True)
            total = _added(total, _erase_these(session, gone, len(some)))
            stones += [_stone(key, reason, gone.hashes.get(key, ())) for key, reason in some]
            stones += [_stone(UUID(bytes=key), reason, ()) for key, reason in gone.also.items()]
        _write_stones(session, stones)
        tombstones.add(home, stones)
    database.settle()
    audit.note(home, "person.erase", tuple(str(key) for key in reasons))
    return total


def replay(database: Database) -> int:
    """Erase again whoever an older copy has brought back; return how many that were."""
    home = database.file.parent
    stones = tombstones.read(home)
    with database.bare() as connection:
        rows = connection.execute("SELECT id, at, reason FROM erasure").fetchall()
    known = {str(UUID(bytes=key)) for key, _at, _reason in rows}
    missing = [stone for stone in stones if stone.id not in known]
    if missing:
        _part(database, {UUID(stone.id) for stone in missing})
        _replay(database, missing)
    _drop_unparted(database, {UUID(stone.id) for stone in stones})
    listed = {stone.id for stone in stones}
    tombstones.add(
        home,
        (
            tombstones.Tombstone(str(UUID(bytes=key)), at, reason)
            for key, at, reason in rows
            if str(UUID(bytes=key)) not in listed
        ),
    )
    return len(missing)


def _part(database: Database, gone: Collection[UUID]) -> None:
    """Undo mergers of the copy by which somebody who stays has what was hers.

    They were undone since, or it would be she who was erased.
    """
    with database.bare() as connection:
        rows = connection.execute(_MERGERS).fetchall()
    acts = {
        act for act, one, kept in rows if UUID(bytes=one) in gone and UUID(bytes=kept) not in gone
    }
    for act in sorted(acts, reverse=True):
        undo.undo_act(database, act)


def _drop_unparted(database: Database, gone: Collection[UUID]) -> None:
    with database.bare() as connection:
        left = unparted(connection, gone)
    if not left:
        return
    with database.transaction("rights.erase") as session:
        session.info["topics"] = all_topics()
        people = drop_doubtful(session, left)
        session.flush()
        forgetting.leave_no_trace_of(session.connection(), session.info["act"])
        note_dropped(session, people)
    database.settle()


def _replay(database: Database, stones: Collection[tombstones.Tombstone]) -> None:
    with database.transaction("rights.erase") as session:
        session.info["topics"] = all_topics()
        everybody = {UUID(stone.id): ErasureReason(stone.reason) for stone in stones}
        gone = _look(session, database.key(), everybody, must_be=False)
        _erase_these(session, gone, len(everybody))
        _write_stones(session, stones)
    database.settle()


def _look(
    session: Session, key: bytes, reasons: Mapping[UUID, ErasureReason], *, must_be: bool
) -> _Gone:
    """Gather everything before anything is touched; the file and the journal are read once."""
    connection = session.connection()
    entries = {one: _with_entries(connection, {one.bytes}) for one in reasons}
    subjects = frozenset[bytes]().union(*entries.values())
    past = forgetting.read_past(connection, subjects)
    people = people_of(connection, subjects, past)
    if must_be and any(not people[one.bytes] for one in reasons):
        raise OrganiserError(_("This person is no longer in the list."))
    every = tuple(each for found in people.values() for each in found)
    ghosts, hers = forgetting.gone_people(
        connection,
        {contact for each in every for contact in (*each.emails, *each.phones)},
        {(each.first, each.last) for each in every if each.first and each.last},
    )
    also = {
        key: reason
        for one, reason in reasons.items()
        for key in entries[one] | (hers if len(reasons) == 1 else set())
        if UUID(bytes=key) not in reasons
    }
    hashes = {
        one: _hashes(connection, key, [p for e in entries[one] for p in people[e]], entries[one])
        for one, reason in reasons.items()
        if must_be and reason is ErasureReason.ASKED
    }
    if ghosts:
        past.records |= forgetting.read_past(connection, ghosts).records
    return _Gone(
        subjects | ghosts, traces_of(connection, every, subjects), every,
        frozenset(past.records | _records(connection, subjects)), hashes, also,
    )  # fmt: skip


def _with_entries(connection: Connection, ids: set[bytes]) -> set[bytes]:
    """Add the entries that became part of hers, and those that became part of these."""
    found, fresh = set(ids), set(ids)
    while fresh:
        fresh = {
            entry
            for kept in fresh
            for (entry,) in connection.exec_driver_sql(
                "SELECT id FROM merged_entry WHERE kept_id = ?", (kept,)
            )
        } - found
        found |= fresh
    return found


def _records(connection: Connection, subjects: Collection[bytes]) -> set[tuple[str, bytes]]:
    with _listed(connection, subjects):
        return {
            (column.table, key)
            for column in person_columns()
            if column.owns or column.is_subject
            for (key,) in connection.exec_driver_sql(
                f'SELECT id FROM {column.table} WHERE "{column.name}" IN {_THEM}'  # noqa: S608  (of the models)
            )
        }


def _hashes(
    connection: Connection, key: bytes, people: Collection[Person], subjects: Collection[bytes]
) -> tuple[tuple[str, str], ...]:
    secret, gone = secrets_of(connection, key)[0], frozenset(subjects)
    doors = doors_of(connection, subjects)
    found: dict[str, str] = {}
    for each in people:
        emails = homes.email_keys(each.emails)
        reached = suppression.Reached(
            each.first, each.last or each.birth, emails, each.phones, doors.door
        )
        shared = [v for v in (*emails, *each.phones) if is_shared(connection, v, gone)]
        found |= {digest: kind for kind, digest in suppression.own(secret, reached, shared)}
    if doors.is_closed:
        found[suppression.of_door(secret, doors.door)] = "door"
    return tuple((kind, digest) for digest, kind in found.items())


def _erase_these(session: Session, gone: _Gone, people: int) -> Erased:
    from organiser.usecases.rights import struck_sheets

    connection = session.connection()
    where = homes.homes_of(connection, gone.subjects)
    brought = _through_whom(connection, gone.subjects)
    names = {f"{each.first} {each.last}".strip() for each in gone.people}
    pages, named = struck_sheets.strike(
        connection, gone.subjects, gone.traces, where.addresses, names
    )
    forgetting.forget_mergers(connection, gone.subjects)
    deleted = _delete(connection, gone)
    left = homes.clear(connection, where, named)
    mentions = sweeping.sweep(connection, gone.traces)
    session.expire_all()
    derived.refresh_engagement(session, brought)
    forgetting.leave_no_trace_of(connection, session.info["act"])
    forgetting.forget(connection, gone.records | left, gone.subjects)
    if gone.traces:
        forgetting.strike(connection, gone.traces.struck, sweeping.OF_OTHERS)
    return Erased(people, deleted, pages, mentions)


def _through_whom(connection: Connection, subjects: Collection[bytes]) -> list[UUID]:
    """Return who brought *subjects*: one less came through them."""
    return [
        UUID(bytes=key)
        for subject in subjects
        for (key,) in connection.exec_driver_sql(
            "SELECT b.id FROM person p JOIN person b ON b.id = p.referrer_id WHERE p.id = ?",
            (subject,),
        )
        if key not in subjects
    ]


def _delete(connection: Connection, gone: _Gone) -> int:
    """Delete what is hers, and her name in what is not; return how many records went."""
    own = own_traces(gone.people)
    with _listed(connection, gone.subjects):
        for column in person_columns():
            if column.is_subject and not column.owns:
                sweeping.sweep_own(connection, column, own, _THEM)
        _answer_open(connection)
        deleted = sum(_let_go(connection, column) for column in person_columns())
        done = connection.exec_driver_sql(f"DELETE FROM person WHERE id IN {_THEM}")  # noqa: S608  (our words)
    return deleted + done.rowcount


def _answer_open(connection: Connection) -> None:
    """With her goes whatever could still be answered: no request of hers waits for ever."""
    open_ones = f"answered_on IS NULL AND person_id IN {_THEM}"
    connection.exec_driver_sql(
        f"UPDATE rights_request SET answered_on = ? WHERE {open_ones}",  # noqa: S608  (our words)
        (clock.today().isoformat(),),
    )


def _let_go(connection: Connection, column: PersonColumn) -> int:
    hers = f'"{column.name}" IN {_THEM}'
    if column.owns:
        return connection.exec_driver_sql(f"DELETE FROM {column.table} WHERE {hers}").rowcount  # noqa: S608  (of the models)
    emptied = [f'"{column.name}" = NULL']
    if column.is_subject:
        emptied += [f"\"{name}\" = ''" for name in sorted(column.kind.forgotten_columns)]
    connection.exec_driver_sql(
        f"UPDATE {column.table} SET {', '.join(emptied)} WHERE {hers}"  # noqa: S608  (of the models)
    )
    return 0


@contextmanager
def _listed(connection: Connection, subjects: Collection[bytes]) -> Iterator[None]:
    """Let the statements of the block name *subjects* together, as `_THEM`."""
    connection.exec_driver_sql("CREATE TEMP TABLE them (id BLOB PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO temp.them VALUES (?)", [(key,) for key in subjects])
    yield
    connection.exec_driver_sql("DROP TABLE temp.them")


def _stone(
    person_id: UUID, reason: ErasureReason, hashes: tuple[tuple[str, str], ...]
) -> tombstones.Tombstone:
    return tombstones.Tombstone(str(person_id), clock.stamp(clock.now()), reason.value, hashes)


def _write_stones(session: Session, stones: Collection[tombstones.Tombstone]) -> None:
    """Written when nothing else of the act is left in the journal: this much may be there."""
    known = {line.digest: line for line in session.scalars(select(Suppression))}
    for stone in stones:
        at = clock.moment(stone.at)
        session.add(Erasure(id=UUID(stone.id), at=at, reason=ErasureReason(stone.reason)))
        for kind, digest in stone.hashes:
            if digest not in known:
                known[digest] = Suppression(kind=kind, digest=digest, at=at)
                session.add(known[digest])
            elif (lifted := known[digest].lifted_at) is not None and lifted < at:
                known[digest].at, known[digest].lifted_at = at, None
    session.flush()


def _added(one: Erased, other: Erased) -> Erased:
    return Erased(
        one.people + other.people,
        one.records + other.records,
        one.pages + other.pages,
        one.mentions + other.mentions,
    )
