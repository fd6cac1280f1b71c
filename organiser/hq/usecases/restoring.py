"""Puts the database back from a backup, and opens the door again.

A new history begins: its name tells every laptop to compare and to offer back what was lost. No
number of the lost days is used again, and what the ledger says is applied before anybody is let in.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from secrets import token_hex
from time import time_ns
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import F

from organiser import clock
from organiser.hq import copies, mark
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Commitment, Committee, Device, Enrolment, History, Scope
from organiser.hq.usecases import watching
from organiser.hq.usecases.desk.ending import end
from organiser.hq.usecases.enrolling import commit, open_committee, tell_committee
from organiser.hq.usecases.revoking import erase_in, tell_stopped


def restore(keys: Keys, source: Path) -> None:
    """Put the database back from the backup *source*; the door stays shut until `finish`."""
    copies.check(source)
    mark.shut(keys.home)
    copies.put_back(source)
    History.objects.update(is_open=False)


def finish(keys: Keys) -> int:
    """Begin a new history and let laptops in; return how many lines of the ledger were applied."""
    with transaction.atomic():
        History.objects.update(epoch=token_hex(8), began_at=clock.now(), is_open=False)
        beyond = time_ns() // 1000
        Scope.objects.filter(last_seq__gte=beyond).update(last_seq=F("last_seq") + 1)
        Scope.objects.filter(last_seq__lt=beyond).update(last_seq=beyond)
        Device.objects.update(
            incarnation=F("incarnation") + 1, last_no=0, last_digest="", last_results=b""
        )
    lines = sum(_replay(keys, line) for line in list(Ledger(keys.home / LEDGER).lines()))
    _count_on()
    History.objects.update(is_open=True)
    watching.begin_anew(keys)
    return lines


def _replay(keys: Keys, line: dict[str, Any]) -> int:
    act = _ACTS.get(line["what"])
    if act is None:
        return 0
    with transaction.atomic():
        act(keys, line)
    return 1


def _open_again(_keys: Keys, line: dict[str, Any]) -> None:
    """A committee that was opened after the backup is there again."""
    committee = UUID(hex=line["committee"])
    if not Committee.objects.filter(pk=committee).exists():
        signed = line.get("committed", line["at"])  # before there were requests: on paper
        open_committee(
            committee, line["name"], line["insee"], clock.moment(line["at"]),
            None if signed is None else clock.moment(signed),
        )  # fmt: skip


def _commit_again(_keys: Keys, line: dict[str, Any]) -> None:
    """A commitment that was signed after the backup is signed; its words are in the ledger."""
    committee = Committee.objects.filter(pk=UUID(hex=line["committee"])).first()
    if committee is not None:
        commit(committee, clock.moment(line["at"]))
        Commitment.objects.get_or_create(
            committee=committee,
            defaults={
                "version": line["version"], "at": clock.moment(line["at"]),
                "secret": bytes.fromhex(line["secret"]),
            },
        )  # fmt: skip


def _erase_again(keys: Keys, line: dict[str, Any]) -> None:
    committee = UUID(hex=line["scope"].partition(":")[2])
    if Committee.objects.filter(pk=committee).exists():
        erase_in(keys, committee, UUID(hex=line["subject"]), is_noted=True)


def _pair_again(keys: Keys, line: dict[str, Any]) -> None:
    """A laptop that was paired after the backup is known again, in a life of its own.

    The code that paired it is used up, whatever the backup says.
    """
    if not Committee.objects.filter(pk=UUID(hex=line["committee"])).exists():
        return
    device, is_new = Device.objects.get_or_create(
        pk=line["device"],
        defaults={
            "committee_id": UUID(hex=line["committee"]), "secret": bytes.fromhex(line["secret"]),
            "token_hash": line["token_hash"], "public_key": line["public_key"],
            "paired_at": clock.moment(line["at"]), "incarnation": 2,
        },
    )  # fmt: skip
    Enrolment.objects.filter(code_hash=line["code"], used_by=None).update(used_by=device)
    if is_new:
        tell_committee(keys, device)


def _revoke_again(keys: Keys, line: dict[str, Any]) -> None:
    """A laptop that was stopped after the backup is, and the others are told so again."""
    at = clock.moment(line["at"])
    Device.objects.filter(pk=line["device"], revoked_at=None).update(revoked_at=at)
    if line["wipe"]:
        Device.objects.filter(pk=line["device"], wipe_at=None).update(wipe_at=at)
    device = Device.objects.filter(pk=line["device"]).first()
    if device is not None:
        tell_stopped(keys, device, line["at"])


def _close_again(_keys: Keys, line: dict[str, Any]) -> None:
    """A committee that ended after the backup is closed again."""
    into = line["into"]
    end(UUID(hex=line["committee"]), clock.moment(line["at"]), UUID(hex=into) if into else None)


_ACTS: Mapping[str, Callable[[Keys, dict[str, Any]], None]] = {
    "opened": _open_again, "committed": _commit_again, "erased": _erase_again,
    "paired": _pair_again, "revoked": _revoke_again, "closed": _close_again,
}  # fmt: skip


def _count_on() -> None:
    """Laptops that come now are counted on from those that the ledger brought back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Device]):
            cursor.execute(statement)
