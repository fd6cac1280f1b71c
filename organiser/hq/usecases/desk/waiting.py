"""What waits for an officer when she comes in: figures of her own territory, and the next vote."""

from dataclasses import dataclass

from organiser import clock
from organiser.domain.founding import RequestState
from organiser.domain.silence import ElectionDay
from organiser.hq.models import Account, CommitteeRequest, Role
from organiser.hq.usecases import elections, register
from organiser.hq.usecases.desk import committees, proposals
from organiser.hq.usecases.desk.committees import Shown

_UNDECIDED = (RequestState.APPLIED, RequestState.PRE_APPROVED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many of each wait."""

    silent: int
    """Committees that do not call while newcomers wait there."""
    standing: int
    requests: int
    """To create a committee, not decided yet."""
    proposals: int
    """That nobody at headquarters has read."""


def read_waiting(account: Account) -> Waiting:
    """Return what waits for *account*: of its department, or of the country."""
    counts = committees.count_of(account)
    asked = CommitteeRequest.objects.exclude(verified_at=None).filter(state__in=_UNDECIDED)
    return Waiting(
        counts[Shown.ALARM], counts[Shown.OPEN],
        asked.filter(insee__startswith=_department_of(account)).count(),
        proposals.count_of(account)[proposals.SENT],
    )  # fmt: skip


def read_assessments() -> int:
    """Return how many lines of the register are to be assessed anew."""
    return len(register.to_assess())


def read_vote(account: Account) -> ElectionDay | None:
    """Return the day of voting that comes first where *account* works."""
    today, department = clock.today(), _department_of(account)
    coming = (
        day
        for _id, day in elections.every()
        if day.on >= today and (not department or day.department in {"", department})
    )
    return next(coming, None)


def _department_of(account: Account) -> str:
    return account.department if account.role == Role.DEPARTMENT else ""
