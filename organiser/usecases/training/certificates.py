"""Writes the certificate of somebody who followed a course."""

from pathlib import Path

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.certificate import Certificate
from organiser.domain.course import Course
from organiser.errors import Refused
from organiser.i18n import _, language, long_date, number
from organiser.usecases import limiting
from organiser.usecases.committee import read_facts
from organiser.usecases.places import given_place
from organiser.usecases.training.following import Followed


def write_certificate(database: Database, course: Course, followed: Followed, file: Path) -> None:
    """Write the certificate of *followed* as a PDF; `Refused` where the course does not count."""
    if not followed.counts(clock.today()):
        raise Refused(_("A certificate is for who passed the course, while it counts."))
    with database.bare() as connection:
        if followed.person_id in limiting.limited_people(connection):
            raise Refused(_("Her data are limited: they stand on no paper until that is lifted."))
    from organiser.printing.certificate import draw_certificate

    said = _said(course, followed, read_facts(database).name)
    with given_place(file) as fresh, fresh.open("wb") as out:
        draw_certificate(said, out, language())
    who = (str(followed.person_id),) if followed.person_id is not None else ()
    audit.note(database.file.parent, "training.certificate", who)


def _said(course: Course, followed: Followed, committee: str) -> Certificate:
    until = followed.valid_until
    return Certificate(
        title=_("Certificate of training"),
        before_name=_("This is to say that"),
        name=followed.name,
        before_course=_("followed the course"),
        course=course.title,
        result=_result(followed),
        valid=_("Counts until {day}").format(day=long_date(until)) if until else "",
        committee=committee,
        signed=_("For the committee"),
        day=long_date(clock.today()),
    )


def _result(followed: Followed) -> str:
    day = long_date(followed.on)
    if followed.score is None or not followed.asked:
        return _("on {day}").format(day=day)
    return _("on {day}, with {score} right answers of {asked}").format(
        day=day, score=number(followed.score), asked=number(followed.asked)
    )
