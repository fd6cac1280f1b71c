"""What the committee says of itself on its papers."""

from dataclasses import dataclass
from datetime import datetime

from organiser import clock
from organiser.database import Database
from organiser.domain.territory import region_of
from organiser.errors import Refused
from organiser.i18n import _


@dataclass(frozen=True, slots=True)
class CommitteeFacts:
    """What stands on the sheets and slips, and what she may change of it."""

    name: str
    insee: str = ""
    controller: str = ""
    contact: str = ""
    dpo: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CommitteeNature:
    """What the committee is, for good."""

    created_at: datetime
    is_demonstration: bool


def read_facts(database: Database) -> CommitteeFacts:
    """Return what the committee says of itself."""
    with database.bare() as connection:
        return CommitteeFacts(
            *connection.execute(
                "SELECT name, insee, controller, contact, dpo, phone FROM committee"
            ).fetchone()
        )


def read_nature(database: Database) -> CommitteeNature:
    """Return when the file was made, and whether its people are invented."""
    with database.bare() as connection:
        made, is_demonstration = connection.execute(
            "SELECT created_at, is_demonstration FROM committee"
        ).fetchone()
    return CommitteeNature(clock.moment(made), bool(is_demonstration))


def change_facts(database: Database, facts: CommitteeFacts) -> int:
    """Let the papers to come say *facts*; return the act's number, to take it back by.

    Return 0 when nothing is different.
    """
    if not facts.name.strip():
        raise Refused(_("Give the committee a name."))
    if facts == read_facts(database):
        return 0
    from organiser.models.committee import Committee

    with database.transaction("committee.edit") as session:
        row = session.query(Committee).one()
        row.name, row.controller = facts.name.strip(), facts.controller
        row.contact, row.dpo, row.phone = facts.contact, facts.dpo, facts.phone
        if facts.insee != row.insee:
            row.insee, row.region = facts.insee, region_of(facts.insee)
        return int(session.info["act"])
