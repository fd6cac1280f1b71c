"""Writes down what committees count on each stage, at the push that brings it."""

import re
from collections.abc import Iterable

from organiser.domain.climbers import MOST_COUNTED, count_id
from organiser.domain.engagement import LADDER
from organiser.domain.exchange.records import State, Stored
from organiser.hq.models import RungCount

RUNG_COUNT = "rung_count"
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
_RUNGS = frozenset(int(rung) for rung in LADDER)


def note(scope: int, records: Iterable[Stored]) -> None:
    """Write down the counts among *records* of *scope*; what makes no sense is left aside."""
    rows = [row for each in records if each.kind == RUNG_COUNT and (row := _row(scope, each))]
    if rows:
        RungCount.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["scope", "month", "rung"],
            update_fields=["people", "climbed"],
        )  # fmt: skip


def _row(scope: int, record: Stored) -> RungCount | None:
    said = record.fields
    month, rung = str(said.get("month", "")), said.get("rung")
    if not _MONTH.fullmatch(month) or rung not in _RUNGS or record.id != count_id(month, int(rung)):
        return None  # a laptop may write what its program would not
    is_live = record.state is State.LIVE
    people, climbed = (_count(said.get(name)) if is_live else 0 for name in ("people", "climbed"))
    return RungCount(scope_id=scope, month=month, rung=rung, people=people, climbed=climbed)


def _count(value: object) -> int:
    return min(max(0, value), MOST_COUNTED) if isinstance(value, int) else 0
