"""Plans an action, changes it, copies it to another day, and calls it off."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.action import (
    ActionKind,
    ActionState,
    Attendance,
    Every,
    days_of,
)
from organiser.domain.identifier import new_id
from organiser.domain.plan import MOST_NEEDED, MOST_TIMES, Plan
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.action import Action, Material, Participation
from organiser.usecases import derived
from organiser.usecases.actions import check_hours
from organiser.usecases.plans.kinds import known_kind
from organiser.usecases.silence import refuse_on
from organiser.usecases.training.sessions import settle_session


def plan(database: Database, asked: Plan, *, led_by: Sequence[UUID] = ()) -> UUID:
    """Plan an action; return its id. Who leads it is coming."""
    _check(asked)
    _refuse_in_silence(database, asked.kind.counts_as, asked.on)
    with database.transaction("action.plan") as session:
        action = Action(state=ActionState.PLANNED)
        _write(session, action, asked)
        session.add(action)
        session.flush()
        for person_id in dict.fromkeys(led_by):
            session.add(_leading(action.id, person_id))
        for what in filter(None, (words.strip() for words in asked.material)):
            session.add(Material(action_id=action.id, what=what))
        session.flush()
        derived.refresh_engagement(session, led_by)
        return action.id


def change(database: Database, action_id: UUID, asked: Plan) -> None:
    """Write down what is said of an action now; its people, its material and its report stay."""
    _check(asked)
    _refuse_in_silence(database, asked.kind.counts_as, asked.on)
    with database.transaction("action.change") as session:
        action = known_action(session, action_id)
        _write(session, action, asked)
        session.flush()
        settle_session(session, action)
        refresh_people_of(session, action_id)


def cancel(database: Database, action_id: UUID) -> None:
    """Call an action off; whoever was there earns nothing by it."""
    with database.transaction("action.cancel") as session:
        action = known_action(session, action_id)
        action.state = ActionState.CANCELLED
        session.flush()
        settle_session(session, action)
        refresh_people_of(session, action_id)


def resume(database: Database, action_id: UUID) -> None:
    """Plan again what was called off."""
    with database.transaction("action.resume") as session:
        known_action(session, action_id).state = ActionState.PLANNED
        session.flush()
        refresh_people_of(session, action_id)


def duplicate(database: Database, action_id: UUID, on: date) -> UUID:
    """Plan the same action for another day: its material and who leads it, nobody invited."""
    with database.transaction("action.duplicate") as session:
        action = known_action(session, action_id)
        _refuse_in_silence(database, ActionKind(action.kind), on)
        return _copy(session, action, on, None)


def repeat(
    database: Database, action_id: UUID, every: Every, *, times: int, until: date | None = None
) -> tuple[UUID, ...]:
    """Plan the same action for the days on which it comes back; one undo takes them all back."""
    if not 1 <= times <= MOST_TIMES:
        raise Refused(_("An action can be repeated up to sixty times."))
    with database.transaction("action.repeat") as session:
        action = known_action(session, action_id)
        days = days_of(action.on, every, times=times, until=until)
        if not days:
            raise Refused(_("It would not come back before this day."))
        for day in days:
            _refuse_in_silence(database, ActionKind(action.kind), day)
        action.series_id = action.series_id or new_id()
        return tuple(_copy(session, action, day, action.series_id) for day in days)


def delete(database: Database, action_id: UUID) -> None:
    """Take an action out of the file, with all that was said of it."""
    with database.transaction("action.delete") as session:
        people = people_of(session, action_id)
        session.delete(known_action(session, action_id))
        session.flush()
        derived.refresh_engagement(session, people)


def known_action(session: Session, action_id: UUID) -> Action:
    """Return the row of *action_id*; `OrganiserError` when it is gone."""
    row = session.get(Action, action_id)
    if row is None:
        raise OrganiserError(_("This action is no longer there."))
    return row


def people_of(session: Session, action_id: UUID) -> list[UUID]:
    """Return everybody who is named at an action."""
    statement = select(Participation.person_id).where(Participation.action_id == action_id)
    return list(session.scalars(statement))


def refresh_people_of(session: Session, action_id: UUID) -> None:
    """Work out anew the rungs of everybody who is named at an action."""
    derived.refresh_engagement(session, people_of(session, action_id))


def _check(asked: Plan) -> None:
    check_hours(asked.hours)
    if asked.needed is not None and not 0 < asked.needed <= MOST_NEEDED:
        raise OrganiserError(_("Say how many people it takes with a number from 1 to 10,000."))
    if asked.ends and not asked.starts:
        raise OrganiserError(_("Say when it begins too."))
    if asked.ends and asked.ends == asked.starts:
        raise OrganiserError(_("It cannot end at the minute it begins."))


def _write(session: Session, action: Action, asked: Plan) -> None:
    own = known_kind(session, asked.kind.own_id) if asked.kind.own_id else None
    counts_as: ActionKind = own.stands_on if own else asked.kind.counts_as
    action.kind, action.own_kind_id = counts_as.value, own.id if own else None
    action.on, action.starts, action.ends = asked.on, asked.starts, asked.ends
    action.title, action.place = asked.title.strip(), asked.place.strip()
    action.city, action.note = asked.city.strip(), asked.note.strip()
    action.needed, action.hours = asked.needed, asked.hours
    action.course_key, action.is_public = asked.course, asked.is_public
    action.theme = asked.theme.strip()
    action.skills = ", ".join(filter(None, (skill.strip() for skill in asked.skills)))


def _copy(session: Session, action: Action, on: date, series_id: UUID | None) -> UUID:
    copy = Action(
        kind=action.kind, own_kind_id=action.own_kind_id, on=on, starts=action.starts,
        ends=action.ends, title=action.title, place=action.place, city=action.city,
        needed=action.needed, skills=action.skills, note=action.note,
        course_key=action.course_key, is_public=action.is_public, theme=action.theme,
        state=ActionState.PLANNED, series_id=series_id,
    )  # fmt: skip
    session.add(copy)
    session.flush()
    things = session.scalars(
        select(Material).where(Material.action_id == action.id).order_by(Material.id)
    )
    for thing in things.all():
        session.add(Material(action_id=copy.id, what=thing.what, person_id=thing.person_id))
    leads = session.scalars(
        select(Participation.person_id)
        .where(Participation.action_id == action.id, Participation.role == "organised")
        .order_by(Participation.id)
    )
    session.add_all(_leading(copy.id, person_id) for person_id in leads.all())
    session.flush()
    return copy.id


def _leading(action_id: UUID, person_id: UUID) -> Participation:
    return Participation(
        action_id=action_id, person_id=person_id, role="organised", state=Attendance.COMING
    )


def _refuse_in_silence(database: Database, kind: ActionKind, on: date) -> None:
    """Nothing that campaigns is planned for the silence before a vote (R17)."""
    if kind is not ActionKind.OTHER:
        refuse_on(database, on, _("Planning an action for that day"))
