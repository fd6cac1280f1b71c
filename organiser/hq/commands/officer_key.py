"""Commands about the officer's key: publish its public half, ask no more, list them."""

import argparse
from typing import Any

from organiser.domain.officer_key import grouped
from organiser.errors import UnreadableFile
from organiser.hq import home
from organiser.hq.commands.answering import answer
from organiser.hq.models import OfficerKey
from organiser.hq.usecases import officer_key
from organiser.i18n import _
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


def _line(each: OfficerKey) -> dict[str, Any]:
    return {
        "number": each.number, "figures": grouped(figures_of(each.public_key)),
        "published": each.published_at.isoformat(),
        "ended": each.ended_at.isoformat() if each.ended_at else None,
    }  # fmt: skip
