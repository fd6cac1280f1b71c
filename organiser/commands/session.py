"""What every command shares: the home, the open file, answers, and progress on stderr."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from organiser import paths
from organiser.database import Database
from organiser.errors import CannotOpen, Misuse
from organiser.i18n import _, number
from organiser.progress import Progress
from organiser.usecases.ladder_in_force import take_names
from organiser.usecases.training.gate import check_trained

PASSPHRASE_FILE = "ORGANISER_PASSPHRASE_FILE"  # noqa: S105  (the name of a variable)


def home_of(args: argparse.Namespace) -> Path:
    """Return the folder of the committee that the command is about."""
    return paths.home(args.home)


def given_password() -> str | None:
    """Return the password that the environment points at, if it does."""
    file = os.environ.get(PASSPHRASE_FILE)
    if not file:
        return None
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotOpen(_("The password file cannot be read.")) from error
    if not lines or not lines[0]:
        raise CannotOpen(_("The password file is empty."))
    return lines[0]


def ask_password(question: str) -> str:
    """Ask for a password at the terminal; `Misuse` where there is none."""
    if not sys.stdin.isatty():
        raise Misuse(
            _("Set {name} to a file that holds the password.").format(name=PASSPHRASE_FILE)
        )
    return getpass.getpass(question)


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Database]:
    """Open the committee's file: by the password file, the keyring, or by asking."""
    from organiser.usecases import opening

    home = home_of(args)
    password = given_password()
    database = None if password else opening.open_with_keyring(home)
    if database is None:
        database = opening.open_with_password(home, password or ask_password(_("Password: ")))
    try:
        take_names(database)
        yield database
    finally:
        database.close()


def answer(args: argparse.Namespace, value: dict[str, Any], *lines: str) -> None:
    """Print *value* as one JSON object where that is asked, else *lines*."""
    if args.json:
        say(json.dumps(value, ensure_ascii=False, default=str))
    else:
        for line in lines:
            say(line)


def say(line: str) -> None:
    """Print a line of the answer."""
    sys.stdout.write(f"{line}\n")


def tell(line: str) -> None:
    """Print a line beside the answer."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def remind_of_training(database: Database) -> None:
    """Say beside the answer what is to be learnt before people's data leave; or refuse."""
    if reminder := check_trained(database):
        tell(reminder)


def watched() -> Progress:
    """Return a progress that shows itself on a terminal."""
    if not sys.stderr.isatty():
        return Progress()

    def show(done: int, total: int) -> None:
        words = f"{number(done)} / {number(total)}" if total else number(done)
        sys.stderr.write(f"\r{words}   ")
        sys.stderr.flush()

    return Progress(tell=show)
