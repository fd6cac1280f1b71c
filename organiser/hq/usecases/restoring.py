"""Opens the door again after the database was put back from a backup.

A new history begins: its name tells every laptop to compare and to offer back what was lost. No
number of the lost days is used again, and what the ledger says is applied before anybody is let in.
"""

from secrets import token_hex
from time import time_ns
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from organiser import clock
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Committee, Device, History, Scope
from organiser.hq.usecases.enrolling import tell_committee
from organiser.hq.usecases.revoking import erase_in


def finish(keys: Keys) -> int:
    """Begin a new history; return how many lines of the ledger were applied."""
    with transaction.atomic():
        History.objects.update(epoch=token_hex(8), began_at=clock.now(), is_open=False)
        beyond = time_ns() // 1000
        Scope.objects.update(last_seq=Greatest(F("last_seq") + 1, beyond))
        Device.objects.update(
            incarnation=F("incarnation") + 1, last_no=0, last_digest="", last_results=b""
        )
    lines = sum(_replay(keys, line) for line in list(Ledger(keys.home / LEDGER).lines()))
    History.objects.update(is_open=True)
    return lines


def _replay(keys: Keys, line: dict[str, Any]) -> int:
    with transaction.atomic():
        if line["what"] == "erased":
            committee = UUID(hex=line["scope"].partition(":")[2])
            if Committee.objects.filter(pk=committee).exists():
                erase_in(keys, committee, UUID(hex=line["subject"]), is_noted=True)
        elif line["what"] == "paired":
            _pair_again(keys, line)
        elif line["what"] == "revoked":
            at = clock.moment(line["at"])
            Device.objects.filter(pk=line["device"], revoked_at=None).update(
                revoked_at=at, wipe_at=at if line["wipe"] else None
            )
    return 1


def _pair_again(keys: Keys, line: dict[str, Any]) -> None:
    """A laptop that was paired after the backup is known again, in a life of its own."""
    if not Committee.objects.filter(pk=UUID(hex=line["committee"])).exists():
        return
    device, is_new = Device.objects.get_or_create(
        pk=line["device"],
        defaults={
            "committee_id": UUID(hex=line["committee"]), "name": line["name"],
            "token_hash": line["token_hash"], "public_key": line["public_key"],
            "paired_at": clock.moment(line["at"]), "incarnation": 2,
        },
    )  # fmt: skip
    if is_new:
        tell_committee(keys, device)
