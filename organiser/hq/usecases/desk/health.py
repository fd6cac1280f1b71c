"""How committees fare: looked at once a day and on their own page, kept where lists read it.

What is looked at has an index of its own (`record_told`): no list reads the records of a committee,
and no page those of two.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from organiser import clock
from organiser.domain.action import ActionState
from organiser.domain.exchange.records import State
from organiser.domain.welcome import Line, Step, Welcome, welcome
from organiser.hq.models import TOLD, Committee, Device, Health

RECENT = timedelta(days=30)
_READ = (
    f"SELECT kind, id, subject, fields FROM record WHERE scope_id = %s AND kind IN {TOLD} "  # noqa: S608  (words of ours)
    f"AND state = {int(State.LIVE)}"
)
_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came by the site, by her id, and how far her welcome is."""

    person: UUID
    arrived_at: datetime
    welcome: Welcome

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has tried to reach her yet."""
        return self.welcome.is_open and self.welcome.first_at is None


@dataclass(slots=True)
class Told:
    """What the records of one committee say that headquarters may count."""

    newcomers: list[Newcomer] = field(default_factory=list)
    actions: list[tuple[str, date, str]] = field(default_factory=list)
    """Kind, day and state of each."""
    trained: set[UUID] = field(default_factory=set)
    followed: set[tuple[str, UUID]] = field(default_factory=set)
    """By the key of a course, who followed it with success; whether it still counts or not."""

    def waiting(self) -> Sequence[Newcomer]:
        """Return the newcomers whom nobody has tried to reach yet, the first first."""
        found = [each for each in self.newcomers if each.is_waiting]
        return sorted(found, key=lambda each: each.arrived_at)

    def done(self, since: date, until: date) -> Iterator[str]:
        """Yield the kind of each action of those days that took or takes place."""
        for kind, on, state in self.actions:
            if since < on <= until and state != ActionState.CANCELLED:
                yield kind


def look_at(committee: Committee) -> Health:
    """Look at one committee now, and keep how it fares."""
    fares = of(committee.pk, read(committee.scope_id))
    keep([fares])
    return fares


def keep(found: Sequence[Health]) -> None:
    """Keep how committees fare."""
    Health.objects.bulk_create(
        found, update_conflicts=True, unique_fields=["committee"],
        update_fields=["at", "waiting", "waiting_since", "actions", "trained"],
    )  # fmt: skip


def of(committee: UUID, told: Told) -> Health:
    """Return how a committee fares by what its records say."""
    waiting, today = told.waiting(), clock.today()
    return Health(
        committee_id=committee, at=clock.now(), waiting=len(waiting),
        waiting_since=waiting[0].arrived_at if waiting else None,
        actions=sum(1 for _ in told.done(today - RECENT, today)), trained=len(told.trained),
    )  # fmt: skip


def read(scope: int) -> Told:
    """Return what the records of one scope say."""
    told, arrived = Told(), dict[UUID, datetime]()
    steps: dict[UUID, list[Line]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_READ, [scope])
        rows = cursor.fetchall()
    for kind, _record, subject, said in rows:
        fields = _decode(said) if isinstance(said, str | bytes) else said
        if kind == "action":
            told.actions.append(
                (str(fields["kind"]), date.fromisoformat(fields["on"]), str(fields["state"]))
            )
        elif kind == "training_record":
            _note_training(told, subject, fields)
        elif kind == "newcomer":
            arrived[_uuid(subject)] = clock.moment(fields["arrived_at"])
        else:
            steps[_uuid(subject)].append(Line(Step(fields["step"]), clock.moment(fields["at"])))
    told.newcomers = [
        Newcomer(person, at, welcome(at, steps[person])) for person, at in arrived.items()
    ]
    return told


def in_alarm(committees: "QuerySet[Committee]") -> "QuerySet[Committee]":
    """Return those of *committees* where newcomers wait and no laptop called for too long."""
    then = clock.now() - timedelta(days=settings.SILENT_DAYS)
    called = Device.objects.filter(committee=OuterRef("pk"), seen_at__gte=then)
    return committees.filter(Q(health__waiting__gt=0), ~Exists(called), closed_at=None)


def is_silent(seen_at: datetime | None) -> bool:
    """Return whether the last call is too long ago."""
    return seen_at is None or seen_at < clock.now() - timedelta(days=settings.SILENT_DAYS)


def _note_training(told: Told, subject: Any, fields: dict[str, Any]) -> None:
    until = fields.get("valid_until")
    is_over = until is not None and date.fromisoformat(until) < clock.today()
    if subject is None or fields.get("is_passed") == 0:
        return
    if not is_over:
        told.trained.add(_uuid(subject))
    if fields.get("course_key"):
        told.followed.add((str(fields["course_key"]), _uuid(subject)))


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)
