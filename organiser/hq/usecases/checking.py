"""Looks the whole server over: keys, database, history, and that every feed adds up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from nacl.exceptions import CryptoError

from organiser.domain.exchange.fingerprint import MODULUS, mark_of
from organiser.domain.exchange.records import State
from organiser.hq import envelope, home, mark
from organiser.hq.home import Keys
from organiser.hq.models import Committee, Device, History, Record, Scope, Tally
from organiser.hq.usecases import watching
from organiser.i18n import _

_MUST = ("fsync", "full_page_writes")
"""What PostgreSQL may be set otherwise, at the price of lost writes when the power fails."""


@dataclass(frozen=True, slots=True)
class Health:
    """How the server stands."""

    committees: int
    devices: int
    records: int
    problems: tuple[str, ...]


def check(*, counts: bool = True) -> Health:
    """Look everything over; *counts*: work out the sums of every feed anew, which takes a while."""
    keys = home.keys()
    if _waits_for_migration():
        problem = _("The database is of an older version: run organiser-hq migrate.")
        return Health(0, 0, 0, (problem,))
    problems = [*_history(keys), *_database(), *_keys(keys), *(_feeds() if counts else ())]
    return Health(
        Committee.objects.count(), Device.objects.filter(revoked_at=None).count(),
        sum(Scope.objects.values_list("live", flat=True)), tuple(problems),
    )  # fmt: skip


def is_ready() -> bool:
    """Whether laptops are let in: the database answers, is up to date, open and not too old."""
    try:
        keys = home.keys()
        if mark.is_shut(keys.home) or _waits_for_migration():
            return False
        return History.objects.filter(is_open=True).exists() and not watching.is_older(keys)
    except (DatabaseError, home.NoKeys):
        return False


def _waits_for_migration() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _history(keys: Keys) -> Iterator[str]:
    if watching.is_older(keys):
        yield _(
            "The database is older than it was, or another one: was a copy put back? "
            "Say organiser-hq restore-finish."
        )
    elif mark.is_shut(keys.home) or not History.objects.filter(is_open=True).exists():
        yield _("No laptop is let in: say organiser-hq restore-finish.")


def _database() -> Iterator[str]:
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("PRAGMA quick_check")
            if cursor.fetchone() != ("ok",):
                yield _("The database’s file is damaged.")
            return
        for name in _MUST:
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone() != ("on",):
                words = _("PostgreSQL’s {name} is off: a power cut would lose what was taken.")
                yield words.format(name=name)


def _keys(keys: Keys) -> Iterator[str]:
    """Whether the keys are those of this database: one record is opened."""
    found = Record.objects.exclude(secret=None).select_related("scope").first()
    if found is None or not found.scope.name.startswith("committee:"):
        return
    committee = UUID(hex=found.scope.name.partition(":")[2])
    try:
        envelope.opened(found.secret, keys.of_committee(committee))
    except CryptoError:
        yield _("The keys in {folder} are not those of this database.").format(folder=settings.HOME)


def _feeds() -> Iterator[str]:
    for scope in Scope.objects.order_by("id").iterator():
        total, last, kinds = 0, 0, Counter[str]()
        rows = Record.objects.filter(scope=scope).values_list("id", "kind", "seq", "state")
        for record, kind, seq, state in rows.iterator(chunk_size=5_000):
            last = max(last, seq)
            if state == State.LIVE:
                total += mark_of(record.bytes, seq)
                kinds[kind] += 1
        counts = Counter(dict(Tally.objects.filter(scope=scope).values_list("name", "count")))
        adds_up = (kinds.total(), str(total % MODULUS)) == (scope.live, scope.total)
        if not adds_up or last > scope.last_seq or +counts != kinds:
            yield _("The feed {name} does not add up.").format(name=scope.name)
