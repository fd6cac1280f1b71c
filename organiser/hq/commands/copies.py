"""Commands about copies of the database: write one, put one back, let laptops in again."""

import argparse

from django.core.management import call_command

from organiser.errors import Refused
from organiser.hq import copies, home
from organiser.hq.commands.answering import answer, tell
from organiser.hq.usecases import restoring
from organiser.i18n import _, counted, number


def backup(told: argparse.Namespace) -> None:
    """Write a copy of the database."""
    file = copies.dated(told.file) if told.file.is_dir() else told.file
    size = copies.back_up(file)
    old = copies.drop_older(file.parent, told.keep) if told.keep and told.file.is_dir() else 0
    words = _("Copy written: {file}, {size} bytes. The keys are not in it.").format(
        file=file, size=number(size)
    )
    answer(told, {"file": str(file), "bytes": size, "dropped": old}, words)


def restore(told: argparse.Namespace) -> None:
    """Put the database back from a copy."""
    keys = home.keys()
    if not told.yes:
        raise Refused(_("All that came since the copy leaves the database. Say --yes to do it."))
    restoring.restore(keys, told.file)
    tell(_("No laptop is let in yet: say organiser-hq restore-finish."))
    answer(told, {"restored": str(told.file)}, _("The database is what the copy held."))


def finish(told: argparse.Namespace) -> None:
    """Let laptops in again."""
    call_command("migrate", interactive=False, verbosity=0)  # the copy may be an older program's
    lines = restoring.finish(home.keys())
    words = counted("{count} line of the ledger applied.", "{count} lines of the ledger applied.",
                    lines)  # fmt: skip
    answer(
        told, {"lines": lines}, words,
        _("A new history begins: each laptop compares and offers back what was lost."),
    )  # fmt: skip
