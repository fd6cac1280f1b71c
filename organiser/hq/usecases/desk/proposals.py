"""Proposals as an officer sees them: lists by state and theme, and others that may say the same."""

from collections import Counter
from uuid import UUID

from django.db.models import Count, QuerySet

from organiser.domain.proposal import State
from organiser.errors import Misuse
from organiser.hq.models import Account, Proposal, Role
from organiser.hq.usecases import proposals
from organiser.hq.usecases.proposals import ProposalLine
from organiser.i18n import _

SENT = "sent"
"""Of a list: those that headquarters has not looked at."""
EVERY = "all"
SHOWN = (SENT, *map(str, State), EVERY)
_MOST_THEMES, _MOST_OTHERS = 200, 20


def within(account: Account) -> "QuerySet[Proposal]":
    """Return the proposals that somebody is there for, the newest first."""
    if account.role != Role.DEPARTMENT:
        return proposals.rows()
    department = f"department:{account.department}"
    return proposals.rows().filter(committee__department__name=department)


def listed(account: Account, shown: str, theme: str = "") -> "QuerySet[Proposal]":
    """Return the proposals of a list, of one *theme* if it is told; texts are left aside."""
    found = within(account).defer("text", "answer")
    if theme:
        found = found.filter(theme=theme)
    return found if shown == EVERY else found.filter(state="" if shown == SENT else shown)


def count_of(account: Account) -> dict[str, int]:
    """Return how many there are of each list."""
    told = within(account).order_by().values_list("state").annotate(many=Count("pk"))
    counts = Counter({state or SENT: many for state, many in told})
    return {**{shown: counts[shown] for shown in SHOWN}, EVERY: counts.total()}


def themes(account: Account) -> list[str]:
    """Return the themes that proposals bear, two hundred at most."""
    found = within(account).exclude(theme="").order_by("theme").values_list("theme", flat=True)
    return list(found.distinct()[:_MOST_THEMES])


def proposal_of(account: Account, series: UUID) -> ProposalLine:
    """Return one proposal, its seconds counted now; `Misuse` where none is hers to see."""
    if not within(account).filter(pk=series).exists():
        raise Misuse(_("There is no such proposal."))
    return proposals.proposal_of(series)


def others(line: ProposalLine, typed: str) -> list[Proposal]:
    """Return proposals that may say the same: *typed* is in the title, else of the same theme."""
    found = proposals.rows().exclude(pk=line.series).exclude(state=str(State.MERGED))
    if typed.strip():
        found = found.filter(title__icontains=typed.strip())
    elif line.said.theme:
        found = found.filter(theme=line.said.theme)
    else:
        return []
    return list(found.defer("text", "answer")[:_MOST_OTHERS])
