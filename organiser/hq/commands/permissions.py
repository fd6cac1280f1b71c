"""Commands about what headquarters switches on in every committee."""

import argparse

from organiser.domain.permission import Switch
from organiser.hq import home
from organiser.hq.commands.answering import answer
from organiser.hq.usecases import permissions
from organiser.i18n import _


def on(told: argparse.Namespace) -> None:
    """Switch something on."""
    permissions.switch_on(home.keys(), Switch(told.what), told.reference)
    answer(told, {"on": told.what, "reference": told.reference}, _("Switched on"))


def off(told: argparse.Namespace) -> None:
    """Switch something off again."""
    permissions.switch_off(home.keys(), Switch(told.what))
    answer(told, {"off": told.what}, _("Switched off"))


def show(told: argparse.Namespace) -> None:
    """List what may be switched on, and what is."""
    found = permissions.standing()
    lines = [
        {"what": str(switch), "reference": found.get(switch, ("", ""))[0] or None,
         "since": found.get(switch, ("", ""))[1] or None}
        for switch in Switch
    ]  # fmt: skip
    words = (
        f"{line['what']}: {line['reference'] or _('off')}  {line['since'] or ''}".rstrip()
        for line in lines
    )
    answer(told, {"permissions": lines}, *words)
