"""What the ladder and the score stand on, read for a few people or for everybody at once.

Read through the driver: for a million deeds, an object a row would cost more than the reading.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from organiser.domain.engagement import PROGRAM, Facts, Rung, Thresholds, rung_on
from organiser.domain.scoring import Deed, DeedKind, deed_of
from organiser.encrypted_file import Connection

AT_ONCE = 500
"""People named in one question."""


class Part(NamedTuple):
    """What coming to one action or training is; one value for all who came alike."""

    presence: tuple[date, str]
    deed: Deed | None
    is_organiser: bool = False


def _lists() -> "defaultdict[bytes, list[Any]]":
    return defaultdict(list)


@dataclass(slots=True)
class Pasts:
    """What is known of what people did, each under the bytes of her id."""

    signed_up: dict[bytes, date] = field(default_factory=dict)
    expressed: dict[bytes, list[date]] = field(default_factory=_lists)
    took_part: dict[bytes, list[Part]] = field(default_factory=_lists)
    recruited: dict[bytes, list[date]] = field(default_factory=_lists)
    other_deeds: dict[bytes, list[Deed]] = field(default_factory=_lists)
    objecting: set[bytes] = field(default_factory=set)
    rungs: dict[bytes, int] = field(default_factory=dict)
    """The stored ones."""

    def facts(self, person: bytes) -> Facts:
        """Return what her rung is decided on."""
        parts = self.took_part.get(person, ())
        return Facts(
            signed_up=self.signed_up.get(person),
            expressed=tuple(self.expressed.get(person, ())),
            presences=tuple([part.presence for part in parts]),
            organised=tuple([part.presence[0] for part in parts if part.is_organiser]),
            recruited=tuple(self.recruited.get(person, ())),
            objects=person in self.objecting,
        )

    def did(self, person: bytes) -> list[Deed]:
        """Return her deeds; who organised an action was there too, but has one deed of it."""
        parts = self.took_part.get(person, ())
        deeds = [part.deed for part in parts if part.deed is not None]
        return deeds + self.other_deeds[person] if person in self.other_deeds else deeds


def read_pasts(connection: Connection, people: Sequence[bytes]) -> Pasts:
    """Return all that *people* did."""
    pasts = Pasts()
    for at in range(0, len(people), AT_ONCE):
        _read(pasts, _Asking(connection, people[at : at + AT_ONCE]))
    return pasts


def read_everybody(connection: Connection, since: date) -> Pasts:
    """Return what everybody did; of actions and trainings, what was *since* that day."""
    pasts = Pasts()
    with _nothing_thrown_away():
        _read(pasts, _Asking(connection, None, since.isoformat()))
    return pasts


def aged_rungs(
    connection: Connection, today: date, asks: Thresholds = PROGRAM
) -> dict[bytes, Rung]:
    """Return the rungs of *today* of those whose stored one time alone has changed.

    A contact or a sign-up who never came stays that: she is not looked at.
    """
    pasts = read_everybody(connection, today - asks.present - asks.kept)
    moving = pasts.took_part.keys() | pasts.recruited.keys()
    return {
        person: rung
        for person, stored in pasts.rungs.items()
        if (stored > Rung.SIGNED_UP or person in moving)
        and (rung := rung_on(today, pasts.facts(person), asks)) != stored
    }


def other_rungs(connection: Connection, today: date, asks: Thresholds) -> dict[bytes, Rung]:
    """Return the rungs of *today* that differ from the stored ones, of everybody.

    For a ladder that was defined anew: its spans may reach further back than those before it.
    """
    pasts = read_everybody(connection, today - asks.present - asks.kept)
    return {
        person: rung
        for person, stored in pasts.rungs.items()
        if (rung := rung_on(today, pasts.facts(person), asks)) != stored
    }


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """All that is made inside is kept: to look through it for garbage costs a quarter more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Asking:
    """Asks about a few people, or about everybody since a day."""

    def __init__(
        self, connection: Connection, people: Sequence[bytes] | None, since: str = ""
    ) -> None:
        self._connection, self.is_few = connection, people is not None
        few = {f"i{at}": key for at, key in enumerate(people or ())}
        self._who = "IS NOT NULL" if people is None else f"IN (:{', :'.join(few)})"
        self._bound: dict[str, object] = {"since": since, **few}

    def rows(self, statement: str) -> Iterable[tuple[Any, ...]]:
        """Return the rows of *statement*, in which {who} says of whom."""
        return self._connection.execute(statement.format(who=self._who), self._bound)


_PEOPLE = """
    SELECT id, rung, origin = 'petition',
      joined_on IS NOT NULL OR origin IN ('signup_sheet', 'website', 'member_list'),
      joined_on, date(created_at / 1000, 'unixepoch', 'localtime') FROM person WHERE id {who}
"""
_EXPRESSED = """
    SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM consent c
    WHERE state = 'given' AND person_id {who} AND NOT EXISTS (
      SELECT 1 FROM consent w WHERE w.person_id = c.person_id AND w.purpose = c.purpose
        AND w.channel = c.channel AND w.state = 'withdrawn' AND w.at >= c.at)
"""
_ACTIONS = """
    SELECT id, "on", kind FROM action WHERE state = 'done'
      AND id IN (SELECT action_id FROM participation WHERE person_id {who})
"""
_ACTIONS_SINCE = """SELECT id, "on", kind FROM action WHERE state = 'done' AND "on" >= :since"""
_PARTICIPATIONS = """
    SELECT person_id, action_id, role FROM participation WHERE state = 'came' AND person_id {who}
"""
_PARTICIPATIONS_SINCE = """
    SELECT person_id, action_id, role FROM participation WHERE state = 'came'
      AND action_id IN (SELECT id FROM action WHERE state = 'done' AND "on" >= :since)
"""
_TRAININGS = """
    SELECT person_id, "on", course FROM training_record
    WHERE is_passed IS NOT 0 AND "on" >= :since AND person_id {who}
"""
"""A quiz that was not passed moves nobody up."""
_RECRUITED = """
    SELECT referrer_id, date(created_at / 1000, 'unixepoch', 'localtime'), id FROM person
    WHERE basis != 'pending' AND referrer_id {who}
"""
_OBJECTING = """
    SELECT person_id FROM objection o WHERE state = 'made' AND person_id {who} AND NOT EXISTS (
      SELECT 1 FROM objection l WHERE l.person_id = o.person_id AND l.state = 'lifted'
        AND (l.at, l.id) > (o.at, o.id))
"""


def _read(pasts: Pasts, asking: _Asking) -> None:
    pasts.objecting.update(person for (person,) in asking.rows(_OBJECTING))
    _read_sign_ups(pasts, asking)
    _read_participations(pasts, asking)
    for person, on, course in asking.rows(_TRAININGS):
        day = date.fromisoformat(on)
        deed = Deed(day, DeedKind.TRAINING, course)
        pasts.took_part[person].append(Part((day, DeedKind.TRAINING), deed))
    for person, on, recruit in asking.rows(_RECRUITED):
        day = date.fromisoformat(on)
        pasts.recruited[person].append(day)
        pasts.other_deeds[person].append(Deed(day, DeedKind.RECRUIT, recruit.hex()))


def _read_sign_ups(pasts: Pasts, asking: _Asking) -> None:
    """A sign-up, a slip or an agreement is one deed: the first of them."""
    first: dict[bytes, date] = {}
    for person, on in asking.rows(_EXPRESSED):
        day = date.fromisoformat(on)
        pasts.expressed[person].append(day)
        first[person] = min(day, first.get(person, day))
    for person, rung, has_petitioned, has_signed, joined, came in asking.rows(_PEOPLE):
        pasts.rungs[person] = rung
        if has_petitioned:
            pasts.other_deeds[person].append(Deed(date.fromisoformat(came), DeedKind.PETITION))
        if has_signed:
            day = date.fromisoformat(joined or came)
            first[person] = min(day, first.get(person, day))
    for person, day in first.items():
        pasts.other_deeds[person].append(Deed(day, DeedKind.SIGN_UP))
    pasts.signed_up.update(first)


def _read_participations(pasts: Pasts, asking: _Asking) -> None:
    few = asking.is_few
    came = {}
    for action, on, kind in asking.rows(_ACTIONS if few else _ACTIONS_SINCE):
        day, counted = date.fromisoformat(on), deed_of(kind)
        deed = Deed(day, counted, action.hex()) if counted else None
        came[action] = Part((day, kind), deed)
    took_part = pasts.took_part
    for person, action, role in asking.rows(_PARTICIPATIONS if few else _PARTICIPATIONS_SINCE):
        if (part := came.get(action)) is not None:  # not of one that was called off
            took_part[person].append(part if role == "present" else _led(part, action))


def _led(part: Part, action: bytes) -> Part:
    deed = Deed(part.presence[0], DeedKind.ORGANISED, action.hex())
    return Part(part.presence, deed, is_organiser=True)
