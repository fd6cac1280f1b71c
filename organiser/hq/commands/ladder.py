"""Commands about the ladder of the movement: show it, publish a version, back to the program's."""

import argparse
from typing import Any

from organiser.domain.ladder import BrokenLadder, Ladder, NewerLadder, parse_ladder, write_ladder
from organiser.errors import UnreadableFile
from organiser.hq import home
from organiser.hq.commands.answering import answer
from organiser.hq.models import LadderVersion
from organiser.hq.usecases import ladders
from organiser.i18n import _


def show(told: argparse.Namespace) -> None:
    """Show the definition that stands, as a file to publish, and its versions."""
    lines = [_line(each) for each in ladders.versions()]
    body = write_ladder(ladders.current())
    answer(told, {"versions": lines, "ladder": body}, body)


def publish(told: argparse.Namespace) -> None:
    """Publish a definition."""
    made = ladders.publish(home.keys(), _read(told))
    words = _("Published: version {version}. Laptops follow it from their next exchange on.")
    answer(told, _line(made), words.format(version=made.version))


def back(told: argparse.Namespace) -> None:
    """Have the program's own stand again."""
    made = ladders.go_back(home.keys())
    words = _("Version {version}: the program’s own ladder stands again.")
    answer(told, _line(made), words.format(version=made.version))


def _read(told: argparse.Namespace) -> Ladder:
    try:
        return parse_ladder(told.file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("This file cannot be read as text.")) from error
    except NewerLadder as error:
        raise UnreadableFile(_("This definition is for a later program.")) from error
    except BrokenLadder as error:
        words = _("This is no definition of the ladder yet. Look at: {place}")
        raise UnreadableFile(words.format(place=error)) from error


def _line(each: LadderVersion) -> dict[str, Any]:
    return {
        "version": each.version, "own": not each.body, "by": each.published_by,
        "published": each.published_at.isoformat(),
    }  # fmt: skip
