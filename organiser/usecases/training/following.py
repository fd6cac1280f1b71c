"""Who followed what, with which result, and until when it counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.course import Course, valid_until
from organiser.models.action import TrainingRecord
from organiser.models.person import Person
from organiser.models.training import CoursePass
from organiser.usecases import derived
from organiser.usecases.known import known_person


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a quiz."""

    score: int
    asked: int
    is_passed: bool
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Followed:
    """One person, or the holder of this file, and one course."""

    person_id: UUID | None
    """None is whoever holds this file."""
    name: str
    on: date
    score: int | None
    asked: int | None
    is_passed: bool | None
    """None: there was nothing to pass."""
    valid_until: date | None

    def counts(self, today: date) -> bool:
        """Return whether it was passed and still counts *today*."""
        is_over = self.valid_until is not None and self.valid_until < today
        return self.is_passed is not False and not is_over


def record_result(
    database: Database,
    course: Course,
    chosen: Sequence[frozenset[int]],
    person_id: UUID | None = None,
    *,
    holds_file: bool = True,
) -> Result:
    """Note how the quiz of *course* was answered: by a person, by who *holds_file*, or both."""
    result = _result(course, chosen)
    with database.transaction("training.quiz", subject=course.title) as session:
        if person_id is not None:
            known_person(session, person_id)
            session.add(_of_person(course, result, person_id))
            session.flush()
            derived.refresh_engagement(session, [person_id])
        if holds_file:
            session.add(_of_holder(course, result))
    return result


def read_followed(database: Database, key: str) -> tuple[Followed, ...]:
    """Return who followed the course *key*, each once with what counts, the last first."""
    with database.reading() as session:
        return _once_each([*_of_people(session, key), *_of_holders(session, key)])


def followed_by(session: Session, person_id: UUID) -> dict[str, Followed]:
    """Return what *person_id* followed, by the key of the course, each once with what counts."""
    tries: dict[str, list[Followed]] = defaultdict(list)
    for record, name in session.execute(
        select(TrainingRecord, Person.first_name + " " + Person.last_name)
        .join(Person, Person.id == TrainingRecord.person_id)
        .where(TrainingRecord.person_id == person_id, TrainingRecord.course_key != "")
    ):
        tries[record.course_key].append(
            Followed(
                person_id, name.strip(), record.on, record.score, record.asked, record.is_passed,
                record.valid_until,
            )
        )  # fmt: skip
    return {key: _once_each(attempts)[0] for key, attempts in tries.items()}


def count_followed(database: Database) -> dict[str, int]:
    """Return of how many people each course counts today; the holder of the file is one."""
    today = clock.today()
    who: dict[str, set[UUID | None]] = defaultdict(set)
    theirs = select(
        TrainingRecord.course_key, TrainingRecord.person_id, TrainingRecord.valid_until
    ).where(TrainingRecord.course_key != "", TrainingRecord.is_passed.is_not(False))
    hers = select(CoursePass.course_key, CoursePass.valid_until).where(CoursePass.is_passed)
    with database.reading() as session:
        rows = [*session.execute(theirs), *((k, None, d) for k, d in session.execute(hers))]
    for key, person_id, until in rows:
        if until is None or until >= today:
            who[key].add(person_id)
    return {key: len(people) for key, people in who.items()}


def counts_for_holder(session: Session, key: str, today: date) -> bool:
    """Return whether the holder of this file passed *key*, and it still counts."""
    rows = session.scalars(
        select(CoursePass.valid_until).where(CoursePass.course_key == key, CoursePass.is_passed)
    )
    return any(until is None or until >= today for until in rows)


def _result(course: Course, chosen: Sequence[frozenset[int]]) -> Result:
    score = course.score(chosen)
    is_passed = course.passes(score)
    until = valid_until(clock.today(), course.renew) if is_passed else None
    return Result(score, len(course.questions), is_passed, until)


def _of_person(course: Course, result: Result, person_id: UUID) -> TrainingRecord:
    has_quiz = bool(result.asked)
    return TrainingRecord(
        person_id=person_id, course=course.title, on=clock.today(), course_key=course.key,
        version=course.version, score=result.score if has_quiz else None,
        asked=result.asked if has_quiz else None,
        is_passed=result.is_passed if has_quiz else None, valid_until=result.valid_until,
    )  # fmt: skip


def _of_holder(course: Course, result: Result) -> CoursePass:
    return CoursePass(
        course_key=course.key, version=course.version, score=result.score, asked=result.asked,
        is_passed=result.is_passed, at=clock.now(), valid_until=result.valid_until,
    )  # fmt: skip


def _of_people(session: Session, key: str) -> Iterable[Followed]:
    rows = session.execute(
        select(
            TrainingRecord.person_id, Person.first_name, Person.last_name, TrainingRecord.on,
            TrainingRecord.score, TrainingRecord.asked, TrainingRecord.is_passed,
            TrainingRecord.valid_until,
        )
        .join(Person, Person.id == TrainingRecord.person_id)
        .where(TrainingRecord.course_key == key)
    )  # fmt: skip
    for person_id, first, last, on, score, asked, is_passed, until in rows:
        name = " ".join(filter(None, (first, last)))
        yield Followed(person_id, name, on, score, asked, is_passed, until)


def _of_holders(session: Session, key: str) -> Iterable[Followed]:
    for row in session.scalars(select(CoursePass).where(CoursePass.course_key == key)):
        yield Followed(
            None, "", clock.local(row.at).date(), row.score, row.asked, row.is_passed,
            row.valid_until,
        )  # fmt: skip


def _once_each(attempts: list[Followed]) -> tuple[Followed, ...]:
    """Of each the last that was passed, or the last try: a later slip takes nothing away."""
    best: dict[UUID | None, Followed] = {}
    for attempt in sorted(attempts, key=lambda each: (each.is_passed is not False, each.on)):
        best[attempt.person_id] = attempt
    return tuple(sorted(best.values(), key=lambda each: (each.on, each.name), reverse=True))
