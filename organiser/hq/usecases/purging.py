"""Lets go of what is kept no longer: run once a day.

What was deleted can be brought back for thirty days, then its words go. Its row stays until every
living laptop has heard of it, a year at least and eighteen months at most; who has not by then
reads everything again. Of who was erased an id stays for ever, so that nothing brings her back.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max, Q

from organiser import clock
from organiser.domain.exchange.records import OTHERS, State
from organiser.hq import standing
from organiser.hq.home import Keys
from organiser.hq.models import Device, DeviceBatch, Enrolment, Record, Scope
from organiser.hq.usecases import directives, files, register, revoking, tries
from organiser.hq.usecases.desk import access, accounts
from organiser.hq.usecases.founding import asking
from organiser.hq.usecases.public import joining

EMPTIED = timedelta(days=30)
SOONEST, LATEST = timedelta(days=365), timedelta(days=548)
CHANGES = timedelta(weeks=10)
"""Of which edits were taken: longer than any copy of a laptop's file lives."""
SILENT = timedelta(days=183)
CODES = timedelta(days=30)
"""After a code's end, when nobody used it."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was let go."""

    emptied: int = 0
    rows: int = 0
    changes: int = 0
    devices: int = 0
    codes: int = 0


def purge(keys: Keys) -> Purged:
    """Let go of all whose time is over."""
    silent = _revoke_silent(keys)
    emptied = rows = changes = 0
    for name in list(Scope.objects.order_by("id").values_list("name", flat=True)):
        gone = purge_scope(name)
        emptied, rows, changes = (
            a + b for a, b in zip((emptied, rows, changes), gone, strict=True)
        )
    codes = Enrolment.objects.filter(used_by=None, expires_at__lt=clock.now() - CODES).delete()[0]
    tries.forget_old()
    joining.forget_unconfirmed()
    accounts.forget_sessions()
    access.forget_old()
    asking.forget_old()
    register.forget_old(keys)
    directives.take_back_files(keys)
    files.forget_unsent()
    return Purged(emptied, rows, changes, silent, codes)


def purge_scope(name: str) -> tuple[int, int, int]:
    """Let go of what is over in one feed: records emptied, rows dropped, batches forgotten."""
    with transaction.atomic():
        scope = Scope.objects.get(pk=standing.of_scope(name, lock=True).id)
        return _empty(scope), _drop(scope), _forget_changes(scope)


def _revoke_silent(keys: Keys) -> int:
    """Stop laptops that were silent for half a year: they would hold back what may go."""
    then = clock.now() - SILENT
    silent = Q(seen_at__lt=then) | Q(seen_at=None, paired_at__lt=then)
    numbers = list(Device.objects.filter(silent, revoked_at=None).values_list("pk", flat=True))
    for number in numbers:
        revoking.revoke(keys, number, wipe=False)
    return len(numbers)


def _empty(scope: Scope) -> int:
    """Empty what was deleted; that it was, and when, is still told."""
    left = "jsonb_build_object(%s::text, versions -> %s::text)"
    if connection.vendor != "postgresql":
        left = "json_object(%s, json_extract(versions, '$.\"' || %s || '\"'))"
    then = clock.stamp(clock.now() - EMPTIED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE record SET fields = '{{}}', secret = NULL, versions = {left} "
            "WHERE scope_id = %s AND state = %s AND changed_at < %s "
            "AND (secret IS NOT NULL OR fields <> '{}')",
            [OTHERS, OTHERS, scope.pk, int(State.DELETED), then],
        )
        return int(cursor.rowcount)


def _drop(scope: Scope) -> int:
    """Drop the rows of what was deleted, once nobody has to hear of it any more."""
    now = clock.now()
    soonest, latest = clock.stamp(now - SOONEST), clock.stamp(now - LATEST)
    heard = Q(changed_at__lt=soonest, seq__lte=_heard_by_all(scope))
    found = Record.objects.filter(
        heard | Q(changed_at__lt=latest), scope=scope, state=State.DELETED
    )
    last = found.aggregate(last=Max("seq"))["last"]
    if last is None:
        return 0
    Scope.objects.filter(pk=scope.pk).update(purged_below=max(scope.purged_below, last))
    return found.delete()[0]


def _heard_by_all(scope: Scope) -> int:
    """Return up to where every living laptop holds everything."""
    readers = Device.objects.filter(revoked_at=None)
    if scope.name.startswith("committee:"):
        readers = readers.filter(committee__scope=scope)
    elif scope.name.startswith("department:"):
        readers = readers.filter(committee__department=scope)
    cursors = readers.values_list("cursors", flat=True)
    return min((told.get(scope.name, 0) for told in cursors.iterator()), default=scope.last_seq)


def _forget_changes(scope: Scope) -> int:
    day = clock.stamp(clock.now() - CHANGES) // 86_400_000
    return DeviceBatch.objects.filter(scope=scope, day__lt=day).delete()[0]
