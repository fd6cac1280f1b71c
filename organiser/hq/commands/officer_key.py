"""Commands about the officer's key: publish its public half, ask no more, write somebody out."""

import argparse
from typing import Any

from organiser.domain.officer_key import grouped
from organiser.errors import Misuse, OrganiserError, UnreadableFile
from organiser.files import has_room_for, replacing
from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier, tell
from organiser.hq.models import Committee, OfficerKey
from organiser.hq.usecases import officer_export, officer_key
from organiser.hq.usecases.desk import accounts
from organiser.i18n import _, counted
from organiser.sync.officer_key import figures_of


def publish(told: argparse.Namespace) -> None:
    """Have every committee asked for a spare key for this public half."""
    try:
        text = told.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("This file cannot be read as text.")) from error
    made = officer_key.publish(home.keys(), text)
    words = _("Published. Committees are asked for the figures of the letter: {figures}")
    answer(told, _line(made), words.format(figures=grouped(figures_of(made.public_key))))


def withdraw(told: argparse.Namespace) -> None:
    """Ask for it no more."""
    officer_key.withdraw(home.keys())
    answer(told, {"withdrawn": True}, _("Withdrawn. Committees change their key."))


def show(told: argparse.Namespace) -> None:
    """List every public half that was published."""
    lines = [_line(each) for each in officer_key.every()]
    words = (
        f"{line['number']}  {line['figures']}  {line['published']}  {line['ended'] or ''}".rstrip()
        for line in lines
    )
    answer(told, {"keys": lines}, *words)


def export(told: argparse.Namespace) -> None:
    """Write one person out, closed for the officer's computer."""
    if not has_room_for(told.out):
        raise OrganiserError(_("The file could not be written there. Choose another folder."))
    who = accounts.named(told.account)
    committee = Committee.objects.filter(pk=identifier(told.committee)).first()
    if committee is None:
        raise Misuse(_("There is no such committee."))
    whom = identifier(told.person) if told.person else told.email
    made = officer_export.export(home.keys(), who, committee, whom, told.why)
    with replacing(told.out) as fresh:
        fresh.write_bytes(made.data)
    if not made.wraps:
        tell(_("This committee handed the officer no key: the notes stay sealed in it."))
    words = counted("{count} line written.", "{count} lines written.", made.records)
    answer(
        told,
        {"file": str(told.out), "person": str(made.person), "records": made.records,
         "keys": made.wraps},
        words,
    )  # fmt: skip


def _line(each: OfficerKey) -> dict[str, Any]:
    return {
        "number": each.number, "figures": grouped(figures_of(each.public_key)),
        "published": each.published_at.isoformat(),
        "ended": each.ended_at.isoformat() if each.ended_at else None,
    }  # fmt: skip
