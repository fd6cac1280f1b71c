"""Commands of the rights desk: give a person all that is kept of her, erase her for good."""

import argparse
import sys
from uuid import UUID

from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, opened, tell, watched
from organiser.errors import Cancelled, Misuse
from organiser.i18n import _, counted
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import access as giving
from organiser.usecases.rights import erasing


def access(args: argparse.Namespace) -> int:
    """Write all that is kept of a person: a letter, JSON and tables, in one ZIP."""
    check_outputs(args.out)
    with opened(args) as database:
        given = giving.export_access(database, _id(args.id), args.out)
    words = counted("{count} line written.", "{count} lines written.", given.rows)
    answer(args, {"file": str(given.file), "tables": given.tables, "rows": given.rows}, words)
    return 0


def erase(args: argparse.Namespace) -> int:
    """Erase a person; her name is asked for first, unless --yes was said."""
    key = _id(args.id)
    with opened(args) as database:
        if not args.yes:
            _make_sure(read_card(database, key).name)
        done = erasing.erase(database, key, watched())
    words = counted(
        "Erased everywhere: {count} line of the file.",
        "Erased everywhere: {count} lines of the file.",
        done.records,
    )
    answer(
        args,
        {"erased": str(key), "records": done.records, "pages": done.pages,
         "mentions": done.mentions},
        words,
        _("Older copies of the file still hold her until they expire, after eight weeks."),
    )  # fmt: skip
    return 0


def _make_sure(name: str) -> None:
    """Ask for her name at the terminal; anything else keeps her."""
    if not sys.stdin.isatty():
        raise Misuse(_("Erasing cannot be taken back. Say --yes if you are sure."))
    tell(_("Erasing cannot be taken back. Type “{name}” to go on.").format(name=name))
    if sys.stdin.readline().strip() != name:
        raise Cancelled(_("Stopped. Nothing was changed."))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Misuse(_("This is not the id of a person: {text}").format(text=text)) from error
