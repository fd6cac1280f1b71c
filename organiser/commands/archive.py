"""Commands that take everything out in an open form, and bring it back."""

import argparse

from organiser import audit
from organiser.commands.outputs import check_outputs
from organiser.commands.session import (
    answer,
    home_of,
    opened,
    remind_of_training,
    tell,
    watched,
)
from organiser.i18n import _, number
from organiser.usecases.archive.reading import read_archive, unknown_words
from organiser.usecases.archive.writing import write_archive


def take_out(args: argparse.Namespace) -> int:
    """Write everything to an open file."""
    check_outputs(args.file)
    with opened(args) as database:
        remind_of_training(database)
        written = write_archive(database, args.file, watched())
    audit.note(home_of(args), "archive.out", count=written.people)
    tell(_("This file is not encrypted. Keep it as carefully as the list itself."))
    words = _("{people} people, {rows} lines in all, written to {file}.").format(
        people=number(written.people), rows=number(written.rows), file=written.file
    )
    value = {"file": str(written.file), "people": written.people, "rows": written.rows}
    answer(args, value, words)
    return 0


def bring_in(args: argparse.Namespace) -> int:
    """Read an archive into a committee that is still empty."""
    with opened(args) as database:
        restored = read_archive(database, args.file, watched())
    audit.note(home_of(args), "archive.in", count=restored.people)
    words = _("{people} people, {rows} lines in all, read in.").format(
        people=number(restored.people), rows=number(restored.rows)
    )
    value = {"people": restored.people, "rows": restored.rows, "unknown": restored.unknown}
    answer(args, value, words, *filter(None, [unknown_words(restored)]))
    return 0
