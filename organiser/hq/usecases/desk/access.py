"""Opens one person's record at headquarters: by her exact mailbox, with a reason that is kept.

Only who signed up on the site is found: of anybody else headquarters has no mailbox to look by.
Each look leaves a line that neither we nor the database change, and she reads it on her own page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
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
    kept: Mine


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the log."""

    at: datetime
    who: str
    role: Role
    why: str
    is_found: bool
    is_export: bool = False
    """Whether all of it was written to a file for the officer's computer."""


def look_up(keys: Keys, who: Account, email: str, why: str) -> Sequence[Opened]:
    """Return what is kept of the owner of a mailbox, and write down that it was looked at.

    Nothing is read before the line is written; who is not found leaves a line too.
    """
    if who.role not in MAY:
        raise Refused(_("Your role does not open this page."))
    why = reason_of(who, why)
    found = list(
        SignUp.objects.select_related("committee")
        .filter(email_key=mailbox_key(keys, email.strip()), confirmed_at__isnull=False)
        .order_by("confirmed_at")
    )
    with transaction.atomic():
        for sign_up in found or (None,):
            _write(keys, who, sign_up, {"why": why})
    read = ((sign_up, mine.read(keys, sign_up)) for sign_up in found)
    return tuple(
        Opened(sign_up.committee.name, kept)
        for sign_up, kept in read if kept is not None
    )  # fmt: skip


def reason_of(who: Account, why: str) -> str:
    """Return the reason as it is kept; refuse none, and who opens too many in a day."""
    if len(why.strip()) < SHORTEST:
        raise Misuse(_("Say why, in a few words: she may read that you looked."))
    today = AccessLine.objects.filter(account=who, at__gt=clock.now() - timedelta(days=1))
    if today.count() >= MOST_A_DAY:
        raise Refused(_("You have opened many records today: go on tomorrow."))
    return why.strip()


def note_export(
    keys: Keys, who: Account, sign_up: SignUp | None, person: UUID | None, why: str
) -> None:
    """Write down that all that is held of somebody goes to the officer's computer, and why."""
    said = {"why": why} if person is None else {"why": why, "person": person.hex}
    _write(keys, who, sign_up, said)


def looks_at(keys: Keys, person: UUID, sign_up: UUID | None) -> Sequence[tuple[datetime, Role]]:
    """Return when somebody's record was opened or written out, and in which role."""
    lines = AccessLine.objects.order_by("at")
    return tuple(
        (each.at, Role(each.role)) for each in lines
        if (sign_up is not None and each.sign_up == sign_up)
        or envelope.opened(each.secret, _key(keys)).get("person") == person.hex
    )  # fmt: skip


def log(keys: Keys, start: int, most: int) -> tuple[int, Sequence[Look]]:
    """Return how many lines there are, and *most* of them from *start*, the last first."""
    lines = AccessLine.objects.select_related("account").order_by("-at", "-pk")
    return lines.count(), tuple(
        _look(each, envelope.opened(each.secret, _key(keys)))
        for each in lines[start : start + most]
    )


def told_of(sign_up: UUID) -> Sequence[tuple[datetime, Role]]:
    """Return when headquarters opened what somebody gave, and in which role."""
    lines = AccessLine.objects.filter(sign_up=sign_up).order_by("-at")
    return tuple((at, Role(role)) for at, role in lines.values_list("at", "role"))


def forget_old() -> int:
    """Forget lines that are kept no longer; return how many."""
    return AccessLine.objects.filter(at__lt=clock.now() - KEPT).delete()[0]


def _look(line: AccessLine, said: dict[str, Any]) -> Look:
    is_export = "person" in said
    return Look(
        line.at, line.account.email, Role(line.role), str(said["why"]),
        line.sign_up is not None or is_export, is_export,
    )  # fmt: skip


def _write(keys: Keys, who: Account, sign_up: SignUp | None, said: dict[str, str]) -> None:
    AccessLine.objects.create(
        id=new_id(), at=clock.now(), account=who, role=who.role,
        sign_up=sign_up.pk if sign_up is not None else None,
        secret=envelope.closed(said, _key(keys)),
    )  # fmt: skip


def _key(keys: Keys) -> bytes:
    return blake2b(b"who looked", key=keys.records, digest_size=32).digest()
