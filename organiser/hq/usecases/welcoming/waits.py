"""Whom nobody has called yet, in which committee: read from what is in clear, no name among it."""

from collections.abc import Iterator

from organiser.domain.exchange.records import State
from organiser.hq.models import Committee, Record, Tally
from organiser.hq.usecases.desk import health
from organiser.hq.usecases.desk.health import Newcomer


def committees_with_newcomers() -> Iterator[Committee]:
    """Yield each open committee with whom somebody ever signed up."""
    scopes = Tally.objects.filter(name="newcomer", count__gt=0).values_list("scope_id", flat=True)
    found = Committee.objects.filter(closed_at=None, scope_id__in=list(scopes))
    yield from found.order_by("pk").iterator()


def waiting_in(committee: Committee) -> tuple[Newcomer, ...]:
    """Return whom nobody has tried to reach yet, the first first.

    Whose data are limited waits for nobody.
    """
    waiting = health.read(committee.scope_id).waiting()
    if not waiting:
        return ()
    limited = {
        said["person_id"]
        for said in Record.objects.filter(
            scope_id=committee.scope_id, kind="limitation", state=State.LIVE
        ).values_list("fields", flat=True)
        if said.get("lifted_at") is None
    }
    return tuple(each for each in waiting if each.person.hex not in limited)
