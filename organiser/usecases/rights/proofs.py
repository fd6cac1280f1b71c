"""Proves what somebody agreed to, in the very words shown that day (R04)."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.consent import Channel, ConsentState, Purpose
from organiser.domain.report import Report, Section
from organiser.errors import OrganiserError, Refused
from organiser.files import replacing
from organiser.i18n import _, language, long_date, short_time
from organiser.importing.rejects import safe_cell
from organiser.usecases.committee import read_facts
from organiser.usecases.known import known_person
from organiser.words.labels import channel_label, consent_state_label
from organiser.words.rights import purpose_label

_QUERY = """
    SELECT c.purpose, c.channel, c.state, c.at, c.source, c.proof, w.version, w.french, w.english,
      w.sha256, lower(hex(c.person_id)) AS person
    FROM consent c LEFT JOIN consent_wording w ON w.id = c.wording_id {where}
    ORDER BY c.at, c.id
"""
_REGISTER = (
    "person", "purpose", "channel", "state", "at", "source", "proof", "version", "sha256"
)  # fmt: skip


def proof(database: Database, person_id: UUID) -> Report:
    """Return the proof of every consent of hers; `Refused` when there is none."""
    with database.reading() as session:
        person = known_person(session, person_id)
        name = f"{person.first_name} {person.last_name or person.birth_name}".strip()
        rows = _rows(session, "WHERE c.person_id = :id", {"id": person_id.bytes})
    if not rows:
        raise Refused(_("She has agreed to nothing: there is nothing to prove."))
    facts = read_facts(database)
    under = _("{name} · {committee} · {day}").format(
        name=name, committee=facts.name, day=long_date(clock.today())
    )
    return Report(
        _("Proof of consent"), under, tuple(_section(row) for row in rows),
        foot=" · ".join(filter(None, (facts.controller, facts.contact))),
    )  # fmt: skip


def save_proof(database: Database, person_id: UUID, out: Path) -> None:
    """Write the proof as a PDF; whole or not at all."""
    from organiser.printing.report import save_report

    save_report(proof(database, person_id), out)
    audit.note(database.file.parent, "person.proof", (str(person_id),))


def save_register(database: Database, out: Path) -> int:
    """Write every step of every consent to a CSV, by ids without names; return how many."""
    with database.reading() as session:
        rows = _rows(session, "", {})
    try:
        with replacing(out) as fresh, fresh.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file, delimiter=";", lineterminator="\r\n")
            table.writerow(_REGISTER)
            for row in rows:
                told = {**row, "at": clock.moment(row["at"]).isoformat()}
                table.writerow([safe_cell(str(told[name] or "")) for name in _REGISTER])
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    audit.note(database.file.parent, "consents.export", count=len(rows))
    return len(rows)


def _rows(session: Session, where: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = session.execute(text(_QUERY.format(where=where)), dict(values)).mappings()
    return [dict(row) for row in found]


def _section(row: Mapping[str, Any]) -> Section:
    at = clock.local(clock.moment(row["at"]))
    title = " · ".join(
        (
            consent_state_label(ConsentState(row["state"])),
            channel_label(Channel(row["channel"])),
            purpose_label(Purpose(row["purpose"])),
        )
    )
    words = (row["french"], row["english"] if language() == "en" else None)
    told = (
        (_("When"), f"{long_date(at.date())}, {short_time(at)}"),
        (_("Where it was said"), row["source"]),
        (_("Kept with it"), row["proof"]),
        (_("Version of the words"), row["version"] or ""),
        (_("Their fingerprint"), row["sha256"] or ""),
    )
    shown = tuple(f"« {each} »" for each in words if each)
    return Section(title, shown, tuple((name, value) for name, value in told if value))
