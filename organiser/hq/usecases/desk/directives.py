"""Directives as an officer sees them: those that concern her, and what she may do about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organiser import clock
from organiser.domain.directive import (
    COMMITTEE,
    DEPARTMENT,
    MOVEMENT,
    Page,
    Standing,
    standing_between,
)
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import Account, Attachment, Committee, Directive, Role
from organiser.hq.usecases import directives
from organiser.hq.usecases.desk import committees
from organiser.hq.usecases.directives import CommitteeReading, Counts, Terms
from organiser.i18n import _

_MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Reach:
    """The feeds that somebody is there for; None is all of them."""

    feeds: frozenset[str] | None

    def concerns(self, directive: Directive) -> bool:
        """Whether it is read by a committee that she is there for."""
        if self.feeds is None or MOVEMENT in directive.audience:
            return True
        return not self.feeds.isdisjoint(directive.audience)

    def covers(self, audience: Sequence[str]) -> bool:
        """Whether nobody else than her committees is asked."""
        return self.feeds is None or self.feeds.issuperset(audience)


def reach_of(account: Account) -> Reach:
    """Return the feeds that somebody is there for."""
    if account.role != Role.DEPARTMENT:
        return Reach(None)
    found = committees.within(account).values_list("pk", flat=True)
    feeds = {f"{COMMITTEE}{each.hex}" for each in found}
    return Reach(frozenset({f"{DEPARTMENT}{account.department}", *feeds}))


def listed(account: Account) -> list[tuple[Directive, Standing]]:
    """Return the last version of each directive that concerns her, the newest first."""
    reach = reach_of(account)
    found = (each for each in directives.list_directives() if reach.concerns(each))
    return [(each, standing_of(each)) for each in found]


def standing_of(directive: Directive) -> Standing:
    """Return whether it is to be followed today."""
    if directive.withdrawn_at is not None:
        return Standing.WITHDRAWN
    return standing_between(directive.valid_from, directive.valid_until, clock.today())


def directive_of(account: Account, series: UUID) -> Directive:
    """Return the last version of a directive; `Misuse` where none concerns her."""
    last = directives.newest_of(series)
    if not reach_of(account).concerns(last):
        raise Misuse(_("There is no such directive."))
    return last


def may_change(account: Account, directive: Directive) -> bool:
    """Whether she may replace or withdraw it."""
    return directive.withdrawn_at is None and reach_of(account).covers(directive.audience)


def publish(
    keys: Keys, account: Account, page: Page, audience: Sequence[str], terms: Terms,
    chosen: Sequence[Attachment] = (),
) -> Directive:  # fmt: skip
    """Send a new directive; `Refused` where it would reach committees that are not hers."""
    _check(account, audience)
    return directives.publish(keys, page, audience, terms, by=account.email, chosen=chosen)


def revise(
    keys: Keys, account: Account, series: UUID, page: Page, terms: Terms,
    chosen: Sequence[Attachment] = (),
) -> Directive:  # fmt: skip
    """Replace what a directive of hers says."""
    _check(account, directives.newest_of(series).audience)
    return directives.revise(keys, series, page, terms, by=account.email, chosen=chosen)


def withdraw(keys: Keys, account: Account, series: UUID, reason: str) -> Directive:
    """Tell the audience of a directive of hers that it counts no more, and why."""
    _check(account, directives.newest_of(series).audience)
    return directives.withdraw(keys, series, reason, by=account.email)


def count_readings(account: Account, directive: Directive) -> Counts:
    """Return how far the committees are that she is there for."""
    return directives.count_readings(directive, account.department)


def read_readings(
    account: Account, directive: Directive, start: int, many: int
) -> tuple[CommitteeReading, ...]:  # fmt: skip
    """Return how far some of them are, those that said something first."""
    return directives.read_readings(directive, account.department, start, many)


def find_committees(account: Account, typed: str) -> list[Committee]:
    """Return open committees of hers by a part of their name, thirty at most."""
    if not typed.strip():
        return []
    found = committees.within(account).filter(closed_at=None, name__icontains=typed.strip())
    return list(found.order_by("name", "pk")[:_MOST_FOUND])


def named_committees(account: Account, ids: Sequence[UUID]) -> list[Committee]:
    """Return those of *ids* that she is there for, by name."""
    return list(committees.within(account).filter(pk__in=ids).order_by("name", "pk"))


def _check(account: Account, audience: Sequence[str]) -> None:
    if not reach_of(account).covers(audience):
        raise Refused(_("It is for committees of other departments too: headquarters decides."))
