"""What was met at the doors, counted once a day by an index of its own; nobody's door is named."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count

from organiser.domain.exchange.records import State
from organiser.domain.field import Outcome
from organiser.hq.models import Committee, Record

COLUMNS = {
    Outcome.MET: "met", Outcome.COME_BACK: "come_back", Outcome.LEAVE_ALONE: "leave_alone",
    Outcome.ABSENT: "absent", Outcome.INACCESSIBLE: "no_door", Outcome.WRONG_ADDRESS: "no_door",
}  # fmt: skip
"""The column of each answer of a door."""
_SPOKEN = frozenset({"met", "come_back", "leave_alone"})
_KNOCKED = _SPOKEN | {"absent"}


def read_answers(committees: Iterable[Committee]) -> Mapping[UUID, Counter[str]]:
    """Return for each of *committees* how many doors gave which answer, by column."""
    scopes = {each.scope_id: each.pk for each in committees}
    found: dict[UUID, Counter[str]] = {pk: Counter() for pk in scopes.values()}
    lines = (
        Record.objects.filter(scope__in=scopes, kind="visit", state=State.LIVE)
        .values_list("scope_id", "fields__outcome")
        .annotate(Count("pk"))
    )
    for scope, outcome, count in lines:
        if outcome in COLUMNS:
            found[scopes[scope]][COLUMNS[outcome]] += count
    return found


def contact_rate(cells: Mapping[str, int | None]) -> int | None:
    """Return at how many of a hundred doors that were knocked at somebody spoke.

    None where a number that it takes is hidden, or nobody knocked yet.
    """
    counts = {name: cells.get(name) for name in _KNOCKED}
    told = [count for count in counts.values() if count is not None]
    knocked = sum(told)
    if len(told) < len(counts) or not knocked:
        return None
    return round(100 * sum(counts[name] or 0 for name in _SPOKEN) / knocked)
