"""Has another committee welcome whom nobody called: told before, once, and she may refuse.

Only of whom the page told this when she signed up, whom nobody tried to reach since, and of whom
her committee has written nothing: else it would lose what it knew.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from organiser import clock
from organiser.domain.exchange.records import State
from organiser.hq import logbook
from organiser.hq.home import Keys
from organiser.hq.models import Committee, Record, SignUp
from organiser.hq.usecases import elections
from organiser.hq.usecases.desk import health, history
from organiser.hq.usecases.desk.ending import fall_back_of
from organiser.hq.usecases.desk.history import What
from organiser.hq.usecases.public import mailing, mine
from organiser.hq.usecases.pushing import open_desk
from organiser.hq.usecases.welcoming.waits import committees_with_newcomers, waiting_in

_OWN = frozenset(
    ("person", "address", "contact_point", "trait", "consent", "newcomer", "duplicate_proposal",
     "conflict")
)  # fmt: skip
"""Kinds that a sign-up makes, or a program by itself."""


def days_until(committee: Committee) -> int:
    """Return after how many days without a call another committee welcomes her; 0: never."""
    days = int(settings.REHOME_DAYS)
    return days if days > 0 and fall_back_of(committee) is not None else 0


def rehome(keys: Keys, now: datetime | None = None) -> int:
    """Have fall-back committees welcome whom nobody called in time; return how many."""
    days, now = int(settings.REHOME_DAYS), now or clock.now()
    if days <= 0:
        return 0
    then, moved = now - timedelta(days=days), 0
    for committee in committees_with_newcomers():
        target = fall_back_of(committee)
        if target is None or elections.silence_of(committee.insee, now):
            continue
        left = _left_alone(committee, then)
        found = sum(_move(keys, committee, person, target, then) for person in left)
        if found:
            health.look_at(committee)
            health.look_at(target)
        moved += found
    return moved


def _left_alone(committee: Committee, then: datetime) -> list[UUID]:
    return [each.person for each in waiting_in(committee) if each.welcome.since < then]


def _move(
    keys: Keys, committee: Committee, person: UUID, target: Committee, then: datetime
) -> bool:
    """Move one person; what a laptop sends at the same moment is waited for, and counts."""
    with transaction.atomic():
        sign_up = SignUp.objects.filter(
            person=person, committee=committee, may_move=True, moved_at=None
        ).first()
        if sign_up is None:
            return False
        for each in sorted((committee.pk, target.pk)):
            open_desk(keys, each, clock.stamp(clock.now()))
        if person not in _left_alone(committee, then) or _is_known(committee, person):
            return False
        mine.move(keys, sign_up, target)
        sign_up.moved_at = clock.now()
        sign_up.save(update_fields=["moved_at"])
        mailing.tell_moved(sign_up.pk)
        history.note(keys, committee, What.SENT_ON, None, target.name)
    logbook.note("rehomed", of=committee.pk.hex, to=target.pk.hex)
    return True


def _is_known(committee: Committee, person: UUID) -> bool:
    """Whether her committee wrote anything of her: she is no stranger there."""
    about = Record.objects.filter(scope_id=committee.scope_id, subject=person, state=State.LIVE)
    return about.exclude(kind__in=_OWN).exists()
