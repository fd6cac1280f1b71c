"""Invites people to an action; who may not be contacted is left out, and it is said why."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionState, Attendance
from organiser.domain.consent import Channel
from organiser.domain.outreach import LeftOut
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.action import Participation
from organiser.models.person import Person
from organiser.usecases import derived
from organiser.usecases.plans.planning import known_action, people_of
from organiser.usecases.segments.exclusions import why_not_invited

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Invitation:
    """What came of inviting some people."""

    invited: tuple[UUID, ...]
    already: int
    """Were on the list of the action before, whatever they answered."""
    left_out: tuple[tuple[UUID, LeftOut], ...]

    def reasons(self) -> tuple[tuple[LeftOut, int], ...]:
        """Return how many were left out, by reason, as lists tell it."""
        found = [why for _person, why in self.left_out]
        return tuple((why, found.count(why)) for why in LeftOut if why in found)


def invite(
    database: Database, action_id: UUID, people: Sequence[UUID], *, channel: Channel | None = None
) -> Invitation:
    """Put *people* on the list of those invited, by *channel* when one is named.

    Left out are who may not be written to, and who refused that channel or may have done so.
    """
    with database.transaction("action.invite") as session:
        if known_action(session, action_id).state is ActionState.CANCELLED:
            raise Refused(_("This action was cancelled: nobody can be invited to it."))
        reasons = why_not_invited(session, people, channel)
        known = set(people_of(session, action_id))
        wanted = [person for person in dict.fromkeys(people) if person not in known]
        invited = tuple(person for person in _there(session, wanted) if person not in reasons)
        for person_id in invited:
            session.add(
                Participation(
                    action_id=action_id, person_id=person_id, state=Attendance.INVITED,
                    channel=channel.value if channel else "", invited_at=clock.now(),
                )
            )  # fmt: skip
        left_out = tuple((person, reasons[person]) for person in wanted if person in reasons)
        return Invitation(invited, len(set(people) & known), left_out)


def take_off(database: Database, action_id: UUID, people: Sequence[UUID]) -> None:
    """Take *people* off the list of an action, as if they had never been on it."""
    with database.transaction("action.take_off") as session:
        statement = select(Participation).where(
            Participation.action_id == action_id, Participation.person_id.in_(people)
        )
        for row in session.scalars(statement).all():
            session.delete(row)
        session.flush()
        derived.refresh_engagement(session, people)


def _there(session: Session, people: Sequence[UUID]) -> list[UUID]:
    """Return those of *people* who are still in the list, in that order."""
    found: set[UUID] = set()
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        found |= set(session.scalars(select(Person.id).where(Person.id.in_(some))))
    return [person for person in people if person in found]
