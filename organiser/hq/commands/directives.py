"""Commands about directives: publish one or replace it, list, show who read it, withdraw."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from organiser import clock
from organiser.domain.directive import BrokenDirective, Page, read_page
from organiser.errors import Misuse, UnreadableFile
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier
from organiser.hq.models import Directive
from organiser.hq.usecases import directives
from organiser.hq.usecases.directives import CommitteeReading, Terms
from organiser.i18n import _
from organiser.words.directives import fault_words


def publish(told: argparse.Namespace) -> None:
    """Publish a directive, or the next version of one."""
    page, terms = _page(told.file), _terms(told)
    if told.replaces:
        if told.audience:
            raise Misuse(_("Another version goes to whom the first one went."))
        series = identifier(told.replaces)
        made = directives.revise(home.keys(), series, page, terms)
    else:
        audience = directives.audience_of(told.audience or [])
        made = directives.publish(home.keys(), page, audience, terms)
    words = _("Published: {title}, version {version} ({id})")
    answer(told, {"id": str(made.series), "version": made.version},
           words.format(title=made.title, version=made.version, id=made.series))  # fmt: skip


def show_all(told: argparse.Namespace) -> None:
    """List every directive as it stands."""
    found = directives.list_directives()
    lines = [_line(each) for each in found]
    answer(told, {"directives": lines}, *map(_said, lines))


def show(told: argparse.Namespace) -> None:
    """Show one directive, its versions, and which committee read and applied it."""
    last = directives.newest_of(identifier(told.directive))
    readings = directives.read_readings(last)
    told_of = [_told(each) for each in readings]
    versions = [
        {"version": each.version, "title": each.title, "published": _iso(each.published_at)}
        for each in directives.versions_of(last.series)
    ]
    line = _line(last)
    whole = {**line, "text": last.text, "versions": versions, "readings": told_of}
    answer(told, whole, _said(line), "", last.text, "", *map(_reading_words, readings))


def withdraw(told: argparse.Namespace) -> None:
    """Withdraw a directive."""
    last = directives.withdraw(home.keys(), identifier(told.directive), told.reason)
    answer(told, {"id": str(last.series), "withdrawn": _iso(last.withdrawn_at)},
           _("Withdrawn: {title}").format(title=last.title))  # fmt: skip


def _page(file: Path) -> Page:
    try:
        return read_page(file.read_text(encoding="utf-8-sig"))
    except BrokenDirective as error:
        raise UnreadableFile(fault_words(error.fault)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("This file cannot be read as text.")) from error


def _terms(told: argparse.Namespace) -> Terms:
    start = _day(told.since) or clock.today()
    return Terms(start, _day(told.until), told.ask)


def _day(word: str | None) -> date | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        words = _("“{word}” is no day: write it as 2026-11-28.")
        raise Misuse(words.format(word=word)) from error


def _line(each: Directive) -> dict[str, Any]:
    counts = directives.count_readings(each)
    return {
        "id": str(each.series), "version": each.version, "title": each.title,
        "audience": list(each.audience), "published": _iso(each.published_at),
        "valid_from": each.valid_from.isoformat(),
        "valid_until": each.valid_until.isoformat() if each.valid_until else None,
        "ask": each.is_asked, "withdrawn": _iso(each.withdrawn_at), "reason": each.reason,
        "committees": counts.committees, "read": counts.read, "applied": counts.applied,
        "acknowledged": counts.acknowledged,
    }  # fmt: skip


def _told(each: CommitteeReading) -> dict[str, Any]:
    return {
        "committee": str(each.id), "name": each.name, "read": _moment(each.read_at),
        "applied": _moment(each.applied_at), "acknowledged": _moment(each.acknowledged_at),
        "word": each.word,
    }  # fmt: skip


def _said(line: dict[str, Any]) -> str:
    words = _(
        "{id}  {title} (version {version}): {committees} committees, {read} read, "
        "{applied} applied, {acknowledged} acknowledged"
    ).format(**line)
    return f"{words} · {_('withdrawn')}" if line["withdrawn"] else words


def _reading_words(each: CommitteeReading) -> str:
    steps = (
        (each.read_at, _("read")), (each.applied_at, _("applied")),
        (each.acknowledged_at, _("acknowledged")),
    )  # fmt: skip
    said = ", ".join(word for at, word in steps if at is not None) or _("nothing yet")
    return f"{each.name} : {said}" + (f" · {each.word}" if each.word else "")


def _moment(stamp: int | None) -> str | None:
    return None if stamp is None else _iso(clock.moment(stamp))


def _iso(moment: Any) -> str | None:
    return None if moment is None else moment.isoformat()
