"""Gives one person all that is kept of her: a letter to read, and files for machines (R25)."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.report import Report
from organiser.usecases.committee import CommitteeFacts, read_facts
from organiser.usecases.influence import Influence, read_influence
from organiser.usecases.people.card import PersonCard, card_of
from organiser.usecases.rights.access_files import FORMAT, explained, write_files
from organiser.usecases.rights.access_letter import letter
from organiser.usecases.rights.everything import Rows, rows_of


@dataclass(frozen=True, slots=True)
class Access:
    """What was given."""

    file: Path
    tables: int
    rows: int


@dataclass(frozen=True, slots=True)
class Known:
    """All there is of one person."""

    card: PersonCard
    tables: dict[str, Rows]
    uses: tuple[tuple[str, str], ...]
    facts: CommitteeFacts
    influence: Influence | None
    """What came of her bringing others; None where headquarters has not switched it on."""


def read_everything(database: Database, person_id: UUID) -> Known:
    """Return all that is kept of her."""
    with database.reading() as session:
        card = card_of(session, person_id)
        found = rows_of(session, person_id)
    uses = audit.uses_of(database.file.parent, str(person_id))
    influence = read_influence(database, person_id)
    return Known(card, found, uses, read_facts(database), influence)


def export_access(database: Database, person_id: UUID, out: Path) -> Access:
    """Write the ZIP for one person: PDF, JSON and a CSV for each table; whole or not at all."""
    known = read_everything(database, person_id)
    report = letter(known.card, known.tables, known.uses, known.facts, known.influence)
    write_files(out, report, _json(known, report), known.tables)
    audit.note(database.file.parent, "person.access", (str(person_id),))
    return Access(out, len(known.tables), sum(map(len, known.tables.values())))


def _json(known: Known, report: Report) -> str:
    value = {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "explained": explained(report),
        "standing": asdict(known.card.standing),
        "influence": _influence(known.influence),
        "uses": [{"at": at, "what": what} for at, what in known.uses],
        "tables": known.tables,
    }
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _influence(found: Influence | None) -> dict[str, object] | None:
    """Who came through her is told by step and day: who they are is theirs."""
    if found is None:
        return None
    came = [
        {"degree": each.degree, "on": each.on.isoformat(), "worth": round(each.worth, 3)}
        for each in found.tree
    ]
    return {
        "reference": found.reference, "dots": found.dots, "came_through_her": came,
        "actions_led": found.led, "people_at_these": found.came,
    }  # fmt: skip
