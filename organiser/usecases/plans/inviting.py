"""Invites people to an action; who may not be contacted is left out, and it is said why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionState, Attendance
from organiser.domain.consent import Basis, Channel
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.action import Participation
from organiser.models.consent import Refusal
from organiser.models.person import Person
from organiser.usecases import derived, limiting
from organiser.usecases.plans.planning import known_action, people_of

AT_ONCE = 500
_ROLL_ALLOWS = frozenset({Channel.POST, Channel.DOOR})
_EVERY_WAY = frozenset({Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST})
"""Who closed all of these does not want to hear from us."""


class Reason(StrEnum):
    """Why somebody was not invited."""

    NO_BASIS = "no_basis"
    """Shown, but not written to (R01)."""
    REFUSED = "refused"
    LIMITED = "limited"
    """Her data are kept, and used nowhere (GDPR art. 18)."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What came of inviting some people."""

    invited: tuple[UUID, ...]
    already: int
    """Were on the list of the action before, whatever they answered."""
    left_out: tuple[tuple[UUID, Reason], ...]

    def count(self, reason: Reason) -> int:
        """Return how many were left out for *reason*."""
        return sum(why is reason for _person, why in self.left_out)


def invite(
    database: Database, action_id: UUID, people: Sequence[UUID], *, channel: Channel | None = None
) -> Invitation:
    """Put *people* on the list of those invited, by *channel* when one is named.

    Left out are who may not be written to, and who refused that channel; a question that a
    remark raised counts as a refusal until it is looked at.
    """
    with database.transaction("action.invite") as session:
        if known_action(session, action_id).state is ActionState.CANCELLED:
            raise Refused(_("This action was cancelled: nobody can be invited to it."))
        known = set(people_of(session, action_id))
        wanted = [person for person in dict.fromkeys(people) if person not in known]
        reasons = _reasons(session, wanted, channel)
        invited = tuple(person for person in wanted if person not in reasons)
        for person_id in invited:
            session.add(
                Participation(
                    action_id=action_id, person_id=person_id, state=Attendance.INVITED,
                    channel=channel.value if channel else "", invited_at=clock.now(),
                )
            )  # fmt: skip
        left_out = tuple((person, why) for person, why in reasons.items() if why is not None)
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


def _reasons(
    session: Session, people: Sequence[UUID], channel: Channel | None
) -> dict[UUID, Reason | None]:
    """Return who may not be invited and why; nothing of who is gone from the list."""
    reasons: dict[UUID, Reason | None] = {}
    for ids in (people[at : at + AT_ONCE] for at in range(0, len(people), AT_ONCE)):
        rows = session.execute(select(Person.id, Person.basis).where(Person.id.in_(ids)))
        bases = {person: basis for person, basis in rows}  # noqa: C416  (rows are no pairs to mypy)
        closed = _closed(session, ids)
        for person in ids:
            if person not in bases:
                reasons[person] = None
            elif limiting.is_limited(session, person):
                reasons[person] = Reason.LIMITED
            elif _is_closed(closed.get(person, set()), channel):
                reasons[person] = Reason.REFUSED
            elif _has_no_basis(bases[person], channel):
                reasons[person] = Reason.NO_BASIS
    return reasons


def _closed(session: Session, people: Iterable[UUID]) -> dict[UUID, set[Channel]]:
    rows = session.execute(
        select(Refusal.person_id, Refusal.channel).where(
            Refusal.person_id.in_(people), Refusal.lifted_at.is_(None)
        )
    )
    closed: dict[UUID, set[Channel]] = {}
    for person, channel in rows:
        closed.setdefault(person, set()).add(channel)
    return closed


def _is_closed(closed: set[Channel], channel: Channel | None) -> bool:
    return channel in closed if channel is not None else closed >= _EVERY_WAY


def _has_no_basis(basis: Basis, channel: Channel | None) -> bool:
    if basis is Basis.ROLL:
        return channel not in _ROLL_ALLOWS
    return basis is Basis.PENDING
