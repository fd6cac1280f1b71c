"""The command that writes tables: people, actions, training, histories."""

import argparse
import sys

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
from organiser.database import Database
from organiser.domain.export import Deeds
from organiser.errors import Misuse
from organiser.i18n import _, counted
from organiser.usecases.exports import deeds
from organiser.usecases.exports import people as exporting
from organiser.usecases.exports.people import Format


def run(args: argparse.Namespace) -> int:
    """Write a table to a file, or to standard output as CSV."""
    kind = Format(args.format)
    _check(args, kind)
    with opened(args) as database:
        remind_of_training(database)
        write = _write_people if args.what == "people" else _write_deeds
        count = write(database, args, kind)
    audit.note(home_of(args), f"{args.what}.export", count=count, purpose=args.purpose)
    if args.out is not None:
        answer(args, {"written": count, "file": str(args.out)}, _said(args.what, count))
    return 0


def _check(args: argparse.Namespace, kind: Format) -> None:
    if args.out is None and (kind is not Format.CSV or args.json):
        raise Misuse(_("Say where to write the file, with --out."))
    if args.what != "people" and kind is Format.VCARD:
        raise Misuse(_("Only people can be written as address cards."))
    check_outputs(args.out)


def _write_people(database: Database, args: argparse.Namespace, kind: Format) -> int:
    _warn_without_basis(database)
    if args.out is None:
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
        return exporting.write_csv(database, sys.stdout, everything=args.all)
    return exporting.export_people(database, kind, args.out, everything=args.all)


def _write_deeds(database: Database, args: argparse.Namespace, kind: Format) -> int:
    which = Deeds(args.what)
    if args.out is None:
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
        return deeds.write_deeds(database, which, sys.stdout)
    is_workbook = kind is Format.XLSX
    return deeds.export_deeds(
        database, which, args.out, is_workbook=is_workbook, progress=watched()
    )


def _warn_without_basis(database: Database) -> None:
    if pending := exporting.without_basis(database):
        tell(
            counted(
                "{count} person has no recorded consent or basis: do not write to her.",
                "{count} people have no recorded consent or basis: do not write to them.",
                pending,
            )
        )


def _said(what: str, count: int) -> str:
    if what == "people":
        return counted("{count} person written.", "{count} people written.", count)
    return counted("{count} line written.", "{count} lines written.", count)
