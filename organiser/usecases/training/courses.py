"""The courses there are: those of the program, of headquarters, and of the committee."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.course import BrokenCourse, Course, read_course
from organiser.domain.identifier import new_id
from organiser.errors import OrganiserError, UnreadableFile
from organiser.i18n import _, number
from organiser.models.training import OwnCourse, SentCourse
from organiser.usecases.training.bringing import read_course_file
from organiser.usecases.training.shipped import Offered, shipped_courses

LONGEST = 3_000_000


def read_courses(database: Database) -> tuple[Offered, ...]:
    """Return every course offered, those of the program first."""
    with database.reading() as session:
        return courses_in(session)


def courses_in(session: Session) -> tuple[Offered, ...]:
    """Return every course offered, as *session* sees them."""
    return (*shipped_courses(), *_sent(session), *_own(session))


def course_in(session: Session, key: str) -> Course | None:
    """Return the course *key*, or None where it is offered no more."""
    found = (each.course for each in courses_in(session) if each.course.key == key)
    return next(found, None)


def keep_course(database: Database, text: str, own_id: UUID | None = None) -> UUID:
    """Keep a course written in Markdown: a new one, or the next version of *own_id*."""
    course = _read(text)
    with database.transaction("training.course", subject=course.title) as session:
        if own_id is None:
            return _add(session, course.title, text)
        row = _known(session, own_id)
        if row.text != text:
            row.title, row.text, row.version = course.title, text, row.version + 1
        return row.id


def keep_files(database: Database, files: Sequence[Path]) -> tuple[UUID, ...]:
    """Keep the courses of several files, all of them or none; the first that is wrong is named."""
    read = [_course_of(file) for file in files]
    with database.transaction("training.course") as session:
        return tuple(_add(session, title, text) for title, text in read)


def _course_of(file: Path) -> tuple[str, str]:
    """Return the title and the text of the course in *file*."""
    try:
        text = read_course_file(file)
        return _read(text).title, text
    except OrganiserError as error:
        raise UnreadableFile(_("{file}: {why}").format(file=file.name, why=error)) from error


def _add(session: Session, title: str, text: str) -> UUID:
    made = new_id()
    session.add(OwnCourse(id=made, key=f"own-{made.hex}", title=title, text=text))
    return made


def put_away(database: Database, own_id: UUID) -> None:
    """Offer a course no more; who followed it keeps that."""
    with database.transaction("training.put_away") as session:
        _known(session, own_id).is_offered = False


def _sent(session: Session) -> Iterator[Offered]:
    rows = session.execute(
        select(SentCourse.key, SentCourse.version, SentCourse.text)
        .where(SentCourse.is_offered)
        .order_by(SentCourse.title, SentCourse.id)
    )
    for key, version, text in rows:
        try:
            course = replace(read_course(text), key=key, version=version)
        except BrokenCourse:  # of a headquarters that is ahead of this program
            continue
        yield Offered(course, None, text, is_of_headquarters=True)


def _own(session: Session) -> Iterator[Offered]:
    rows = session.execute(
        select(OwnCourse.id, OwnCourse.key, OwnCourse.version, OwnCourse.text)
        .where(OwnCourse.is_offered)
        .order_by(OwnCourse.title, OwnCourse.id)
    )
    for own_id, key, version, text in rows:
        try:
            course = replace(read_course(text), key=key, version=version)
        except BrokenCourse:  # of an archive that somebody else wrote: the others are still there
            continue
        yield Offered(course, own_id, text)


def _known(session: Session, own_id: UUID) -> OwnCourse:
    row = session.get(OwnCourse, own_id)
    if row is None:
        raise OrganiserError(_("This course is no longer there."))
    return row


def _read(text: str) -> Course:
    if len(text) > LONGEST:
        words = _("This course is too long: {count} signs at most.")
        raise UnreadableFile(words.format(count=number(LONGEST)))
    try:
        return read_course(text)
    except BrokenCourse as error:
        words = _("This is no course yet. Look at: {place}")
        raise OrganiserError(words.format(place=error)) from error
