"""Brings the people of a file in: who is new, who is known, who may be there twice."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin
from organiser.domain.identifier import new_id, new_key
from organiser.domain.intake import Candidate, Problem, Severity
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.outbox import Act
from organiser.models.person import ImportBatch
from organiser.progress import Progress
from organiser.usecases.gate import Gate
from organiser.usecases.people import bulk, duplicates, updating
from organiser.usecases.people.duplicates import Pair, PairKey
from organiser.usecases.people.matching import Match, Matcher, row_key

ROWS_A_BATCH = 1_000
_PEOPLE_A_STEP = 20_000
"""Whose homes are gathered at once: what a question sorts lies in memory."""


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    duplicates_proposed: int = 0
    warnings: list[Problem] = field(default_factory=list)
    pairs: tuple[Pair, ...] = ()
    """Of a rehearsal: the entries that may be one person, for her to look at."""
    import_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be known of a file besides its rows."""

    file_name: str
    origin: Origin
    sha256: str = ""
    merges: bool = True
    """Whether a row may update somebody of the list who is certainly the same person."""
    total: int = 0
    """How many rows there are, for the progress; 0 when nobody knows."""
    apart: frozenset[PairKey] = frozenset()
    """Pairs of which she said, when it was rehearsed, that they are two persons."""


def refuse_origin(origin: Origin) -> None:
    """Raise `Refused` for a file whose use here would divert it from its purpose (R06)."""
    if origin in FORBIDDEN_ORIGINS:
        raise Refused(_("A file from this origin may not be used: its people did not agree to it."))


def import_people(
    database: Database,
    candidates: Iterable[Candidate],
    incoming: Incoming,
    progress: Progress | None = None,
) -> ImportReport:
    """Write the people of a file in one transaction, which one undo takes back.

    Nobody known is overwritten in silence: an empty field is filled, another e-mail or phone is
    added, and a value that differs is kept as it was and reported.
    """
    refuse_origin(incoming.origin)
    reports = []
    with (
        suppress(_NothingStays),
        database.transaction("people.import", subject=incoming.file_name) as session,
    ):
        report = _bring_in(
            session, candidates, incoming, Gate(session.connection(), database.key()), progress
        )
        reports.append(report)
        if not report.added + report.updated:
            raise _NothingStays  # a file that changes nothing is no act to take back
        session.execute(
            update(Act)
            .where(Act.number == session.info["act"])
            .values(count=report.added + report.updated)
        )
    return reports[0]


def rehearse(
    database: Database,
    candidates: Iterable[Candidate],
    incoming: Incoming,
    progress: Progress | None = None,
) -> ImportReport:
    """Do all of an import and then take it back: what it would do, exactly; nothing stays."""
    refuse_origin(incoming.origin)
    reports = []
    with suppress(_NothingStays), database.transaction("people.rehearse") as session:
        report = _bring_in(
            session, candidates, incoming, Gate(session.connection(), database.key()), progress
        )
        report.pairs = duplicates.pairs_in(session, report.import_id)
        reports.append(report)
        raise _NothingStays
    return reports[0]


class _NothingStays(Exception):
    """Ends a transaction whose writes are not to stay."""


def _bring_in(
    session: Session,
    candidates: Iterable[Candidate],
    incoming: Incoming,
    gate: Gate,
    progress: Progress | None,
) -> ImportReport:
    progress = progress or Progress()
    now = clock.now()
    arrival = bulk.Arrival(new_id(), incoming.origin, incoming.file_name, clock.stamp(now))
    batch = ImportBatch(
        id=arrival.import_id,
        at=now,
        file_name=incoming.file_name,
        sha256=incoming.sha256,
        origin=incoming.origin,
    )
    session.add(batch)
    session.flush()
    connection = session.connection()
    last = bulk.last_number(connection)
    writer = _Writer(connection, arrival, gate, merges=incoming.merges)
    for rows in _batches(candidates):
        writer.write(rows)
        progress.at(writer.report.read, incoming.total)
    _gather_households(connection, arrival, last)
    report = writer.report
    report.import_id = arrival.import_id
    duplicates.set_apart(session, arrival.import_id, incoming.apart)
    batch.added, batch.updated = report.added, report.updated
    batch.unchanged, batch.rejected = report.unchanged, report.rejected
    return report


class _Writer:
    """Writes batch after batch of one import, and counts."""

    def __init__(
        self, connection: Connection, arrival: bulk.Arrival, gate: Gate, *, merges: bool
    ) -> None:
        self.report = ImportReport()
        self._gate = gate
        self._connection = connection
        self._arrival = arrival
        self._batch = bulk.Batch()
        self._doors = bulk.Doors(connection)
        self._matcher = Matcher(connection, arrival.import_id.bytes, merges=merges)
        self._proposals: list[tuple[bytes, bytes, str]] = []
        self._known: list[tuple[bytes, Candidate]] = []

    def write(self, candidates: list[Candidate]) -> None:
        """Write one batch."""
        rows = [
            (candidate, row_key(candidate), door)
            for candidate in candidates
            if self._counted(candidate, door := bulk.door_key(candidate))
        ]
        self._matcher.look_up(rows)
        self._doors.look_up(door for _candidate, _key, door in rows)
        for candidate, key, door in rows:
            self._take(candidate, key, self._matcher.match(candidate, key, door))
        self._batch.write(self._connection, self._arrival)
        self._write_proposals()
        self._update_known()

    def _counted(self, candidate: Candidate, door: str) -> bool:
        self.report.read += 1
        self.report.warnings += candidate.problems
        refused = None if candidate.is_rejected else self._gate.problem(candidate, door)
        self.report.warnings += [refused] if refused else []
        is_out = candidate.is_rejected or refused is not None
        self.report.rejected += is_out
        return not is_out

    def _take(self, candidate: Candidate, key: int, match: Match) -> None:
        if match.is_same_row:
            self.report.unchanged += 1
            return
        if match.same is not None:
            self._known.append((match.same, candidate))
            return
        address_id = self._doors.find_or_add(candidate, self._batch)
        person = bulk.add_person(self._batch, candidate, self._arrival, key, address_id)
        self._matcher.added(candidate, key, person)
        self._proposals += [(person, other, reason) for other, reason in match.proposals]
        self.report.added += 1

    def _write_proposals(self) -> None:
        if not self._proposals:
            return
        import_id = self._arrival.import_id.bytes
        rows = [
            (new_key(), person, other, reason, "proposed", import_id)
            for person, other, reason in self._proposals
        ]
        self._connection.exec_driver_sql(
            "INSERT INTO duplicate_proposal "
            "(id, person_id, other_id, reason, state, import_id) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
        self.report.duplicates_proposed += len(rows)
        self._proposals.clear()

    def _update_known(self) -> None:
        for person_id, candidate in self._known:
            change = updating.fill_in(
                self._connection, UUID(bytes=person_id), candidate, self._arrival, self._doors
            )
            self.report.updated += change.is_change
            self.report.unchanged += not change.is_change
            self.report.warnings += [
                Problem(candidate.line, name, "kept", sentence, Severity.NOTICE)
                for name, sentence in change.kept
            ]
        self._known.clear()


def _batches(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    source = iter(candidates)
    while batch := list(islice(source, ROWS_A_BATCH)):
        yield batch


def _gather_households(connection: Connection, arrival: bulk.Arrival, before: int) -> None:
    """People of one name at one numbered door, at least one of them new, are a household.

    *before* is the number of the last person who was there before.
    """
    for first in range(before, bulk.last_number(connection), _PEOPLE_A_STEP):
        asked = (first, first + _PEOPLE_A_STEP, arrival.import_id.bytes)
        homes = connection.exec_driver_sql(_HOMES, asked).fetchall()
        if homes:
            _make_households(connection, homes)


def _make_households(connection: Connection, homes: Sequence[Sequence[Any]]) -> None:
    rows = [(new_key(), address, name, last) for address, last, name in homes]
    connection.exec_driver_sql(
        "INSERT INTO household (id, address_id, name) VALUES (?, ?, ?)", [row[:3] for row in rows]
    )
    connection.exec_driver_sql(
        "UPDATE person SET household_id = ? WHERE address_id = ? AND last_key = ? "
        "AND household_id IS NULL",
        [(row[0], row[1], row[3]) for row in rows],
    )


_HOMES = """
    SELECT p.address_id, p.last_key, min(p.last_name) FROM person p
    JOIN address a ON a.id = p.address_id
    WHERE p.address_id IN (SELECT address_id FROM person WHERE number > ? AND number <= ?)
      AND a.number IS NOT NULL AND p.last_key != '' AND p.household_id IS NULL
    GROUP BY p.address_id, p.last_key HAVING count(*) > 1 AND max(p.import_id = ?)
"""
