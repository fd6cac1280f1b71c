"""Commands about the file itself: make, check, copy, restore."""

import argparse
from dataclasses import asdict

from organiser.commands.session import (
    answer,
    ask_password,
    given_password,
    home_of,
    opened,
    watched,
)
from organiser.i18n import _, counted, number
from organiser.usecases import backup, checking, creating, opening


def init(args: argparse.Namespace) -> int:
    """Make the encrypted file; the recovery code is printed once."""
    password = given_password()
    from_keyring = password is None
    password = password or ask_password(_("Choose a password: "))
    new = creating.create_committee(
        home_of(args),
        args.committee,
        insee=args.commune,
        password=password,
        in_keyring=from_keyring,
    )
    new.database.close()
    answer(
        args,
        {"home": str(home_of(args)), "recovery_code": new.recovery_code},
        _("The committee's file is made."),
        _("Recovery code, shown this once. Print it and keep it away from the computer:"),
        f"    {new.recovery_code}",
    )
    return 0


def check(args: argparse.Namespace) -> int:
    """Look the whole file over; status 4 when something is wrong."""
    with opened(args) as database:
        health = checking.check(database, watched())
    value = {"ok": not health.problems, **asdict(health), "problems": list(health.problems)}
    summary = (
        counted("{count} person", "{count} people", health.people),
        counted("{count} sheet", "{count} sheets", health.sheets),
        counted("{count} change not sent", "{count} changes not sent", health.pending),
    )
    answer(args, value, ", ".join(summary), *(health.problems or (_("All is well."),)))
    return 4 if health.problems else 0


def make_backup(args: argparse.Namespace) -> int:
    """Keep an encrypted copy."""
    with opened(args) as database:
        file = backup.keep_backup(database, home_of(args), args.out, watched())
    answer(
        args, {"file": str(file)}, _("Copy kept and opened to be sure: {file}").format(file=file)
    )
    return 0


def restore(args: argparse.Namespace) -> int:
    """Open a copy beside the current file; with --yes it takes the file's place."""
    home = home_of(args)
    password = given_password()
    if password is None and opening.has_committee(home):
        with opened(args) as database:
            key = database.key()
        restored = backup.restore(home, args.file, None, key)
    else:
        secret = password or ask_password(_("Password or recovery code of the copy: "))
        restored = backup.restore(home, args.file, secret)
    value = {"folder": str(restored.folder), "at": restored.at, "people": restored.people}
    words = _("Copy of {at}: {people} people.").format(
        at=f"{restored.at:%d/%m/%Y %H:%M}", people=number(restored.people)
    )
    if not args.yes:
        hint = _(
            "It lies beside the current file, which is untouched: {folder}. Say --yes to use it."
        )
        answer(args, {**value, "in_use": False}, words, hint.format(folder=restored.folder))
        return 0
    aside = backup.adopt(home, restored)
    answer(
        args,
        {**value, "in_use": True, "replaced": str(aside)},
        words,
        _("It is in use now; the former file lies in {folder} for fourteen days.").format(
            folder=aside
        ),
    )
    return 0
