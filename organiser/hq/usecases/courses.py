"""Courses of headquarters: published to all committees, changed, withdrawn; who passed them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.domain.course import QUIZ, BrokenCourse, BrokenPicture, read_course
from organiser.domain.course import pictures_of as course_pictures
from organiser.domain.directive import MOVEMENT
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import new_id
from organiser.domain.small_numbers import LEAST
from organiser.errors import Misuse, UnreadableFile
from organiser.hq.home import Keys
from organiser.hq.models import Attachment, Course
from organiser.hq.usecases import feeds, files
from organiser.i18n import _, number

LONGEST, LONGEST_TITLE = 60_000, 120
_HTML = re.compile(r"<[A-Za-z!/?]")


@dataclass(frozen=True, slots=True)
class Terms:
    """What headquarters asks with a course."""

    is_gate: bool = False
    """It is to be passed before people's data leave a laptop."""
    again: bool = False
    """Who followed an earlier version is to follow this one."""


def check(text: str, given: Sequence[Attachment] = ()) -> None:
    """Raise `UnreadableFile` where a page is no course, or names a picture that was not *given*."""
    _checked(text, given)


def publish(
    keys: Keys, text: str, terms: Terms, *, by: str = "", given: Sequence[Attachment] = ()
) -> Course:  # fmt: skip
    """Offer a new course to all committees; `UnreadableFile` says what is wrong with its page.

    Of the pictures that were *given*, those that it names go with it.
    """
    title, chosen = _checked(text, given)
    made = Course(id=new_id(), title=title, text=text, version=1)
    made.is_gate, made.published_at, made.published_by = terms.is_gate, clock.now(), by
    with transaction.atomic():
        made.save(force_insert=True)
        _tell(keys, made)
        files.send(keys, [MOVEMENT], made.pk, chosen)
    return made


def revise(
    keys: Keys, course: UUID, text: str, terms: Terms, *, by: str = "",
    given: Sequence[Attachment] = (),
) -> Course:  # fmt: skip
    """Replace what a course says; who followed it is asked again only where *terms* say so."""
    title, chosen = _checked(text, given)
    with transaction.atomic():
        known = course_of(course, lock=True)
        known.title, known.text, known.version = title, text, known.version + 1
        known.again += terms.again
        known.is_gate, known.is_offered = terms.is_gate, True
        known.published_at, known.published_by = clock.now(), by
        known.save()
        _tell(keys, known)
        files.send(keys, [MOVEMENT], known.pk, chosen)
        files.take_back(keys, known.pk, but=chosen)
        old = Attachment.objects.filter(owner=known.pk)
        old.exclude(pk__in=[each.pk for each in chosen]).delete()
    return known


def withdraw(keys: Keys, course: UUID) -> Course:
    """Offer a course no more; who followed it keeps that."""
    with transaction.atomic():
        known = course_of(course, lock=True)
        known.is_offered = False
        known.save(update_fields=["is_offered"])
        _tell(keys, known)
        files.take_back(keys, known.pk)
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


def pictures_of(course: Course) -> tuple[Attachment, ...]:
    """Return the pictures that go with a course, or went with it while it was offered."""
    used = set(course_pictures(read_course(course.text)))
    return tuple(each for each in files.of_owner(course.pk) if each.name in used)


def keep_followed(counts: Mapping[str, int]) -> None:
    """Keep how many people followed each course; a number that tells of too few is not kept."""
    now = clock.now()
    for course in Course.objects.defer("text"):
        count = counts.get(key_of(course), 0)
        course.followed, course.counted_at = count if count == 0 or count >= LEAST else None, now
        course.save(update_fields=["followed", "counted_at"])


def _checked(text: str, given: Sequence[Attachment]) -> tuple[str, list[Attachment]]:
    """Return the title of a page, and which of the pictures that were given it names."""
    title = _title_of(text)
    by_name = {each.name: each for each in given}
    names = course_pictures(read_course(text))
    for name in names:
        if name not in by_name:
            words = _("The picture {name} was not given. Choose it below, or take it out.")
            raise UnreadableFile(words.format(name=name))
    return title, [by_name[name] for name in names]


def _title_of(text: str) -> str:
    if len(text) > LONGEST:
        words = _("This course is too long: {count} signs at most.")
        raise UnreadableFile(words.format(count=number(LONGEST)))
    if _HTML.search(text):
        raise UnreadableFile(_("The page holds HTML. Write it in plain text or Markdown."))
    if "![" in text.partition(f"\n## {QUIZ}")[2]:
        raise UnreadableFile(_("A picture stands in a lesson, not among the questions."))
    try:
        course = read_course(text)
        course_pictures(course)
        return course.title[:LONGEST_TITLE]
    except BrokenPicture as error:
        words = _(
            "A picture stands alone on its line: ![what it shows](its-name.png). Look at: {place}"
        )
        if error.has_blank:
            words = _(
                "The name of a picture has no blank: use the name listed below. Look at: {place}"
            )
        raise UnreadableFile(words.format(place=error)) from error
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
