"""Courses of headquarters: published to all committees, changed, withdrawn; who passed them."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.domain.course import BrokenCourse, read_course
from organiser.domain.directive import MOVEMENT
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import new_id
from organiser.errors import Misuse, UnreadableFile
from organiser.hq.home import Keys
from organiser.hq.models import Course
from organiser.hq.usecases import feeds
from organiser.i18n import _, number

LONGEST, LONGEST_TITLE = 60_000, 120
_HTML = re.compile(r"<[A-Za-z!/?]")
_PICTURE = re.compile(r"!\[")


@dataclass(frozen=True, slots=True)
class Terms:
    """What headquarters asks with a course."""

    is_gate: bool = False
    """It is to be passed before people's data leave a laptop."""
    again: bool = False
    """Who followed an earlier version is to follow this one."""


def check(text: str) -> None:
    """Raise `UnreadableFile` where a page is no course."""
    _title_of(text)


def publish(keys: Keys, text: str, terms: Terms, *, by: str = "") -> Course:
    """Offer a new course to all committees; `UnreadableFile` says what is wrong with its page."""
    made = Course(id=new_id(), title=_title_of(text), text=text, version=1)
    made.is_gate, made.published_at, made.published_by = terms.is_gate, clock.now(), by
    with transaction.atomic():
        made.save(force_insert=True)
        _tell(keys, made)
    return made


def revise(keys: Keys, course: UUID, text: str, terms: Terms, *, by: str = "") -> Course:
    """Replace what a course says; who followed it is asked again only where *terms* say so."""
    title = _title_of(text)
    with transaction.atomic():
        known = course_of(course, lock=True)
        known.title, known.text, known.version = title, text, known.version + 1
        known.again += terms.again
        known.is_gate, known.is_offered = terms.is_gate, True
        known.published_at, known.published_by = clock.now(), by
        known.save()
        _tell(keys, known)
    return known


def withdraw(keys: Keys, course: UUID) -> Course:
    """Offer a course no more; who followed it keeps that."""
    with transaction.atomic():
        known = course_of(course, lock=True)
        known.is_offered = False
        known.save(update_fields=["is_offered"])
        _tell(keys, known)
    return known


def course_of(course: UUID, *, lock: bool = False) -> Course:
    """Return one course; `Misuse` where there is none."""
    found = Course.objects.select_for_update() if lock else Course.objects.all()
    known = found.filter(pk=course).first()
    if known is None:
        raise Misuse(_("There is no such course."))
    return known


def list_courses() -> tuple[Course, ...]:
    """Return every course, those offered first, by their titles; texts are left aside."""
    return tuple(Course.objects.defer("text").order_by("-is_offered", "title", "pk"))


def key_of(course: Course) -> str:
    """Return the key by which laptops know who followed it: another one once it is asked again."""
    return f"hq-{course.pk.hex}" + (f"-{course.again}" if course.again else "")


def _title_of(text: str) -> str:
    if len(text) > LONGEST:
        words = _("This course is too long: {count} signs at most.")
        raise UnreadableFile(words.format(count=number(LONGEST)))
    if _HTML.search(text):
        raise UnreadableFile(_("The page holds HTML. Write it in plain text or Markdown."))
    if _PICTURE.search(text):
        raise UnreadableFile(_("The page holds a picture, which is not shown. Take it out."))
    try:
        return read_course(text).title[:LONGEST_TITLE]
    except BrokenCourse as error:
        words = _("This is no course yet. Look at: {place}")
        raise UnreadableFile(words.format(place=error)) from error


def _tell(keys: Keys, course: Course) -> None:
    fields: dict[str, Value] = {
        "key": key_of(course), "title": course.title, "version": course.version,
        "text": course.text, "is_offered": int(course.is_offered), "is_gate": int(course.is_gate),
    }  # fmt: skip
    with feeds.opened(keys, MOVEMENT) as desk:
        feeds.put(desk, "sent_course", course.pk, fields)
