"""Committees as an officer sees them: a list, one of them, and what she may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet

from organiser.domain.territory import department_of
from organiser.errors import Misuse
from organiser.hq.home import Keys
from organiser.hq.models import Account, Committee, CommitteePage, Device, Role
from organiser.hq.usecases import enrolling, revoking
from organiser.hq.usecases.desk import health, history
from organiser.hq.usecases.desk.history import What
from organiser.hq.usecases.devices import name_of
from organiser.i18n import _


class Shown(StrEnum):
    """Which committees a list shows."""

    OPEN = "open"
    ALARM = "alarm"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of a committee."""

    id: int
    name: str
    paired_at: datetime
    seen_at: datetime | None
    revoked_at: datetime | None
    wipe_at: datetime | None
    wiped_at: datetime | None


def within(account: Account) -> "QuerySet[Committee]":
    """Return the committees that somebody is there for."""
    if account.role == Role.DEPARTMENT:
        return Committee.objects.filter(department__name=f"department:{account.department}")
    return Committee.objects.all()


def listed(
    account: Account, shown: Shown, department: str = "", typed: str = "",
    communes: Sequence[str] = (),
) -> "QuerySet[Committee]":  # fmt: skip
    """Return the committees of a list, by name: *typed* in their names, or one of *communes*."""
    found = within(account)
    if department:
        found = found.filter(department__name=f"department:{department}")
    if typed:
        found = found.filter(Q(name__icontains=typed) | Q(insee__in=communes))
    return _of(found, shown).select_related("health").order_by("name", "pk")


def count_of(account: Account) -> dict[str, int]:
    """Return how many there are of each list."""
    return {str(shown): _of(within(account), shown).count() for shown in Shown}


def with_last_call(committees: Sequence[Committee]) -> dict[object, tuple[datetime | None, int]]:
    """Return when a laptop of each of *committees* last called, and how many laptops it has."""
    lines = (
        Device.objects.filter(committee__in=committees)
        .values_list("committee")
        .annotate(seen=Max("seen_at"), many=Count("pk", filter=Q(revoked_at=None)))
    )
    return {committee: (seen_at, count) for committee, seen_at, count in lines}


def laptops_of(keys: Keys, committee: Committee) -> Sequence[Laptop]:
    """Return the laptops of a committee, those that may call first."""
    found = sorted(committee.devices.all(), key=lambda each: (each.revoked_at is not None, each.pk))
    return tuple(
        Laptop(each.pk, name_of(keys, committee.pk, each.secret), each.paired_at, each.seen_at,
               each.revoked_at, each.wipe_at, each.wiped_at)
        for each in found
    )  # fmt: skip


def write_about(keys: Keys, committee: Committee, words: str, who: Account) -> None:
    """Change what the public page says of a committee."""
    with transaction.atomic():
        page = CommitteePage.objects.select_for_update(of=("self",)).get(committee=committee)
        if page.about == words:
            return
        page.about = words
        page.save(update_fields=["about"])
        history.note(keys, committee, What.TEXT, who)


def make_code(keys: Keys, committee: Committee, who: Account) -> tuple[str, datetime]:
    """Return a new code that pairs one laptop, and until when; nobody can read it again."""
    if committee.closed_at is not None:
        raise Misuse(_("This committee is closed."))
    with transaction.atomic():
        made = enrolling.make_code(committee)
        history.note(keys, committee, What.CODE, who)
    return made


def stop(keys: Keys, committee: Committee, device: int, who: Account, *, wipe: bool) -> None:
    """Refuse a laptop of *committee* from now on; *wipe*: order it to erase itself besides."""
    with transaction.atomic():
        if not committee.devices.filter(pk=device).exists():
            raise Misuse(_("There is no such laptop."))
        revoking.revoke(keys, device, wipe=wipe)
        history.note(keys, committee, What.WIPED if wipe else What.REVOKED, who)


def code_of_department(committee: Committee) -> str:
    """Return the department of a committee; "" where its commune is not known."""
    return department_of(committee.insee) if committee.insee else ""


def _of(found: "QuerySet[Committee]", shown: Shown) -> "QuerySet[Committee]":
    if shown is Shown.ALARM:
        return health.in_alarm(found)
    return found.filter(closed_at__isnull=shown is Shown.OPEN)
