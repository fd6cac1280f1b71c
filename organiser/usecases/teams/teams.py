"""Teams: who is in them, who leads, what each answers for."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.identity import fold
from organiser.domain.phone import shown
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.team import Team, TeamMember
from organiser.usecases.known import known_person

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one team."""

    person_id: UUID
    name: str
    is_lead: bool
    responsibility: str
    phone: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team with its people: who leads it first, then by name."""

    id: UUID
    name: str
    aim: str
    members: tuple[Member, ...]

    @property
    def lead(self) -> str:
        """Return the name of who leads it, or nothing."""
        return next((member.name for member in self.members if member.is_lead), "")


def make_team(database: Database, name: str, aim: str = "") -> UUID:
    """Make a team; two of one name would be one."""
    with database.transaction("team.make") as session:
        team = Team(name=_checked(session, name), aim=aim.strip())
        session.add(team)
        session.flush()
        return team.id


def change_team(database: Database, team_id: UUID, name: str, aim: str) -> None:
    """Call a team *name*, which is there for *aim*."""
    with database.transaction("team.change") as session:
        team = _known_team(session, team_id)
        team.name, team.aim = _checked(session, name, team_id), aim.strip()


def dissolve_team(database: Database, team_id: UUID) -> None:
    """Take a team out of the file; its people stay in the list."""
    with database.transaction("team.dissolve") as session:
        session.delete(_known_team(session, team_id))


def put_in_team(
    database: Database, team_id: UUID, person_id: UUID, responsibility: str = ""
) -> None:
    """Put somebody in a team, or say what she answers for there."""
    with database.transaction("team.people") as session:
        _known_team(session, team_id)
        known_person(session, person_id)
        row = _member(session, team_id, person_id)
        if row is None:
            row = TeamMember(team_id=team_id, person_id=person_id)
            session.add(row)
        row.responsibility = responsibility.strip()


def take_out_of_team(database: Database, team_id: UUID, person_id: UUID) -> None:
    """Somebody is no longer in a team."""
    with database.transaction("team.people") as session:
        row = _member(session, team_id, person_id)
        if row is not None:
            session.delete(row)


def let_lead(database: Database, team_id: UUID, person_id: UUID, *, leads: bool) -> None:
    """Somebody of the team leads it, and nobody else; or she no longer does."""
    with database.transaction("team.lead") as session:
        statement = select(TeamMember).where(TeamMember.team_id == team_id)
        for row in session.scalars(statement).all():
            row.is_lead = leads and row.person_id == person_id


def read_teams(database: Database) -> tuple[TeamRow, ...]:
    """Return every team, by name."""
    members: dict[bytes, list[Member]] = {}
    with database.bare() as connection:
        for team, key, first, last, leads, answers_for, phone in connection.execute(_MEMBERS):
            member = Member(
                UUID(bytes=key),
                f"{first} {last}".strip(),
                bool(leads),
                answers_for,
                shown(phone or ""),
            )
            members.setdefault(team, []).append(member)
        teams = connection.execute(_TEAMS).fetchall()
    return tuple(
        TeamRow(UUID(bytes=key), name, aim, tuple(members.get(key, ()))) for key, name, aim in teams
    )


def _checked(session: Session, name: str, of: UUID | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise OrganiserError(_("Say what the team is called."))
    if len(name) > LONGEST_NAME:
        raise OrganiserError(_("This name is too long: eighty letters at most."))
    others = session.execute(select(Team.id, Team.name))
    if any(fold(other) == fold(name) and key != of for key, other in others):
        raise Refused(_("There is a team of this name already."))
    return name


def _known_team(session: Session, team_id: UUID) -> Team:
    row = session.get(Team, team_id)
    if row is None:
        raise OrganiserError(_("This team is no longer there."))
    return row


def _member(session: Session, team_id: UUID, person_id: UUID) -> TeamMember | None:
    return session.scalars(
        select(TeamMember)
        .where(TeamMember.team_id == team_id, TeamMember.person_id == person_id)
        .order_by(TeamMember.id)
    ).first()


_TEAMS = "SELECT id, name, aim FROM team ORDER BY name COLLATE NOCASE, id"
_MEMBERS = """
    SELECT m.team_id, e.id, e.first_name, coalesce(nullif(e.last_name, ''), e.birth_name),
      m.is_lead, m.responsibility,
      (SELECT key FROM contact_point c WHERE c.person_id = e.id AND c.kind != 'email'
        ORDER BY rank LIMIT 1)
    FROM team_member m JOIN person e ON e.id = m.person_id
    ORDER BY m.is_lead DESC, e.sort_key, e.number
"""
