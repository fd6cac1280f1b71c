"""Opens one person's record at headquarters: by her exact mailbox, with a reason that is kept.

Only who signed up on the site is found: of anybody else headquarters has no mailbox to look by.
Each look leaves a line that neither we nor the database change, and she reads it on her own page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.db import transaction

from organiser import clock
from organiser.domain.identifier import new_id
from organiser.errors import Misuse, Refused
from organiser.hq import envelope
from organiser.hq.home import Keys
from organiser.hq.models import AccessLine, Account, Role, SignUp
from organiser.hq.usecases.public import mine
from organiser.hq.usecases.public.joining import mailbox_key
from organiser.hq.usecases.public.mine import Mine
from organiser.i18n import _

MAY = (Role.NATIONAL, Role.DATA_PROTECTION)
SHORTEST = 10
"""Signs of a reason."""
MOST_A_DAY = 40
"""Looks of one account: whoever needs more is leafing through."""
KEPT = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Opened:
    """What one committee and headquarters keep of somebody from the site."""

    committee: str
    confirmed_at: datetime
    kept: Mine


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the log."""

    at: datetime
    who: str
    role: Role
    why: str
    is_found: bool


def look_up(keys: Keys, who: Account, email: str, why: str) -> Sequence[Opened]:
    """Return what is kept of the owner of a mailbox, and write down that it was looked at.

    Nothing is read before the line is written; who is not found leaves a line too.
    """
    why = why.strip()
    if who.role not in MAY:
        raise Refused(_("Your role does not open this page."))
    if len(why) < SHORTEST:
        raise Misuse(_("Say why, in a few words: she may read that you looked."))
    today = AccessLine.objects.filter(account=who, at__gt=clock.now() - timedelta(days=1))
    if today.count() >= MOST_A_DAY:
        raise Refused(_("You have opened many records today: go on tomorrow."))
    found = list(
        SignUp.objects.select_related("committee")
        .filter(email_key=mailbox_key(keys, email.strip()), confirmed_at__isnull=False)
        .order_by("confirmed_at")
    )
    with transaction.atomic():
        for sign_up in found or (None,):
            _write(keys, who, sign_up, why)
    read = ((sign_up, mine.read(keys, sign_up)) for sign_up in found)
    return tuple(
        Opened(sign_up.committee.name, sign_up.confirmed_at or sign_up.at, kept)
        for sign_up, kept in read if kept is not None
    )  # fmt: skip


def log(keys: Keys, start: int, most: int) -> tuple[int, Sequence[Look]]:
    """Return how many lines there are, and *most* of them from *start*, the last first."""
    lines = AccessLine.objects.select_related("account").order_by("-at", "-pk")
    return lines.count(), tuple(
        Look(each.at, each.account.email, Role(each.role),
             str(envelope.opened(each.secret, _key(keys))["why"]), each.sign_up is not None)
        for each in lines[start : start + most]
    )  # fmt: skip


def told_of(sign_up: UUID) -> Sequence[tuple[datetime, Role]]:
    """Return when headquarters opened what somebody gave, and in which role."""
    lines = AccessLine.objects.filter(sign_up=sign_up).order_by("-at")
    return tuple((at, Role(role)) for at, role in lines.values_list("at", "role"))


def forget_old() -> int:
    """Forget lines that are kept no longer; return how many."""
    return AccessLine.objects.filter(at__lt=clock.now() - KEPT).delete()[0]


def _write(keys: Keys, who: Account, sign_up: SignUp | None, why: str) -> None:
    AccessLine.objects.create(
        id=new_id(), at=clock.now(), account=who, role=who.role,
        sign_up=sign_up.pk if sign_up is not None else None,
        secret=envelope.closed({"why": why}, _key(keys)),
    )  # fmt: skip


def _key(keys: Keys) -> bytes:
    return blake2b(b"who looked", key=keys.records, digest_size=32).digest()
