"""The main job on invented people, from her spreadsheet to the results of Saturday."""

import argparse
from pathlib import Path

from organiser.commands.session import answer, tell
from organiser.i18n import _
from organiser.usecases import demonstration

HOME = "committee"
PACKET = "saturday.pdf"


def run(args: argparse.Namespace) -> int:
    """Make a committee, bring in its spreadsheets, print Saturday's packet, enter a sheet."""
    out = folder_of(args)
    made = demonstration.make(out / HOME, out / PACKET, tell)
    value = {
        "home": str(made.home),
        "people": made.people,
        "packet": str(made.packet),
        "sheet": made.sheet,
        "doors": made.doors,
        "password": demonstration.PASSWORD,
    }
    words = _("Its password, for the window: {password}")
    answer(args, value, words.format(password=demonstration.PASSWORD))
    return 0


def folder_of(args: argparse.Namespace) -> Path:
    """Return where the demonstration leaves what it makes."""
    return args.out or Path("demo-out")
