"""Commands about directives: publish one or replace it, list, show who read it, withdraw."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from organiser import clock
from organiser.domain.directive import BrokenDirective, Page, read_page
from organiser.domain.drive_brief import BrokenBrief, DriveBrief, checked
from organiser.domain.outreach import Use
from organiser.errors import Misuse, UnreadableFile
from organiser.hq import home
from organiser.hq.commands import attaching
from organiser.hq.commands.answering import answer, identifier, pair
from organiser.hq.models import Directive
from organiser.hq.usecases import briefs, directives, drive_counts
from organiser.hq.usecases.directives import CommitteeReading, Terms
from organiser.hq.usecases.drive_counts import Sheet
from organiser.i18n import _
from organiser.words.directives import brief_fault_words, fault_words
from organiser.words.outreach import count_label, use_label


def publish(told: argparse.Namespace) -> None:
    """Publish a directive, or the next version of one."""
    page, terms = _page(told.file), _terms(told)
    if told.replaces:
        if told.audience:
            raise Misuse(_("Another version goes to whom the first one went."))
        series = identifier(told.replaces)
        before = directives.newest_of(series).pk if told.keep else None
        chosen = attaching.given(told.attach, before)
        made = directives.revise(home.keys(), series, page, terms, chosen=chosen)
    else:
        audience = directives.audience_of(told.audience or [])
        chosen = attaching.given(told.attach)
        made = directives.publish(home.keys(), page, audience, terms, chosen=chosen)
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
    brief, sheet = briefs.brief_of(last), drive_counts.sheet(last.series)
    sent = attaching.told(last.pk)
    whole = {
        **line, "text": last.text, "attachments": sent, "versions": versions,
        "readings": told_of,
        "drive": briefs.as_kept(brief) if brief is not None else None,
        "drives": _drives(sheet) if sheet is not None else [],
    }  # fmt: skip
    names = [attaching.words(each) for each in sent]
    answer(
        told, whole, _said(line), "", last.text, *names, "", *map(_reading_words, readings),
        *(_brief_words(brief) if brief is not None else ()),
        *(map(_drive_words, _drives(sheet)) if sheet is not None else ()),
    )  # fmt: skip


def withdraw(told: argparse.Namespace) -> None:
    """Withdraw a directive."""
    last = directives.withdraw(home.keys(), identifier(told.directive), told.reason)
    answer(told, {"id": str(last.series), "withdrawn": _iso(last.withdrawn_at)},
           _("Withdrawn: {title}").format(title=last.title))  # fmt: skip


def _page(file: Path) -> Page:
    try:
        return read_page(_text(file))
    except BrokenDirective as error:
        raise UnreadableFile(fault_words(error.fault)) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("This file cannot be read as text.")) from error


def _terms(told: argparse.Namespace) -> Terms:
    start = _day(told.since) or clock.today()
    return Terms(start, _day(told.until), told.ask, _brief(told))


def _brief(told: argparse.Namespace) -> DriveBrief | None:
    if told.drive is None:
        return None
    words = _text(told.drive_words) if told.drive_words is not None else ""
    try:
        return checked(
            DriveBrief(
                Use(told.drive), told.drive_whom, told.drive_goal, told.drive_subject, words,
                _day(told.drive_from), _day(told.drive_until),
            )
        )  # fmt: skip
    except BrokenBrief as error:
        raise Misuse(brief_fault_words(error.fault)) from error


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
    return pair(each.name, said) + (f" · {each.word}" if each.word else "")


def _brief_words(brief: DriveBrief) -> tuple[str, ...]:
    return (
        "", _("It comes with a drive: {use}").format(use=use_label(brief.use).lower()),
        _("For: {whom}").format(whom=brief.whom), brief.words,
    )  # fmt: skip


def _drives(sheet: Sheet) -> list[dict[str, Any]]:
    return [
        {
            "committee": str(line.committee) if line.committee is not None else None,
            "name": line.name, "drives": line.drives, "people": line.people,
            **dict(zip(sheet.columns, line.counts, strict=True)),
        }
        for line in sheet.lines
    ]  # fmt: skip


def _drive_words(line: dict[str, Any]) -> str:
    said = [
        _("{result}: {count}").format(
            result=count_label(name), count=_("hidden") if count is None else count
        )
        for name, count in line.items() if name not in {"committee", "name"}
    ]  # fmt: skip
    return f"{line['name'] or _('All committees')} · " + ", ".join(said)


def _moment(stamp: int | None) -> str | None:
    return None if stamp is None else _iso(clock.moment(stamp))


def _iso(moment: Any) -> str | None:
    return None if moment is None else moment.isoformat()
