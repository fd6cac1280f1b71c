"""Commands about courses of headquarters: publish one or replace it, list, show, withdraw."""

import argparse
from pathlib import Path
from typing import Any

from organiser.domain.course import read_course
from organiser.errors import UnreadableFile
from organiser.hq import home
from organiser.hq.commands import attaching
from organiser.hq.commands.answering import answer, identifier
from organiser.hq.models import Course
from organiser.hq.usecases import courses
from organiser.hq.usecases.courses import Terms
from organiser.hq.usecases.files import PICTURES
from organiser.i18n import _


def publish(told: argparse.Namespace) -> None:
    """Publish a course, or the next version of one."""
    text, terms = _text(told.file), Terms(told.before_printing, told.again)
    if told.replaces:
        course = identifier(told.replaces)
        given = attaching.given(told.picture, course, PICTURES)
        made = courses.revise(home.keys(), course, text, terms, given=given)
    else:
        given = attaching.given(told.picture, only=PICTURES)
        made = courses.publish(home.keys(), text, terms, given=given)
    words = _("Published: {title}, version {version} ({id})")
    answer(told, _line(made), words.format(title=made.title, version=made.version, id=made.pk))


def show_all(told: argparse.Namespace) -> None:
    """List every course."""
    lines = [_line(each) for each in courses.list_courses()]
    answer(told, {"courses": lines}, *map(_said, lines))


def show(told: argparse.Namespace) -> None:
    """Show one course."""
    known = courses.course_of(identifier(told.course))
    line, course = _line(known), read_course(known.text)
    whole = {
        **line, "lessons": len(course.lessons), "questions": len(course.questions),
        "needed": course.needed, "text": known.text,
        "pictures": attaching.told(known.pk),
    }  # fmt: skip
    answer(told, whole, _said(line), "", known.text)


def withdraw(told: argparse.Namespace) -> None:
    """Offer a course no more."""
    known = courses.withdraw(home.keys(), identifier(told.course))
    answer(told, _line(known), _("Withdrawn: {title}").format(title=known.title))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("This file cannot be read as text.")) from error


def _line(each: Course) -> dict[str, Any]:
    return {
        "id": str(each.pk), "key": courses.key_of(each), "title": each.title,
        "version": each.version, "offered": each.is_offered, "before_printing": each.is_gate,
        "published": each.published_at.isoformat(),
    }  # fmt: skip


def _said(line: dict[str, Any]) -> str:
    words = [_("{id}  {title} (version {version})").format(**line)]
    if line["before_printing"]:
        words.append(_("asked before printing"))
    if not line["offered"]:
        words.append(_("withdrawn"))
    return " · ".join(words)
