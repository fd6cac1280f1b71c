"""Stops a lost laptop, and erases somebody wherever a committee knows her."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.domain.exchange.laptops import laptop_id
from organiser.domain.exchange.records import OTHERS, State, Stored, Value, Version
from organiser.errors import Misuse
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Device, Record, SignUp
from organiser.hq.usecases.pushing import HEADQUARTERS, open_desk
from organiser.i18n import _


def revoke(keys: Keys, device_id: int, *, wipe: bool) -> None:
    """Refuse a laptop from now on; with *wipe*, order it to erase itself at its next call."""
    now = clock.now()
    with transaction.atomic():
        device = Device.objects.select_for_update(of=("self",)).filter(pk=device_id).first()
        if device is None:
            raise Misuse(_("There is no such laptop."))
        device.revoked_at = device.revoked_at or now
        device.wipe_at = device.wipe_at or (now if wipe else None)
        device.save(update_fields=["revoked_at", "wipe_at"])
        Ledger(keys.home / LEDGER).add(
            "revoked", device=device_id, wipe=wipe, at=clock.stamp(device.revoked_at)
        )
        tell_stopped(keys, device, clock.stamp(device.revoked_at))


def tell_stopped(keys: Keys, device: Device, at: int) -> None:
    """Have the committee's other laptops see that it is gone, and change their key."""
    desk = open_desk(keys, device.committee_id, clock.stamp(clock.now()))
    laptop = laptop_id(device.committee_id, device.pk)
    desk.before.update(desk.shelf.read([laptop]))
    known = desk.before.get(("laptop", laptop))
    if known is None or known.fields.get("revoked_at") is not None:
        return
    seq = desk.next_seq()
    fields = {**known.fields, "revoked_at": at}
    versions = {OTHERS: Version(seq, at, HEADQUARTERS)}
    desk.put(replace(known, seq=seq, fields=fields, versions=versions))
    desk.close()


def erase_person(keys: Keys, person: UUID) -> int:
    """Erase somebody in every committee that knows her; return how many did (R26)."""
    scopes = Record.objects.filter(subject=person).values_list("scope__name", flat=True).distinct()
    names = [name for name in scopes if name.startswith("committee:")]
    for name in names:
        with transaction.atomic():
            erase_in(keys, UUID(hex=name.partition(":")[2]), person)
    return len(names)


def erase_in(
    keys: Keys, committee: UUID, person: UUID, *, is_noted: bool = False,
    keeps_sign_up: bool = False,
) -> None:  # fmt: skip
    """Erase somebody in one committee, and that she signed up on the site.

    *is_noted*: the ledger has it already; *keeps_sign_up*: another committee has her now.
    """
    now = clock.stamp(clock.now())
    desk = open_desk(keys, committee, now)
    desk.before.update(desk.shelf.read([person]))
    if not desk.is_erased(person):
        seq = desk.next_seq()
        versions = {OTHERS: Version(seq, now, HEADQUARTERS)}
        fields: dict[str, Value] = {"at": now, "reason": "asked"}
        desk.put(Stored("erasure", person, seq, State.LIVE, None, fields, versions))
    entries = desk.entries_of(person)
    desk.erase(person, is_noted=is_noted)
    desk.close()
    if not keeps_sign_up:
        SignUp.objects.filter(person__in=entries).delete()
