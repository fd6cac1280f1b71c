"""What is kept in every version: the newest of one, all of one, the newest of each."""

from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from organiser.hq.models import Directive, SelectionLine

Row = TypeVar("Row", Directive, SelectionLine)


def newest_in(rows: QuerySet[Row], series: UUID, *, lock: bool = False) -> Row | None:
    """Return the last version of a series among *rows*; None where there is none.

    *lock*: hold its first version, so that two who replace it come one after the other.
    """
    found = rows.filter(series=series)
    if lock and connection.vendor == "postgresql":
        found.select_for_update().filter(version=1).first()
    return found.order_by("-version").first()


def all_in(rows: QuerySet[Row], series: UUID) -> tuple[Row, ...]:
    """Return every version of a series among *rows*, the last first."""
    return tuple(rows.filter(series=series).order_by("-version"))


def newest_of_each(rows: QuerySet[Row]) -> tuple[Row, ...]:
    """Return the last version of every series among *rows*, in no order that is promised."""
    return tuple({each.series: each for each in rows.order_by("version")}.values())
