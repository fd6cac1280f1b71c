"""Commands about accounts of the desk: make one, invite again, sign out, close, list."""

import argparse

from organiser.hq.commands.answering import answer
from organiser.hq.models import Account
from organiser.hq.usecases.desk import accounts
from organiser.i18n import _, counted


def add(told: argparse.Namespace) -> None:
    """Make an account; tell the link by which its owner sets her password."""
    _tell(told, accounts.add(told.email, told.role, told.department))


def invite(told: argparse.Namespace) -> None:
    """Tell a new link."""
    _tell(told, accounts.named(told.email))


def close(told: argparse.Namespace) -> None:
    """Let somebody in no more."""
    accounts.close(accounts.named(told.email))
    answer(told, {"closed": True}, _("This account is closed."))


def sign_out(told: argparse.Namespace) -> None:
    """End every session of somebody: she signs in anew."""
    ended = accounts.sign_out(accounts.named(told.email))
    words = counted("{count} session ended.", "{count} sessions ended.", ended)
    answer(told, {"ended": ended}, words)


def show(told: argparse.Namespace) -> None:
    """List every account."""
    lines = [
        {"email": each.email, "role": each.role, "department": each.department,
         "active": each.is_active}
        for each in Account.objects.order_by("email")
    ]  # fmt: skip
    said = (f"{each['email']}  {each['role']}  {each['department']}".rstrip() for each in lines)
    answer(told, {"accounts": lines}, *said)


def _tell(told: argparse.Namespace, account: Account) -> None:
    link = accounts.invitation(account)
    words = _("Send this link to its owner: it sets the password once, within three days.")
    answer(told, {"email": account.email, "link": link}, words, link)
