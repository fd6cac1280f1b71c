"""The list of people: who is in it, in which order, and the rows in view."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import compress
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.action import COUNTS
from organiser.domain.identity import fold
from organiser.encrypted_file import Connection
from organiser.usecases.people.rows import PersonRow, read_rows
from organiser.usecases.people.search import (
    Vocabulary,
    find_words,
    looks_like,
    numbers_of,
)

MANY = 60
"""More than one in so many: marking each is faster than sorting."""


class Chip(StrEnum):
    """A filter of one click."""

    TO_CONTACT = "to_contact"
    NEW = "new"
    VOLUNTEERS = "volunteers"
    NO_NEWS = "no_news"
    NO_CONSENT = "no_consent"
    REMARKS = "remarks"
    UNASKED = "unasked"
    ACTIVE = "active"
    UNFOLLOWED = "unfollowed"


ON_DEMAND = frozenset({Chip.REMARKS, Chip.UNASKED, Chip.ACTIVE, Chip.UNFOLLOWED})
"""Filters that are asked for elsewhere: offered only while they are on."""


class Sort(StrEnum):
    """A column by which the list may stand in order."""

    NAME = "name"
    RUNG = "rung"
    CITY = "city"
    LAST_CONTACT = "last_contact"
    NEXT_STEP = "next_step"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows."""

    words: str = ""
    chips: frozenset[Chip] = frozenset()
    sort: Sort = Sort.NAME
    descending: bool = False
    followed_by: UUID | None = None
    """Only those whose point person this is."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who is the point person of others, and of how many."""

    id: UUID
    name: str
    count: int


_AT_ONCE = 10_000
"""Numbers put in one question: the text of a question has its limit."""
_ORDERS = {
    Sort.NAME: "SELECT number FROM person ORDER BY sort_key, number",
    Sort.RUNG: "SELECT number FROM person ORDER BY rung = 0, rung, sort_key, number",
    Sort.CITY: "SELECT p.number FROM person p LEFT JOIN address a ON a.id = p.address_id "
    "ORDER BY a.city IS NULL OR a.city = '', a.city, p.sort_key, p.number",
    Sort.LAST_CONTACT: "SELECT number FROM person "
    "ORDER BY last_contact_on IS NULL, last_contact_on DESC, sort_key, number",
    Sort.NEXT_STEP: "SELECT number FROM person "
    "ORDER BY next_step_on IS NULL, next_step_on, sort_key, number",
    Sort.ADDED: "SELECT number FROM person ORDER BY created_at DESC, number DESC",
}
_FOLLOWED = "SELECT number FROM person WHERE point_person_id = :who"
_FOLLOWERS = """
    SELECT e.id, e.first_name, coalesce(nullif(e.last_name, ''), e.birth_name), f.people
    FROM (SELECT point_person_id AS who, count(*) AS people FROM person
      WHERE point_person_id IS NOT NULL GROUP BY point_person_id) f
    JOIN person e ON e.id = f.who ORDER BY e.sort_key, e.number
"""
_ACTIVE = f"""
    id IN (SELECT p.person_id FROM participation p JOIN action a ON a.id = p.action_id
      WHERE {COUNTS} AND a."on" > :month AND a."on" <= :today)
"""  # noqa: S608  (our words)
_CHIPS = {
    Chip.TO_CONTACT: "next_step_on IS NOT NULL AND next_step_on <= :today",
    Chip.NEW: "created_at >= :month_ms",
    Chip.VOLUNTEERS: "rung >= 4",
    Chip.NO_NEWS: "(last_contact_on IS NULL OR last_contact_on < :two_months)",
    Chip.NO_CONSENT: "basis = 'pending'",
    Chip.REMARKS: "id IN (SELECT person_id FROM refusal WHERE is_question AND lifted_at IS NULL)",
    Chip.UNASKED: "basis = 'pending' AND created_at < :month_ms",
    Chip.ACTIVE: _ACTIVE,
    Chip.UNFOLLOWED: "point_person_id IS NULL",
}


class Directory:
    """The list of people of an open file.

    It remembers the order of everybody, forty bytes a person, until the next act of anybody, and
    reads nothing else until it is asked.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._orders: dict[Sort, list[int]] = {}
        self._places: array[int] = array("q")
        self._placed: Sequence[int] = ()
        self._vocabulary = Vocabulary()
        self._unranked: frozenset[int] | None = None
        self._act: int | None = None

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._orders.clear()
        self._unranked = None
        self._places = array("q")
        self._vocabulary = Vocabulary()

    def find(self, query: Query) -> Sequence[int]:
        """Return the numbers of those whom *query* shows, in its order."""
        with self._database.bare() as connection:
            self._notice(connection)
            order: Sequence[int] = self._order(connection, query.sort)
            if query.words.strip():
                order = self._matching(connection, query, order)
            if query.chips:
                wanted = _with_chips(connection, query.chips)
                order = [number for number in order if number in wanted]
            if query.followed_by is not None:
                followed = set(numbers_of(connection, _FOLLOWED, {"who": query.followed_by.bytes}))
                order = [number for number in order if number in followed]
            return self._turned(connection, query, order) if query.descending else order

    def rows(self, numbers: Iterable[int], *, with_reach: bool = True) -> tuple[PersonRow, ...]:
        """Return the rows of *numbers*, in that order; who is gone meanwhile is left out.

        *with_reach* is a mobile and an e-mail too: half as long again, and seldom shown.
        """
        asked = [int(number) for number in numbers]
        found = {row.number: row for row in read_rows(self._database, asked, with_reach=with_reach)}
        return tuple(found[number] for number in asked if number in found)

    def ids(self, numbers: Iterable[int]) -> tuple[UUID, ...]:
        """Return the ids of *numbers*, in that order; who is gone meanwhile is left out."""
        asked = list(numbers)
        found: dict[int, UUID] = {}
        with self._database.bare() as connection:
            for start in range(0, len(asked), _AT_ONCE):
                few = ", ".join(str(int(number)) for number in asked[start : start + _AT_ONCE])
                statement = f"SELECT number, id FROM person WHERE number IN ({few})"  # noqa: S608  (numbers)
                for number, key in connection.execute(statement):
                    found[number] = UUID(bytes=key)
        return tuple(found[number] for number in asked if number in found)

    def numbers(self, people: Iterable[UUID]) -> tuple[int, ...]:
        """Return the numbers of *people*, in that order; who is gone meanwhile is left out."""
        with self._database.bare() as connection:
            found = (
                connection.execute(
                    "SELECT number FROM person WHERE id = ?", (key.bytes,)
                ).fetchone()
                for key in people
            )
            return tuple(row[0] for row in found if row)

    def followers(self) -> tuple[Follower, ...]:
        """Return who is the point person of somebody, by name."""
        with self._database.bare() as connection:
            return tuple(
                Follower(UUID(bytes=key), f"{first} {last}".strip(), count)
                for key, first, last, count in connection.execute(_FOLLOWERS)
            )

    def count(self) -> int:
        """Return how many people there are."""
        with self._database.bare() as connection:
            (people,) = connection.execute("SELECT count(*) FROM person").fetchone()
        return int(people)

    def warm_up(self) -> None:
        """Read the order by name and the words, so that the first keystroke does not wait."""
        with self._database.bare() as connection:
            self._notice(connection)
            self._place(self._order(connection, Sort.NAME))
            self._vocabulary.read(connection)

    def _notice(self, connection: Connection) -> None:
        """What was remembered before the last act, ours or another program's, is forgotten."""
        (act,) = connection.execute("SELECT max(number) FROM act").fetchone()
        if act != self._act:
            self.forget()
            self._act = act

    def _turned(self, connection: Connection, query: Query, order: Sequence[int]) -> Sequence[int]:
        """The other way round; who objected to being ranked stays last by rung (R24)."""
        if query.sort is not Sort.RUNG:
            return order[::-1]
        if self._unranked is None:
            found = numbers_of(connection, "SELECT number FROM person WHERE rung = 0")
            self._unranked = frozenset(found)
        unranked = self._unranked
        if not unranked:
            return order[::-1]
        last = [number for number in order if number in unranked]
        return [*(number for number in reversed(order) if number not in unranked), *last]

    def _order(self, connection: Connection, sort: Sort) -> list[int]:
        if sort not in self._orders:
            self._orders[sort] = numbers_of(connection, _ORDERS[sort])
        return self._orders[sort]

    def _matching(
        self, connection: Connection, query: Query, order: Sequence[int]
    ) -> Sequence[int]:
        words = query.words.strip()
        if len(fold(words)) == 1 and words.isalpha():
            return self._initial(connection, fold(words), order)
        found = looks_like(connection, words)
        if found is None:
            found, is_ranked = find_words(connection, words, self._vocabulary)
            if is_ranked:
                return found
        return self._in_order(found, order)

    def _in_order(self, found: Sequence[int], order: Sequence[int]) -> Sequence[int]:
        """Put *found* in *order*: few by sorting their places, many by marking them."""
        places = self._place(order)
        if len(found) * MANY < len(order):
            return list(map(order.__getitem__, sorted(map(places.__getitem__, found))))
        marked = bytearray(len(order))
        for place in map(places.__getitem__, found):
            marked[place] = 1
        return list(compress(order, marked))

    def _initial(self, connection: Connection, letter: str, order: Sequence[int]) -> Sequence[int]:
        """One letter is the initial of a family name: a stretch of the order by name."""
        by_name = self._order(connection, Sort.NAME)
        keys = _Keys(connection, by_name)
        first, last = bisect_left(keys, letter), bisect_left(keys, letter + "\uffff")
        stretch = by_name[first:last]
        if order is by_name:
            return stretch
        return self._in_order(stretch, order)

    def _place(self, order: Sequence[int]) -> "array[int]":
        """Return, for each number, its place in *order*: an index is faster than a dictionary."""
        if not self._places or self._placed is not order:
            places = array("q", bytes(8 * (max(order, default=0) + 1)))
            for place, number in enumerate(order):
                places[number] = place
            self._places, self._placed = places, order
        return self._places


class _Keys(Sequence[str]):
    """The sort keys of an order, read one at a time: a bisection needs seventeen of them."""

    def __init__(self, connection: Connection, order: Sequence[int]) -> None:
        self._connection, self._order = connection, order

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        (key,) = self._connection.execute(
            "SELECT sort_key FROM person WHERE number = ?", (self._order[place],)
        ).fetchone()
        return str(key)


def _with_chips(connection: Connection, chips: frozenset[Chip]) -> set[int]:
    today = clock.today()
    month_ago = clock.now() - timedelta(days=30)
    values = {
        "today": today.isoformat(),
        "two_months": (today - timedelta(days=60)).isoformat(),
        "month": (today - timedelta(days=30)).isoformat(),
        "month_ms": int(month_ago.timestamp() * 1000),
    }
    conditions = " AND ".join(_CHIPS[chip] for chip in sorted(chips))
    statement = f"SELECT number FROM person WHERE {conditions}"  # noqa: S608  (our words)
    return set(numbers_of(connection, statement, values))
