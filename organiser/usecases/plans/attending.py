"""Notes who is coming, who came and who did not, and closes an action with its report."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.plan import MOST, Report
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.action import Action, Material, Participation
from organiser.usecases import derived
from organiser.usecases.actions import check_hours
from organiser.usecases.admission import refuse_minors_alone
from organiser.usecases.known import known_person
from organiser.usecases.plans.planning import known_action, people_of
from organiser.usecases.training.sessions import settle_session

SEEN = frozenset({Attendance.CAME, Attendance.DID_NOT})
"""What nobody can know before the day."""


def mark(database: Database, action_id: UUID, people: Sequence[UUID], state: Attendance) -> None:
    """Note that each of *people* is *state*; who was not on the list is put on it.

    Who came earns it at once, and the action has taken place.
    """
    with database.transaction("action.mark") as session:
        action = known_action(session, action_id)
        check_day(action, state)
        rows = _rows(session, action_id, people)
        for person_id in dict.fromkeys(people):
            row = rows.get(person_id)
            if row is None:
                known_person(session, person_id)
                row = Participation(action_id=action_id, person_id=person_id)
                session.add(row)
            row.state = state
        if state is Attendance.CAME:
            action.state = ActionState.DONE
        session.flush()
        settle_session(session, action)
        derived.refresh_engagement(session, _of_all_if(session, action, people))


def let_lead(database: Database, action_id: UUID, person_id: UUID, *, leads: bool) -> None:
    """Note that somebody leads an action, or no longer does; who leads it is coming."""
    with database.transaction("action.lead") as session:
        action = known_action(session, action_id)
        row = _rows(session, action_id, [person_id]).get(person_id)
        if row is None:
            known_person(session, person_id)
            row = Participation(action_id=action.id, person_id=person_id, state=Attendance.COMING)
            session.add(row)
        row.role = "organised" if leads else "present"
        if leads and row.state is Attendance.INVITED:
            row.state = Attendance.COMING
        session.flush()
        derived.refresh_engagement(session, [person_id])


def close(
    database: Database, action_id: UUID, report: Report, *, who_said_so_came: bool = False
) -> None:
    """Write down what came of an action: it has taken place.

    With *who_said_so_came*, everybody who said that she would come did.
    """
    _check(report)
    with database.transaction("action.close") as session:
        action = known_action(session, action_id)
        check_day(action, Attendance.CAME)
        action.state = ActionState.DONE
        action.hours, action.report = report.hours, report.words.strip()
        action.leaflets, action.met = report.leaflets, report.met
        action.sign_ups = report.sign_ups
        if who_said_so_came:
            for row in _rows(session, action_id, people_of(session, action_id)).values():
                if row.state is Attendance.COMING:
                    row.state = Attendance.CAME
        session.flush()
        if action.kind == ActionKind.DOOR_TO_DOOR:
            refuse_minors_alone(session, _who_came(session, action_id))
        settle_session(session, action)
        derived.refresh_engagement(session, people_of(session, action_id))


def _who_came(session: Session, action_id: UUID) -> list[UUID]:
    rows = session.scalars(
        select(Participation.person_id).where(
            Participation.action_id == action_id, Participation.state == Attendance.CAME
        )
    )
    return list(rows.all())


def add_material(
    database: Database, action_id: UUID, what: str, person_id: UUID | None = None
) -> UUID:
    """Note something that an action takes, and who brings it when that is known."""
    if not what.strip():
        raise OrganiserError(_("Say what it takes."))
    with database.transaction("action.material") as session:
        known_action(session, action_id)
        if person_id is not None:
            known_person(session, person_id)
        row = Material(action_id=action_id, what=what.strip(), person_id=person_id)
        session.add(row)
        session.flush()
        return row.id


def tick_material(database: Database, material_id: UUID, *, is_ready: bool) -> None:
    """Note that something is ready, or is not."""
    with database.transaction("action.material") as session:
        _known_material(session, material_id).is_ready = is_ready


def drop_material(database: Database, material_id: UUID) -> None:
    """Something is not needed after all."""
    with database.transaction("action.material") as session:
        session.delete(_known_material(session, material_id))


def _check(report: Report) -> None:
    check_hours(report.hours)
    for count in (report.leaflets, report.met, report.sign_ups):
        if count is not None and not 0 <= count <= MOST:
            raise OrganiserError(_("Please type a whole number, such as 120."))


def check_day(action: Action, state: Attendance) -> None:
    """Raise when *state* cannot be known of *action* yet, or not of one that was cancelled."""
    if state not in SEEN:
        return
    if action.state is ActionState.CANCELLED:
        raise Refused(_("This action was cancelled: nobody came to it."))
    if action.on > clock.today():
        raise Refused(_("This action is still to come: who came is noted on its day."))


def _of_all_if(session: Session, action: Action, people: Sequence[UUID]) -> Sequence[UUID]:
    """What was planned and has now taken place counts for everybody who was there."""
    return people_of(session, action.id) if action.state is ActionState.DONE else people


def _rows(session: Session, action_id: UUID, people: Sequence[UUID]) -> dict[UUID, Participation]:
    rows = session.scalars(
        select(Participation)
        .where(Participation.action_id == action_id, Participation.person_id.in_(people))
        .order_by(Participation.id.desc())
    )
    return {row.person_id: row for row in rows}


def _known_material(session: Session, material_id: UUID) -> Material:
    row = session.get(Material, material_id)
    if row is None:
        raise OrganiserError(_("This line is no longer there."))
    return row
