"""How long people are kept: who is due to go and why, before anybody goes; then what went (R27)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.consent import Basis, Relation
from organiser.domain.retention import (
    LEAST,
    MOST,
    REASONS,
    Due,
    Held,
    Rule,
    days_of,
    due,
    is_allowed,
)
from organiser.encrypted_file import Connection
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.rights import RetentionChoice
from organiser.progress import Progress
from organiser.usecases.rights import erasing
from organiser.usecases.rights.erasing import Erased

_HELD = """
    WITH acted AS (
      SELECT person_id, max(day) AS day FROM (
        SELECT p.person_id, a."on" AS day FROM participation p JOIN action a ON a.id = p.action_id
          WHERE p.state = 'came' AND a.state = 'done'
        UNION ALL SELECT person_id, "on" FROM training_record
        UNION ALL SELECT person_id, date(at / 1000, 'unixepoch') FROM consent
          WHERE state = 'given')
      GROUP BY person_id)
    SELECT p.id, trim(p.first_name || ' ' || coalesce(nullif(p.last_name, ''), p.birth_name)),
      p.relation, p.basis, date(p.created_at / 1000, 'unixepoch'), p.last_contact_on, acted.day
    FROM person p LEFT JOIN acted ON acted.person_id = p.id
    WHERE NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
      AND NOT EXISTS
      (SELECT 1 FROM rights_request r WHERE r.person_id = p.id AND r.answered_on IS NULL)
    ORDER BY p.sort_key, p.number
"""
"""Who is limited is kept: a quarrel about her data is under way (art. 18). So is who waits for an
answer: what she asked for could not be given any more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody for whom a rule has run out."""

    person_id: UUID
    name: str
    due: Due

    @property
    def goes(self) -> bool:
        """Whether she is to be erased; who agreed is asked again first."""
        return self.due.rule in REASONS


def durations(database: Database) -> dict[Rule, int]:
    """Return the days of every rule, as this committee has them."""
    with database.bare() as connection:
        chosen = _chosen(connection)
    return {rule: days_of(rule, chosen) for rule in Rule}


def shorten(database: Database, rule: Rule, days: int) -> None:
    """Keep people for fewer days by *rule*; more than the law's figure is refused."""
    if not is_allowed(rule, days):
        words = _("Between {least} and {most} days: people may be kept for less time, never more.")
        raise Refused(words.format(least=LEAST, most=MOST[rule]))
    with database.transaction("rights.retention") as session:
        row = session.scalars(select(RetentionChoice).where(RetentionChoice.rule == rule)).first()
        if row is None:
            session.add(RetentionChoice(rule=rule.value, days=days))
        else:
            row.days = days


def preview(database: Database) -> tuple[Kept, ...]:
    """Return who is due to go or to be asked again, by which rule and since when."""
    return tuple(_due(database))


def purge(database: Database, people: Collection[UUID], progress: Progress | None = None) -> Erased:
    """Erase those of *people* who are due to go; who is due no longer stays."""
    wanted = frozenset(people)
    reasons = {
        kept.person_id: REASONS[kept.due.rule]
        for kept in preview(database)
        if kept.person_id in wanted and kept.goes
    }
    if not reasons:
        return Erased(0, 0, 0, 0)
    done = erasing.erase_many(database, reasons, progress)
    for reason in sorted(set(reasons.values())):
        ids = tuple(str(key) for key, why in reasons.items() if why is reason)
        audit.note(database.file.parent, f"retention.{reason}", ids, len(ids))
    return done


def _due(database: Database) -> list[Kept]:
    today, found = clock.today(), []
    with database.bare() as connection:
        chosen = _chosen(connection)
        for key, name, *facts in connection.execute(_HELD):
            if (run_out := due(_held(*facts), chosen, today)) is not None:
                found.append(Kept(UUID(bytes=key), name, run_out))
    return found


def _held(relation: str, basis: str, came: str, contacted: str | None, acted: str | None) -> Held:
    return Held(
        Relation(relation), Basis(basis), date.fromisoformat(came),
        date.fromisoformat(contacted) if contacted else None,
        date.fromisoformat(acted) if acted else None,
    )  # fmt: skip


def _chosen(connection: Connection) -> dict[Rule, int]:
    rows = connection.execute("SELECT rule, days FROM retention_choice").fetchall()
    known = {rule.value: rule for rule in Rule}
    return {known[rule]: days for rule, days in rows if rule in known}
