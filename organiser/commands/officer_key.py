"""Commands for the officer for data protection, on her computer without a network."""

import argparse

from organiser.commands.session import answer, ask_password, given_password
from organiser.domain.officer_key import grouped
from organiser.errors import Misuse
from organiser.i18n import _
from organiser.usecases.officer_key.making import make_key


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


def _chosen() -> str:
    chosen = ask_password(_("Choose a passphrase: "))
    if ask_password(_("Once more: ")) != chosen:
        raise Misuse(_("The two are not alike."))
    return chosen
