"""The register of incidents: what went astray, when it was learnt, who was told (R34)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.breach import Severity, deadline
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.rights import Breach


@dataclass(frozen=True, slots=True)
class BreachLine:
    """One incident of the register."""

    id: UUID
    aware_at: datetime
    what: str
    people: int
    severity: Severity
    measures: str
    authority_told_at: datetime | None
    people_told_at: datetime | None

    @property
    def due_at(self) -> datetime:
        """Return until when the authority is told."""
        return deadline(self.aware_at)


def note_breach(
    database: Database,
    what: str,
    *,
    aware_at: datetime,
    people: int,
    severity: Severity,
    measures: str = "",
) -> UUID:
    """Write down what went astray; 72 hours begin when it was learnt."""
    if not what.strip():
        raise OrganiserError(_("Say in a few words what happened."))
    if aware_at > clock.now():
        raise OrganiserError(_("This day has not come yet."))
    with database.transaction("rights.breach") as session:
        row = Breach(
            what=what.strip(), aware_at=aware_at, people=people, severity=severity.value,
            measures=measures.strip(),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def tell_authority(database: Database, breach_id: UUID) -> None:
    """Write down that the authority was told now."""
    with database.transaction("rights.breach") as session:
        _known(session, breach_id).authority_told_at = clock.now()


def tell_people(database: Database, breach_id: UUID) -> None:
    """Write down that the people concerned were told now."""
    with database.transaction("rights.breach") as session:
        _known(session, breach_id).people_told_at = clock.now()


def breaches(database: Database) -> tuple[BreachLine, ...]:
    """Return the register, the latest first."""
    with database.reading() as session:
        rows = session.scalars(select(Breach).order_by(Breach.aware_at.desc(), Breach.id.desc()))
        return tuple(
            BreachLine(
                row.id, row.aware_at, row.what, row.people, Severity(row.severity), row.measures,
                row.authority_told_at, row.people_told_at,
            )
            for row in rows
        )  # fmt: skip


def _known(session: Session, breach_id: UUID) -> Breach:
    row = session.get(Breach, breach_id)
    if row is None:
        raise OrganiserError(_("This incident is no longer there."))
    return row
