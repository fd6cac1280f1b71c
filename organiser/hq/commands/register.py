"""Commands about the register of online selections: open a line, replace, list, show, withdraw."""

import argparse
import json
from datetime import date
from typing import Any

from organiser.domain.online import Parameter
from organiser.domain.outreach import Use
from organiser.domain.register import BrokenLine, Entry, Said, checked
from organiser.errors import UnreadableFile
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier
from organiser.hq.models import SelectionLine
from organiser.hq.usecases import drive_counts, register
from organiser.hq.usecases.register_table import COLUMNS, fields_of, table
from organiser.i18n import _
from organiser.words.register import fault_words, field_label


def publish(told: argparse.Namespace) -> None:
    """Open a line, or write the next version of one, as a file of JSON says it."""
    entry = _entry(told)
    if told.replaces:
        made = register.revise(home.keys(), identifier(told.replaces), entry)
    else:
        made = register.open_line(home.keys(), entry)
    answer(told, fields_of(made), _said(made), *_lacks(made))


def show_all(told: argparse.Namespace) -> None:
    """List every line as it stands."""
    found = register.list_lines()
    answer(told, {"lines": [fields_of(each) for each in found]}, *map(_said, found))


def show(told: argparse.Namespace) -> None:
    """Show one line, its versions, and what was sent under it in numbers."""
    last = register.newest_of(identifier(told.line))
    sheet = drive_counts.sheet(last.series)
    whole = sheet.lines[0] if sheet is not None else None
    fields = fields_of(last)
    versions = [fields_of(each) for each in register.versions_of(last.series)]
    numbers = {
        "drives": whole.drives if whole else 0, "people": whole.people if whole else 0,
        "committees": len(sheet.lines) - 1 if sheet is not None else 0,
    }  # fmt: skip
    lines = [f"{name}: {fields[name]}" for name in COLUMNS if fields[name] not in {"", False}]
    answer(told, {**fields, "versions": versions, "sent": numbers}, _said(last), *lines)


def withdraw(told: argparse.Namespace) -> None:
    """Close a line before its last day."""
    last = register.withdraw(home.keys(), identifier(told.line), told.reason)
    answer(told, fields_of(last), _said(last))


def export(told: argparse.Namespace) -> None:
    """Print the register as a table: every version, every column."""
    rows = [each for line in register.list_lines() for each in register.versions_of(line.series)]
    answer(told, {"lines": [fields_of(each) for each in rows]}, table(rows).rstrip())


def _entry(told: argparse.Namespace) -> Entry:
    try:
        said = json.loads(told.file.read_text(encoding="utf-8-sig"))
        return checked(_built(said))
    except BrokenLine as error:
        raise UnreadableFile(f"{field_label(error.field)}: {fault_words(error.fault)}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        words = _("This file does not say a line of the register: use, starts_on, ends_on, …")
        raise UnreadableFile(words) from error


def _built(said: dict[str, Any]) -> Entry:
    return Entry(
        Use(said["use"]), date.fromisoformat(said["starts_on"]),
        date.fromisoformat(said["ends_on"]),
        frozenset(Parameter(each) for each in said.get("parameters", ())),
        str(said.get("subject", "")), str(said.get("words", "")),
        {each: str(said.get(each, "")) for each in Said},
    )  # fmt: skip


def _said(row: SelectionLine) -> str:
    state = _("complete") if row.is_complete else _("not complete")
    if row.withdrawn_at is not None:
        state = _("withdrawn")
    words = _("{id}  {reference}, version {version}: {state}, from {start} to {end}")
    return words.format(
        id=row.series, reference=row.reference, version=row.version, state=state,
        start=row.starts_on.isoformat(), end=row.ends_on.isoformat(),
    )  # fmt: skip


def _lacks(row: SelectionLine) -> tuple[str, ...]:
    missing = register.entry_of(row).missing
    if not missing:
        return (_("Public notice: {url}").format(url=register.notice_of(row.reference)),)
    said = ", ".join(field_label(each) for each in missing)
    return (_("Nothing is sent under it before this is said: {fields}").format(fields=said),)
