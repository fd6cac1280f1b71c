"""The days of voting of the country, kept here for everybody: the silence before them (R17)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from organiser.domain import silence
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import new_id
from organiser.domain.silence import ElectionDay, Silence
from organiser.domain.territory import department_of
from organiser.domain.vote_help import NO_LAST_DAYS, Sent
from organiser.errors import Misuse
from organiser.hq.home import Keys
from organiser.hq.usecases import feeds
from organiser.i18n import _

_KIND, _MOVEMENT = "poll_day", "movement"


def add(keys: Keys, title: str, on: date, department: str = "", sent: Sent = NO_LAST_DAYS) -> UUID:
    """Tell every committee of a day of voting: of the whole country, or of one department.

    With *sent*, its last days are told too; without, each laptop takes the law's.
    """
    if not title.strip():
        raise Misuse(_("Say which vote it is."))
    if any(day is not None and day >= on for day in (sent.register_by, sent.proxy_by)):
        raise Misuse(_("A last day lies before the vote."))
    made, days = new_id(), {"register_by": sent.register_by, "proxy_by": sent.proxy_by}
    fields: dict[str, Value] = {
        "title": title.strip(), "on": on.isoformat(), "department": department.strip(),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
    }  # fmt: skip
    with transaction.atomic(), feeds.opened(keys, _MOVEMENT) as desk:
        feeds.put(desk, _KIND, made, fields)
    return made


def remove(keys: Keys, poll_day: UUID) -> None:
    """Take a day of voting out again, everywhere."""
    with transaction.atomic(), feeds.opened(keys, _MOVEMENT) as desk:
        if not feeds.take_out(desk, _KIND, poll_day):
            raise Misuse(_("There is no such day of voting."))


def every() -> tuple[tuple[UUID, ElectionDay], ...]:
    """Return the days of voting with their ids, the earliest first."""
    days = [
        (key, ElectionDay(said["title"], date.fromisoformat(said["on"]), said["department"]))
        for key, said in feeds.said_to_all(_KIND)
    ]
    return tuple(sorted(days, key=lambda each: (each[1].on, each[1].title)))


def silence_of(insee: str, moment: datetime) -> Silence | None:
    """Return the silence that holds in the commune *insee* at *moment*, or None."""
    return silence.silence_at([day for _id, day in every()], department_of(insee), moment)


def silences_of(insee: str) -> tuple[Silence, ...]:
    """Return every silence in the commune *insee*, the earliest first."""
    return silence.silences([day for _id, day in every()], department_of(insee))
