"""What who watches over the server is told, as Prometheus reads it."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import DatabaseError
from django.db.models import Sum

from organiser import clock
from organiser.hq import counting
from organiser.hq.models import Committee, Device, Scope, Tally
from organiser.hq.usecases import checking

HEAD = "organiser_hq"
_TYPES = {
    "exchange_seconds": "histogram", "requests_total": "counter", "changes_total": "counter",
    "rows_total": "counter", "refusals_total": "counter", "faults_total": "counter",
    "turned_away_total": "counter",
}  # fmt: skip


def told() -> str:
    """Return the figures, one a line."""
    return "".join(f"{line}\n" for line in (*_counted(), *_standing()))


def _counted() -> Iterator[str]:
    counts = counting.total()
    for name, kind in _TYPES.items():
        yield f"# TYPE {HEAD}_{name} {kind}"
        for key in sorted(key for key in counts if _belongs(key, name)):
            yield f"{HEAD}_{key} {counts[key]:.6g}"


def _belongs(key: str, name: str) -> bool:
    return key.partition("{")[0].removesuffix("_bucket").removesuffix("_sum").removesuffix(
        "_count"
    ) == name.removesuffix("_count")


def _standing() -> Iterator[str]:
    yield f"# TYPE {HEAD}_ready gauge"
    yield f"{HEAD}_ready {int(checking.is_ready())}"
    try:
        devices = Device.objects.filter(revoked_at=None)
        seen = devices.filter(seen_at__gt=clock.now() - timedelta(days=7)).count()
        gauges = {
            "committees": Committee.objects.filter(closed_at=None).count(),
            "devices": devices.count(), "devices_seen_in_a_week": seen,
            "records": Scope.objects.aggregate(all=Sum("live"))["all"] or 0,
        }  # fmt: skip
        kinds = Tally.objects.values_list("name").annotate(Sum("count")).order_by("name")
        by_kind = [(str(name), int(count)) for name, count in kinds]
    except DatabaseError:
        return
    for name, value in gauges.items():
        yield f"# TYPE {HEAD}_{name} gauge"
        yield f"{HEAD}_{name} {value}"
    yield f"# TYPE {HEAD}_records_of_kind gauge"
    for kind, count in by_kind:
        yield f'{HEAD}_records_of_kind{{kind="{kind}"}} {count}'
