"""Commands for the officer for data protection, on her computer without a network."""

import argparse
from pathlib import Path

from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, ask_password, given_password, tell
from organiser.domain.officer_key import grouped
from organiser.errors import Misuse
from organiser.i18n import _, counted
from organiser.usecases.officer_key.making import make_key
from organiser.usecases.officer_key.opening import open_export


def new(args: argparse.Namespace) -> int:
    """Make her key: a closed file, a text for headquarters, two pages to print."""
    made = make_key(args.out, given_password() or _chosen())
    answer(
        args,
        {"figures": grouped(made.figures), "secret": str(made.secret),
         "public": str(made.public), "paper": str(made.paper)},
        _("Figures of this key: {figures}").format(figures=grouped(made.figures)),
        _("Keep away from every network: {file}").format(file=made.secret),
        _("For headquarters’ server: {file}").format(file=made.public),
        _("To print, for your safe and for the committees: {file}").format(file=made.paper),
    )  # fmt: skip
    return 0


def open_(args: argparse.Namespace) -> int:
    """Give one person all that headquarters holds of her, notes included."""
    check_outputs(args.out)
    given = open_export(args.export, [(file, _passphrase(file)) for file in args.key], args.out)
    if given.sealed:
        tell(
            counted(
                "{count} field stays sealed: this key was not handed to the officer.",
                "{count} fields stay sealed: these keys were not handed to the officer.",
                given.sealed,
            )
        )
    words = counted("{count} line written.", "{count} lines written.", given.rows)
    answer(
        args,
        {"file": str(args.out), "rows": given.rows, "opened": given.opened,
         "sealed": given.sealed},
        words,
    )  # fmt: skip
    return 0


def _passphrase(file: Path) -> str:
    return given_password() or ask_password(_("Passphrase of {file}: ").format(file=file.name))


def _chosen() -> str:
    chosen = ask_password(_("Choose a passphrase: "))
    if ask_password(_("Once more: ")) != chosen:
        raise Misuse(_("The two are not alike."))
    return chosen
