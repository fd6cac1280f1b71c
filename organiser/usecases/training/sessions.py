"""Sessions: an action that teaches a course; whoever came to it has followed the course."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.domain.action import ActionState, Attendance
from organiser.domain.course import valid_until
from organiser.encrypted_file import Connection
from organiser.models.action import Action, Participation, TrainingRecord
from organiser.usecases.training.courses import course_in
from organiser.usecases.training.shipped import shipped_courses


def settle_session(session: Session, action: Action) -> None:
    """Have exactly those who came to *action* follow what it teaches, within the same act.

    It may be asked again whenever the action or its list changes; nobody follows it twice.
    """
    rows = session.scalars(select(TrainingRecord).where(TrainingRecord.action_id == action.id))
    known = {row.person_id: row for row in rows}
    came = _came(session, action) if action.course_key else set()
    for person_id, row in known.items():
        if person_id not in came or row.course_key != action.course_key:
            session.delete(row)
    missing = {
        who for who in came if who not in known or known[who].course_key != action.course_key
    }
    if missing and (course := course_in(session, action.course_key)) is not None:
        session.add_all(
            TrainingRecord(
                person_id=person_id, course=course.title, on=action.on, hours=action.hours,
                course_key=course.key, version=course.version, action_id=action.id,
                valid_until=valid_until(action.on, course.renew),
            )
            for person_id in sorted(missing)
        )  # fmt: skip
    session.flush()


def title_taught(connection: Connection, key: str) -> str:
    """Return what the course *key* is called, or nothing where an action teaches none."""
    if not key:
        return ""
    found = connection.execute(_TITLE, (key, key)).fetchone()
    if found is not None:
        return str(found[0])
    titles = {each.course.key: each.course.title for each in shipped_courses()}
    return titles.get(key, "")


def _came(session: Session, action: Action) -> set[UUID]:
    if action.state is not ActionState.DONE:
        return set()
    statement = select(Participation.person_id).where(
        Participation.action_id == action.id, Participation.state == Attendance.CAME
    )
    return set(session.scalars(statement))


_TITLE = """
    SELECT title FROM own_course WHERE key = ? UNION ALL SELECT title FROM sent_course WHERE key = ?
"""
