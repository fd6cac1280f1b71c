"""Commands about laptops, and about somebody's rights: list, stop, order to erase, erase."""

import argparse

from organiser.hq import home
from organiser.hq.commands.answering import answer, identifier, utc_words
from organiser.hq.commands.committees import known_committee
from organiser.hq.models import Device
from organiser.hq.usecases import revoking
from organiser.hq.usecases.devices import name_of
from organiser.i18n import _, counted


def show(told: argparse.Namespace) -> None:
    """List every laptop, or those of one committee."""
    keys = home.keys()
    found = Device.objects.select_related("committee").order_by("id")
    if told.committee:
        found = found.filter(committee=known_committee(told.committee))
    devices = [(each, name_of(keys, each.committee_id, each.secret)) for each in found.iterator()]
    lines = [
        {
            "id": each.pk, "committee": str(each.committee_id), "name": name,
            "seen": each.seen_at.isoformat() if each.seen_at else None,
            "revoked": each.revoked_at.isoformat() if each.revoked_at else None,
        }
        for each, name in devices
    ]  # fmt: skip
    answer(told, {"devices": lines}, *(_line(each, name) for each, name in devices))


def revoke(told: argparse.Namespace) -> None:
    """Stop a laptop."""
    revoking.revoke(home.keys(), told.device, wipe=False)
    words = _("Stopped. Its owner is told at its next call.")
    answer(told, {"device": told.device, "wipe": False}, words)


def wipe(told: argparse.Namespace) -> None:
    """Stop a laptop and order it to erase itself."""
    revoking.revoke(home.keys(), told.device, wipe=True)
    words = _("Stopped. It erases itself at its next call; until then its encryption protects it.")
    answer(told, {"device": told.device, "wipe": True}, words)


def erase_person(told: argparse.Namespace) -> None:
    """Erase somebody everywhere."""
    count = revoking.erase_person(home.keys(), identifier(told.person))
    words = counted("Erased in {count} committee.", "Erased in {count} committees.", count)
    answer(
        told, {"committees": count}, words, _("The laptops follow at their next exchange.")
    )  # fmt: skip


def _line(device: Device, name: str) -> str:
    if device.revoked_at is not None:
        state = _("stopped")
    elif device.seen_at is None:
        state = _("never seen")
    else:
        state = utc_words(device.seen_at)
    return f"{device.pk:>6}  {name}  {device.committee.name}  {state}"
