"""Commands of the line to headquarters: pair this computer, exchange now, what met, let go."""

import argparse
import platform
from uuid import UUID

from organiser.commands.session import answer, ask_password, home_of, opened, tell, watched
from organiser.database import Database
from organiser.errors import Cancelled, Misuse, NotReached
from organiser.i18n import _, counted
from organiser.sync.client import Headquarters
from organiser.usecases.line import conflicts as meeting
from organiser.usecases.line import handing, pairing, parting, troubles
from organiser.usecases.line.exchanging import CANCELLED, PROGRAM, Exchanged, exchange


def pair(args: argparse.Namespace) -> int:
    """Link this computer with a committee of headquarters."""
    name = args.name or platform.node() or _("This computer")
    with opened(args) as database, Headquarters(args.url) as headquarters:
        committee = pairing.pair(database, headquarters, args.code, name, PROGRAM)
    words = _("This computer is linked to {committee}.").format(committee=committee)
    answer(args, {"committee": committee}, words)
    return 0


def sync(args: argparse.Namespace) -> int:
    """Send what waits and take what is new; a signed order to erase itself is obeyed."""
    with opened(args) as database:
        done = exchange(database, Headquarters, watched())
    if done.is_ordered_away:
        parting.remove(home_of(args))
    answer(
        args,
        {"sent": done.sent, "received": done.received, "trips": done.trips, "state": done.state,
         "conflicts": done.conflicts, "aside": done.aside},
        *_words(done),
    )  # fmt: skip
    if done.state == CANCELLED:
        return Cancelled.exit_status
    if done.trouble:
        tell(troubles.words(done.trouble))
        return NotReached.exit_status
    return 0


def conflicts(args: argparse.Namespace) -> int:
    """List the values that were not kept, after doing what is asked with one of them."""
    with opened(args) as database:
        _settle(database, args)
        found = meeting.open_conflicts(database)
    lines = [
        {
            "id": str(each.id), "kind": each.kind, "record": str(each.record), "why": each.why,
            "fields": {part.field: {"kept": part.kept, "other": part.other} for part in each.parts},
            "kept_by": each.kept_by, "written_by": each.written_by,
        }
        for each in found
    ]  # fmt: skip
    words = [each.words for each in found] or [_("Nothing is to be looked at.")]
    answer(args, {"conflicts": lines}, *words)
    return 0


def unlock_notes(args: argparse.Namespace) -> int:
    """Read what is sealed by the recovery code of another computer of the committee."""
    with opened(args) as database:
        handing.take_by_code(database, args.code or ask_password(_("Recovery code: ")))
    answer(args, {"unlocked": True}, _("The notes can be read on this computer."))
    return 0


def unpair(args: argparse.Namespace) -> int:
    """Let go of headquarters; everything stays here."""
    with opened(args) as database:
        pairing.unpair(database)
    answer(args, {"paired": False}, _("This computer is no longer linked. Your list stays here."))
    return 0


def _settle(database: Database, args: argparse.Namespace) -> None:
    for asked, do in (
        (args.take, meeting.take_other),
        (args.leave, meeting.leave),
        (args.bring_back, meeting.bring_back),
    ):
        if asked is None:
            continue
        try:
            conflict = UUID(asked)
        except ValueError as error:
            raise Misuse(_("This is not the id of a value that was not kept.")) from error
        do(database, conflict)


def _words(done: Exchanged) -> list[str]:
    if done.trouble and not (done.sent or done.received):
        return []  # why is told beside the answer; that nothing went, it says by itself
    words = [
        counted("{count} change sent.", "{count} changes sent.", done.sent),
        counted("{count} row received.", "{count} rows received.", done.received),
    ]
    if done.conflicts:
        words.append(
            counted("{count} value to look at.", "{count} values to look at.", done.conflicts)
        )
    return words
