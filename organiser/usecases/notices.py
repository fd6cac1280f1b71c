"""Who is to be told where her data come from, and that she was told (GDPR art. 14)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.consent import NOT_FROM_HERSELF, Origin
from organiser.domain.identifier import new_key
from organiser.domain.rights import ToldBy, due_on
from organiser.models.rights import Notice
from organiser.sync.capture import insert_many

_COLUMNS = ("id", "person_id", "due_on", "told_by", "detail")
_AT_ONCE = 500


def owe(connection: Connection, people: Iterable[bytes], origin: Origin, came_on: date) -> None:
    """Write down that *people* of a list of *origin* are to be told, within a month."""
    if origin in NOT_FROM_HERSELF:
        due = due_on(came_on).isoformat()
        insert_many(connection, Notice, _COLUMNS, [(new_key(), key, due, "", "") for key in people])


def tell(session: Session, people: Iterable[UUID], by: ToldBy, detail: str = "") -> None:
    """Write down that *people* were told, those of them who were still to be."""
    some = list(people)
    for start in range(0, len(some), _AT_ONCE):
        session.execute(
            update(Notice)
            .where(Notice.person_id.in_(some[start : start + _AT_ONCE]), Notice.told_at.is_(None))
            .values(told_at=clock.now(), told_by=by.value, detail=detail.strip())
        )
