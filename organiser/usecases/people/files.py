"""From a file of hers to people in the list: opened, looked over, brought in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.domain.intake import Candidate, Problem, Severity, Target
from organiser.errors import Refused
from organiser.i18n import _
from organiser.importing.columns import guess_mapping, mapping_from_json
from organiser.importing.draft import candidates
from organiser.importing.headings import is_electoral_roll
from organiser.importing.mapping import Mapping as Columns
from organiser.importing.opening import open_table
from organiser.importing.rejects import write_rejects
from organiser.importing.table import Table
from organiser.models.person import RememberedMapping
from organiser.progress import Progress
from organiser.usecases.people import arriving, contacts
from organiser.usecases.people.arriving import ImportReport, Incoming
from organiser.usecases.people.duplicates import PairKey


@dataclass(slots=True)
class FileDraft:
    """A file that was opened; nothing of it is saved yet."""

    path: Path
    table: Table
    mapping: Columns
    region: str
    is_remembered: bool = False
    """She had told before how such a file is to be read."""
    fixes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Rows she corrected, by line."""
    rows: int | None = None
    """How many rows it has, once that was counted."""

    def candidates(self, progress: Progress | None = None) -> Iterator[Candidate]:
        """Yield the candidates of the file as it would be read now."""
        return candidates(
            self.table, self.mapping, region=self.region, fixes=self.fixes, progress=progress
        )

    def fix(self, line: int, cells: tuple[str, ...]) -> tuple[Problem, ...]:
        """Read *line* as she corrected it; return what is still to be said of it."""
        self.fixes[line] = cells
        alone = replace(self.table, source=_OneRow(line, cells), damaged=set(), wrong_width={})
        read = candidates(alone, self.mapping, region=self.region, fixes={line: cells})
        return tuple(
            problem
            for candidate in read
            for problem in candidate.problems
            if problem.severity is not Severity.NOTICE
        )


@dataclass(frozen=True, slots=True)
class _OneRow:
    line: int
    cells: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        yield self.line, list(self.cells)


@dataclass(frozen=True, slots=True)
class Review:
    """What an import would do, and the rows that need her eye."""

    report: ImportReport
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Line and cells of each row with a problem that is more than a notice."""
    problems: dict[int, tuple[Problem, ...]]


MOST_SHOWN = 2_000


def open_draft(
    database: Database,
    path: Path,
    *,
    said: Mapping[str, Any] | None = None,
    preset: str | None = None,
    repair: bool = False,
    sheet: str | None = None,
    encoding: str | None = None,
) -> FileDraft:
    """Open *path* and tell what each of its columns is: as *said*, remembered or guessed."""
    table = open_table(path, repair=repair, sheet=sheet, encoding=encoding)
    _refuse_roll(table)
    with database.reading() as session:
        region = contacts.region_of_committee(session)
        remembered = _remembered(session, table)
    if said is not None:
        return FileDraft(path, table, mapping_from_json(table, dict(said)), region)
    if preset is not None:
        return FileDraft(path, table, guess_mapping(table, preset=preset), region)
    if remembered is not None:
        return FileDraft(path, table, remembered, region, is_remembered=True)
    return FileDraft(path, table, guess_mapping(table), region)


def _refuse_roll(table: Table) -> None:
    """Electors are no supporters: the roll never mixes with the list (R07)."""
    if is_electoral_roll(table.headers):
        raise Refused(
            _("This is an electoral roll. Electors are not supporters: they may not join the list.")
        )


def look_over(
    database: Database, draft: FileDraft, origin: Origin, progress: Progress | None = None
) -> Review:
    """Do the whole import and take it back, to say exactly what it would do."""
    report = arriving.rehearse(
        database, draft.candidates(), _incoming(draft, origin, "", rows_of(draft)), progress
    )
    problems: dict[int, list[Problem]] = {}
    for problem in report.warnings:
        if problem.severity is not Severity.NOTICE:
            problems.setdefault(problem.line, []).append(problem)
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in draft.table:
        if line in problems and len(rows) < MOST_SHOWN:
            rows.append((line, draft.fixes.get(line, cells)))
    return Review(report, tuple(rows), {line: tuple(said) for line, said in problems.items()})


def rows_of(draft: FileDraft) -> int:
    """Return how many rows the file has, for the progress; it is read once for that."""
    if draft.rows is None:
        draft.rows = sum(1 for _row in draft.table)
    return draft.rows


def bring_in(
    database: Database,
    draft: FileDraft,
    origin: Origin,
    progress: Progress | None = None,
    apart: frozenset[PairKey] = frozenset(),
) -> ImportReport:
    """Write the people of *draft*, the pairs *apart* as two persons each.

    How its columns were read is remembered.
    """
    arriving.refuse_origin(origin)
    with draft.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    incoming = replace(_incoming(draft, origin, digest, draft.rows or 0), apart=apart)
    report = arriving.import_people(database, draft.candidates(), incoming, progress)
    remember_mapping(database, draft)
    return report


def save_rejects(draft: FileDraft, report: ImportReport, path: Path) -> int:
    """Write the rows that brought nobody in to *path*, each with its reason."""
    rejected = {p.line for p in report.warnings if p.severity is Severity.REJECTED}
    problems: dict[int, list[Problem]] = {}
    for problem in report.warnings:
        if problem.line in rejected:
            problems.setdefault(problem.line, []).append(problem)
    return write_rejects(path, draft.table, problems)


def remember_mapping(database: Database, draft: FileDraft) -> None:
    """Remember how the columns of such a file are to be read."""
    if not draft.mapping.header_fingerprint:
        return
    said = json.dumps(
        {
            "targets": [target.value for target in draft.mapping.targets],
            "date_order": draft.mapping.date_order,
        }
    )
    with database.transaction("people.mapping") as session:
        session.merge(RememberedMapping(fingerprint=draft.mapping.header_fingerprint, mapping=said))


def _remembered(session: Session, table: Table) -> Columns | None:
    kept = session.scalars(
        select(RememberedMapping.mapping).where(RememberedMapping.fingerprint == table.fingerprint)
    ).first()
    if kept is None:
        return None
    said = json.loads(kept)
    guessed = guess_mapping(table)
    targets = tuple(Target(word) for word in said["targets"])
    if len(targets) != len(guessed.targets):
        return None
    return replace(
        guessed,
        targets=targets,
        date_order=str(said["date_order"]),
        sureness=(1.0,) * len(targets),
    )


def _incoming(draft: FileDraft, origin: Origin, digest: str, total: int) -> Incoming:
    return Incoming(
        draft.path.name, origin, digest, merges=draft.mapping.match != "none", total=total
    )
