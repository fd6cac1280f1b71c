"""What people said of a ballot, as it is shown: who waits, who offers, who goes with whom.

Whoever took her agreement back or is limited is not shown; her lines go with the work of the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.ladder import Milestone
from organiser.domain.phone import shown
from organiser.domain.vote_help import Ballot, Need, Side
from organiser.encrypted_file import Connection
from organiser.usecases.votes.ballots import ballots_in

SOON = timedelta(days=60)
"""From when on somebody who waits is worth a line of today."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """One thing that somebody said."""

    id: UUID
    person_id: UUID
    name: str
    place: str
    """Street and town: who can give whom a lift."""
    phone: str
    """Empty where she gave none, or may not be called."""
    side: Side
    need: Need
    source: str
    note: str
    with_id: UUID | None
    """Of who asks: the offer she goes with, while that stands."""
    with_name: str
    """Who helps her; of who offers, whom she helps."""


@dataclass(frozen=True, slots=True)
class Board:
    """One ballot: who asks, who offers, how many said that they will vote."""

    asks: tuple[WordRow, ...]
    """Who waits comes first."""
    offers: tuple[WordRow, ...]
    """Who helps nobody yet comes first."""
    pledges: tuple[WordRow, ...]

    @property
    def waiting(self) -> int:
        """Return how many ask and have nobody yet."""
        return sum(row.with_id is None for row in self.asks)


@dataclass(frozen=True, slots=True)
class Waits:
    """How many wait for help to vote, and the day of the first of their votes."""

    count: int
    on: date | None


def read_board(database: Database, ballot: Ballot) -> Board:
    """Return what was said of *ballot*."""
    with database.bare() as connection:
        found = connection.execute(_WORDS, (ballot.title, ballot.on.isoformat())).fetchall()
    rows = {row[0]: row for row in found}
    helped: dict[bytes, list[str]] = {}
    for row in found:
        if row[8] in rows:
            helped.setdefault(row[8], []).append(str(row[1]).strip())
    words = [_word(row, rows, helped) for row in found]
    by_side = {side: [word for word in words if word.side is side] for side in Side}
    return Board(*(tuple(sorted(by_side[side], key=_order)) for side in Side))


def milestones_of(database: Database, person_id: UUID) -> tuple[Milestone, ...]:
    """Return what one person said of a vote to come that stands beside her stage."""
    with database.bare() as connection:
        rows = connection.execute(_HERS, (person_id.bytes, clock.today().isoformat())).fetchall()
    found = {
        Milestone.VOTING_PLEDGE if side == Side.SAYS else Milestone.PROXY
        for side, need, is_matched in rows
        if side == Side.SAYS or (need == Need.PROXY and is_matched)
    }
    return tuple(each for each in Milestone if each in found)


def count_waits(connection: Connection) -> Waits:
    """Return who waits for help with a vote that is near."""
    if connection.execute("SELECT 1 FROM vote_help LIMIT 1").fetchone() is None:
        return Waits(0, None)
    last = clock.today() + SOON
    near = {(each.title, each.on.isoformat()) for each in ballots_in(connection)
            if each.on <= last}  # fmt: skip
    waits = [(on, count) for title, on, count in connection.execute(_WAITS) if (title, on) in near]
    first = min((on for on, _count in waits), default=None)
    return Waits(sum(count for _on, count in waits), date.fromisoformat(first) if first else None)


def _word(
    row: Sequence[Any], rows: dict[bytes, Any], helped: dict[bytes, list[str]]
) -> WordRow:  # fmt: skip
    key, name, person, place, phone, side, need, source, with_id, note = row
    offer = rows.get(with_id) if with_id else None
    with_name = str(offer[1]).strip() if offer is not None else ", ".join(helped.get(key, ()))
    return WordRow(
        UUID(bytes=key), UUID(bytes=person), str(name).strip(), str(place).strip(" ,"),
        shown(str(phone)), Side(side), Need(need), source, note,
        UUID(bytes=with_id) if offer is not None else None, with_name,
    )  # fmt: skip


def _order(row: WordRow) -> tuple[bool, int, str]:
    return bool(row.with_name), list(Need).index(row.need), row.name.casefold()


AGREED = """
    v.lifted_at IS NULL AND (v.agreed_at NOT NULL OR EXISTS (
      SELECT 1 FROM consent c WHERE c.person_id = v.person_id AND c.state = 'given'
        AND c.purpose IN ('news', 'volunteer') AND NOT EXISTS (
          SELECT 1 FROM consent w WHERE w.person_id = c.person_id AND w.purpose = c.purpose
            AND w.channel = c.channel AND w.state != 'given' AND (w.at, w.id) > (c.at, c.id))))
"""
"""SQL: whether whom a word is about agrees to be helped.

What a program of before wrote down rests on the consent that it asked for.
"""
_LIMITED = (
    "EXISTS (SELECT 1 FROM limitation l WHERE l.person_id = v.person_id AND l.lifted_at IS NULL)"
)
_WORDS = f"""
    SELECT v.id, p.first_name || ' ' || coalesce(nullif(p.last_name, ''), p.birth_name), p.id,
      coalesce(trim(coalesce(a.number, '') || ' ' || a.street) || ', ' || a.city, ''),
      coalesce((SELECT c.key FROM contact_point c WHERE c.person_id = p.id AND c.kind != 'email'
        AND NOT EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id AND f.channel = 'call'
          AND f.lifted_at IS NULL) ORDER BY c.rank LIMIT 1), ''),
      v.side, v.need, v.source, v.with_id, v.note
    FROM vote_help v JOIN person p ON p.id = v.person_id
    LEFT JOIN address a ON a.id = p.address_id
    WHERE v.title = ? AND v."on" = ? AND ({AGREED})
      AND NOT {_LIMITED}
    ORDER BY v.id
"""  # noqa: S608  (our words)
_HERS = """
    SELECT side, need, EXISTS (SELECT 1 FROM vote_help o WHERE o.id = v.with_id)
    FROM vote_help v
    WHERE person_id = ? AND "on" >= ? AND side != 'offers' AND lifted_at IS NULL
"""
_WAITS = f"""
    SELECT v.title, v."on", count(*) FROM vote_help v
    WHERE v.side = 'asks' AND ({AGREED}) AND NOT {_LIMITED}
      AND NOT EXISTS (SELECT 1 FROM vote_help o WHERE o.id = v.with_id)
    GROUP BY v.title, v."on"
"""  # noqa: S608  (our words)
