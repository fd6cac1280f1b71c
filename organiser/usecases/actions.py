"""Notes what the committee did on the ground, and who was there."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.action import ActionKind, ActionState, Kind
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.action import Action, Participation, TrainingRecord
from organiser.models.person import Person
from organiser.usecases import admission, derived

LONGEST_DAY = 24.0


def log_action(  # noqa: PLR0913  (what is said of an action, all by name)
    database: Database,
    kind: ActionKind | Kind,
    who: Sequence[UUID],
    *,
    on: date,
    hours: float | None = None,
    note: str = "",
    theme: str = "",
    organised_by: Sequence[UUID] = (),
) -> UUID:
    """Note an action and who came; each of them gets the line and perhaps a rung."""
    check_hours(hours)
    with database.transaction("action.log") as session:
        _refuse_unknown(session, [*who, *organised_by])
        asked = kind if isinstance(kind, Kind) else Kind(kind)
        if asked.counts_as is ActionKind.DOOR_TO_DOOR:
            admission.refuse_minors_alone(session, [*who, *organised_by])
        action = Action(
            kind=asked.counts_as.value, own_kind_id=asked.own_id, on=on, hours=hours,
            note=note.strip(), theme=theme.strip(), state=ActionState.DONE,
        )  # fmt: skip
        session.add(action)
        session.flush()
        for person_id in dict.fromkeys([*organised_by, *who]):
            role = "organised" if person_id in organised_by else "present"
            session.add(Participation(action_id=action.id, person_id=person_id, role=role))
        session.flush()
        derived.refresh_engagement(session, {*who, *organised_by})
        return action.id


def note_training(
    database: Database,
    course: str,
    who: Sequence[UUID],
    *,
    on: date,
    hours: float | None = None,
    note: str = "",
) -> None:
    """Note that each of *who* followed *course*."""
    check_hours(hours)
    if not course.strip():
        raise OrganiserError(_("Say which training it was."))
    with database.transaction("training.note") as session:
        _refuse_unknown(session, who)
        for person_id in dict.fromkeys(who):
            session.add(
                TrainingRecord(
                    person_id=person_id,
                    course=course.strip(),
                    on=on,
                    hours=hours,
                    note=note.strip(),
                )
            )
        session.flush()
        derived.refresh_engagement(session, who)


def check_hours(hours: float | None) -> None:
    """Raise when nobody can have been there that long."""
    if hours is not None and not 0 < hours <= LONGEST_DAY:
        raise OrganiserError(_("The hours must be between 0 and 24."))


def _refuse_unknown(session: Session, who: Sequence[UUID]) -> None:
    if not who:
        raise OrganiserError(_("Say who was there."))
    known = set(session.scalars(select(Person.id).where(Person.id.in_(who))))
    if set(who) - known:
        raise OrganiserError(_("This person is no longer in the list."))
