"""What one person followed that counts today, and which courses may be proposed to her."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.course import Course
from organiser.domain.engagement import Rung
from organiser.models.action import Action, Participation
from organiser.usecases.training.courses import courses_in
from organiser.usecases.training.following import Followed, followed_by


@dataclass(frozen=True, slots=True)
class Held:
    """A course that counts for her today."""

    course: Course
    followed: Followed


@dataclass(frozen=True, slots=True)
class Advice:
    """A course asked of where she stands, of where she goes, or of what she comes to."""

    key: str
    title: str
    rungs: tuple[Rung, ...]
    kinds: tuple[ActionKind, ...]
    """Of those asked about, by what it is asked."""


def held_by(database: Database, person_id: UUID) -> tuple[Held, ...]:
    """Return what she followed and still counts, by its title; what is offered no more is gone."""
    today = clock.today()
    with database.reading() as session:
        followed = followed_by(session, person_id)
        offered = [each.course for each in courses_in(session)] if followed else []
    held = (Held(each, followed[each.key]) for each in offered if each.key in followed)
    counting = (each for each in held if each.followed.counts(today))
    return tuple(sorted(counting, key=lambda each: each.course.title))


def advice_for(database: Database, person_id: UUID, rungs: Collection[Rung]) -> tuple[Advice, ...]:
    """Return what is asked of *rungs*, or of what she is coming to, and does not count for her."""
    today = clock.today()
    with database.reading() as session:
        followed = followed_by(session, person_id)
        kinds = _coming_to(session, person_id)
        offered = [each.course for each in courses_in(session)]
    asked = [
        Advice(
            course.key, course.title,
            tuple(rung for rung in course.rungs if rung in rungs),
            tuple(kind for kind in course.kinds if kind in kinds),
        )
        for course in offered
        if course.key not in followed or not followed[course.key].counts(today)
    ]  # fmt: skip
    return tuple(each for each in asked if each.rungs or each.kinds)


def _coming_to(session: Session, person_id: UUID) -> set[ActionKind]:
    """Return the kinds of the actions that she said she is coming to."""
    kinds = (
        select(Action.kind)
        .join(Participation, Participation.action_id == Action.id)
        .where(
            Participation.person_id == person_id,
            Participation.state == Attendance.COMING,
            Action.state == ActionState.PLANNED,
            Action.on >= clock.today(),
        )
    )
    return set(session.scalars(kinds))
