"""Ends a committee, or has it go on in another one; where its newcomers go meanwhile or then.

Headquarters cannot read what a committee sealed, nor hand its people on: they agreed with that
committee. Whom it knows by the site goes on by her own sign-up, and is told by mail.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.errors import Misuse, Refused
from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger
from organiser.hq.models import Account, Committee, FallBack, SignUp
from organiser.hq.usecases import pages
from organiser.hq.usecases.desk import health, history
from organiser.hq.usecases.desk.committees import code_of_department
from organiser.hq.usecases.desk.history import What
from organiser.hq.usecases.public import mailing, mine
from organiser.i18n import _


def fall_back_of(committee: Committee) -> Committee | None:
    """Return who welcomes newcomers of *committee* while it is silent: another open one."""
    department = code_of_department(committee)
    found = FallBack.objects.select_related("committee").filter(department=department).first()
    if found is None or found.committee_id == committee.pk or found.committee.closed_at is not None:
        return None
    return found.committee


def is_fall_back(committee: Committee) -> bool:
    """Return whether it welcomes newcomers of silent committees of its department."""
    return FallBack.objects.filter(committee=committee).exists()


def name_fall_back(keys: Keys, committee: Committee, who: Account | None) -> None:
    """Have *committee* welcome newcomers of its department whose own committee is silent."""
    department = code_of_department(committee)
    if not department or committee.closed_at is not None or committee.committed_at is None:
        raise Misuse(_("Only an open committee with a commune can be the fall-back."))
    with transaction.atomic():
        FallBack.objects.update_or_create(
            department=department, defaults={"committee": committee}
        )  # fmt: skip
        history.note(keys, committee, What.FALL_BACK, who)


def send_on(keys: Keys, committee: Committee, who: Account) -> int:
    """Have the fall-back committee welcome who waits in *committee*; return how many."""
    target = fall_back_of(committee)
    if target is None:
        raise Misuse(_("This department has no other committee as its fall-back."))
    count = _move_waiting(keys, committee, target)
    if count:
        history.note(keys, committee, What.SENT_ON, who, target.name)
        health.look_at(committee)
        health.look_at(target)
    return count


def close(
    keys: Keys, committee: Committee, who: Account, why: str, into: Committee | None = None
) -> None:
    """End a committee, or merge it *into* another: who waits goes there, or to the fall-back."""
    if not why.strip():
        raise Misuse(_("Say why: the reason stays with the committee’s history."))
    if into is not None and (into.closed_at is not None or into.pk == committee.pk):
        raise Misuse(_("Choose another committee that is open."))
    target = into or fall_back_of(committee)
    if target is not None:
        _move_waiting(keys, committee, target)
    elif health.look_at(committee).waiting:
        raise Refused(_("Newcomers wait here: name a fall-back committee of the department first."))
    with transaction.atomic():
        _end(keys, committee, into)
        history.note(keys, committee, What.MERGED if into else What.CLOSED, who, why)
        if into is not None:
            history.note(keys, into, What.JOINED, who, f"{committee.name} · {why}")
    health.look_at(committee)


def end(committee: UUID, at: datetime, into: UUID | None) -> None:
    """Have a committee be closed; nothing when it is already."""
    found = Committee.objects.filter(pk=committee, closed_at=None)
    if found.update(closed_at=at, merged_into=into):
        FallBack.objects.filter(committee=committee).delete()
        closed = Committee.objects.get(pk=committee)
        if closed.committed_at is not None:  # before, it was not counted as begun
            pages.count_closed(closed, at.date())


def _end(keys: Keys, committee: Committee, into: Committee | None) -> None:
    held = Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    if held.closed_at is not None:
        raise Misuse(_("This committee is closed."))
    now, other = clock.now(), into.pk if into is not None else None
    Ledger(keys.home / LEDGER).add(
        "closed", committee=committee.pk.hex, into=other.hex if other else None,
        at=clock.stamp(now),
    )  # fmt: skip
    end(committee.pk, now, other)


def _move_waiting(keys: Keys, committee: Committee, target: Committee) -> int:
    """Move whom nobody has tried to reach yet, each in a transaction of her own."""
    waiting = [each.person for each in health.read(committee.scope_id).waiting()]
    found = SignUp.objects.filter(committee=committee, person__in=waiting)
    count = 0
    for sign_up in found.select_related("committee"):
        with transaction.atomic():
            mine.move(keys, sign_up, target)
            mailing.tell_moved(sign_up.pk)
        count += 1
    return count
