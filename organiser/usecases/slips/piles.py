"""Piles of signed slips: begun, counted on, closed; what each slip of one says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain import wording
from organiser.domain.consent import Channel, Purpose
from organiser.domain.slips import MOST, Answer, Said, answer_of, is_too_late
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _, short_date
from organiser.models.action import Action
from organiser.models.consent import Consent, ConsentSlip, Refusal, SlipPile
from organiser.usecases.consents import words_in


@dataclass(frozen=True, slots=True)
class PileFacts:
    """What is said once of a whole pile."""

    on: date
    place: str
    version: str = wording.CURRENT
    """Of the words that were signed."""
    expected: int | None = None
    action_id: UUID | None = None

    def check(self) -> None:
        """Raise when a pile of these facts would prove nothing (R04)."""
        if is_too_late(self.on, clock.today()):
            raise OrganiserError(_("This day has not come yet."))
        if not self.place.strip():
            raise Refused(_("Say where the slips were signed: it stands in the proof of each."))
        if self.expected is not None and not 0 < self.expected <= MOST:
            raise OrganiserError(_("A pile holds {most} slips at most.").format(most=MOST))


@dataclass(frozen=True, slots=True)
class PileRow:
    """A pile, and how much of it is typed."""

    id: UUID
    number: int
    facts: PileFacts
    is_closed: bool
    typed: int

    @property
    def left(self) -> int:
        """Return how many slips are still to be typed, as far as they were counted."""
        return max(0, (self.facts.expected or 0) - self.typed)


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip as it was typed."""

    id: UUID
    number: int
    said: Said
    person_id: UUID | None
    name: str
    answer: Answer
    still_closed: tuple[Channel, ...] = ()
    """Agreed to here, and refused otherwise: they stay closed until she opens them."""
    without_reach: tuple[Channel, ...] = ()
    """Agreed to, but her card has no such number or address."""
    is_limited: bool = False

    @property
    def is_erased(self) -> bool:
        """Whether whoever signed it is no longer in the list: the paper is to be destroyed."""
        return self.person_id is None and self.said is not Said.UNKNOWN


@dataclass(frozen=True, slots=True)
class OpenPile:
    """A pile with its slips, the last one first."""

    row: PileRow
    slips: tuple[SlipRow, ...]

    @property
    def taken(self) -> tuple[int, ...]:
        """Return the numbers that are on slips already."""
        return tuple(slip.number for slip in self.slips)


def begin_pile(database: Database, facts: PileFacts) -> UUID:
    """Begin a pile; its number counts on from the last one."""
    facts.check()
    with database.transaction("slips.pile") as session:
        return new_pile(session, facts).id


def change_pile(database: Database, pile_id: UUID, facts: PileFacts) -> None:
    """Correct what was said of a pile: the evidence of each slip follows."""
    facts.check()
    with database.transaction("slips.change") as session:
        pile = known_pile(session, pile_id, must_be_open=False)
        _write(pile, facts)
        session.flush()
        for slip in session.scalars(select(ConsentSlip).where(ConsentSlip.pile_id == pile.id)):
            _cite_again(session, pile, slip)


def close_pile(database: Database, pile_id: UUID) -> None:
    """Everything of the pile is typed; the papers go to their folder."""
    with database.transaction("slips.close") as session:
        known_pile(session, pile_id, must_be_open=True).closed_at = clock.now()


def reopen_pile(database: Database, pile_id: UUID) -> None:
    """Another slip of it turned up."""
    with database.transaction("slips.reopen") as session:
        known_pile(session, pile_id, must_be_open=False).closed_at = None


def read_piles(database: Database) -> tuple[PileRow, ...]:
    """Return every pile: those that are open first, then the latest."""
    with database.bare() as connection:
        rows = connection.execute(f'{_PILES} ORDER BY 8, s."on" DESC, s.number DESC').fetchall()
    return tuple(_pile_row(row) for row in rows)


def read_pile(database: Database, pile_id: UUID) -> OpenPile:
    """Return one pile with its slips; raise when it is no longer there."""
    with database.bare() as connection:
        row = connection.execute(f"{_PILES} WHERE s.id = ?", (pile_id.bytes,)).fetchone()
        if row is None:
            raise OrganiserError(_("This pile is no longer there."))
        slips = tuple(_slip_rows(connection, pile_id))
    return OpenPile(_pile_row(row), slips)


def new_pile(session: Session, facts: PileFacts) -> SlipPile:
    """Begin a pile; for use cases that already have a session."""
    if facts.action_id is not None and session.get(Action, facts.action_id) is None:
        raise OrganiserError(_("This action is no longer there."))
    last = session.scalars(select(func.max(SlipPile.number))).one() or 0
    pile = SlipPile(number=last + 1, on=facts.on, place="", version="")
    _write(pile, facts)
    session.add(pile)
    session.flush()
    return pile


def known_pile(session: Session, pile_id: UUID, *, must_be_open: bool) -> SlipPile:
    """Return the pile, or raise; for use cases that already have a session."""
    pile = session.get(SlipPile, pile_id)
    if pile is None:
        raise OrganiserError(_("This pile is no longer there."))
    if must_be_open and pile.closed_at is not None:
        raise Refused(_("This pile is closed: open it again first."))
    return pile


def signed_at(on: date) -> datetime:
    """Return when a slip of the day *on* counts as signed: now if that is today.

    Of another day the hour is not known: noon, so that whatever she said later holds.
    """
    if on == clock.today():
        return clock.now()
    return datetime.combine(on, time(12)).astimezone(UTC)


def source_words(pile: SlipPile, number: int) -> str:
    """Return where a slip is found, as it stands in the proof of her consent."""
    words = _("paper slip {number} of the pile of {day}, {place}")
    return words.format(number=number, day=short_date(pile.on), place=pile.place)


def proof_words(pile: SlipPile, number: int) -> str:
    """Return under which numbers the paper is kept."""
    return _("pile {pile}, slip {number}").format(pile=pile.number, number=number)


def _write(pile: SlipPile, facts: PileFacts) -> None:
    pile.on, pile.place = facts.on, " ".join(facts.place.split())
    pile.version, pile.expected, pile.action_id = facts.version, facts.expected, facts.action_id


def _cite_again(session: Session, pile: SlipPile, slip: ConsentSlip) -> None:
    source, proof = source_words(pile, slip.number), proof_words(pile, slip.number)
    at = signed_at(pile.on)
    for row in session.scalars(select(Consent).where(Consent.slip_id == slip.id)):
        row.source, row.proof, row.at = source, proof, at
        row.wording_id = words_in(session, row.purpose, pile.version)
    for refusal in session.scalars(select(Refusal).where(Refusal.slip_id == slip.id)):
        refusal.source, refusal.at = source, at


def _pile_row(found: tuple[Any, ...]) -> PileRow:
    key, number, on, place, version, expected, action, closed, typed = found
    facts = PileFacts(
        date.fromisoformat(on), place, version, expected, UUID(bytes=action) if action else None
    )
    return PileRow(UUID(bytes=key), number, facts, bool(closed), typed)


def _slip_rows(connection: Connection, pile_id: UUID) -> Iterator[SlipRow]:
    for key, number, said, who, name, limited in connection.execute(_SLIPS, (pile_id.bytes,)):
        given = connection.execute(_GIVEN, (key,)).fetchall()
        refused = connection.execute(_REFUSED, (key,)).fetchall()
        channels = {Channel(channel) for _purpose, channel in given} | {
            Channel(channel) for (channel,) in refused
        }
        answer = answer_of(
            {*channels, *(Purpose(purpose) for purpose, _channel in given)},
            is_no=said != Said.AGREED,
        )
        closed = connection.execute(_CLOSED, (who, key)).fetchall() if given else []
        reach = {kind for (kind,) in connection.execute(_REACH, (who, who))}
        yield SlipRow(
            UUID(bytes=key), number, Said(said), UUID(bytes=who) if who else None, name, answer,
            tuple(Channel(channel) for (channel,) in closed),
            tuple(each for each in answer.channels if given and not reach & _NEEDS[each]),
            bool(limited),
        )  # fmt: skip


_NEEDS = {
    Channel.EMAIL: {"email"},
    Channel.SMS: {"mobile"},
    Channel.CALL: {"mobile", "landline", "other"},
    Channel.AUTO_CALL: {"mobile", "landline", "other"},
    Channel.MESSAGING: {"mobile", "other"},
    Channel.POST: {"address"},
    Channel.DOOR: {"address"},
}
_PILES = """
    SELECT s.id, s.number, s."on", s.place, s.version, s.expected, s.action_id,
      s.closed_at IS NOT NULL, (SELECT count(*) FROM consent_slip c WHERE c.pile_id = s.id)
    FROM slip_pile s
"""
_SLIPS = """
    SELECT c.id, c.number, c.said, c.person_id,
      trim(coalesce(p.first_name, '') || ' '
        || coalesce(nullif(p.last_name, ''), p.birth_name, '')),
      EXISTS (SELECT 1 FROM limitation l WHERE l.person_id = c.person_id AND l.lifted_at IS NULL)
    FROM consent_slip c LEFT JOIN person p ON p.id = c.person_id
    WHERE c.pile_id = ? ORDER BY c.typed_at DESC, c.number DESC
"""
_GIVEN = "SELECT purpose, channel FROM consent WHERE slip_id = ? AND state = 'given'"
_REFUSED = "SELECT channel FROM refusal WHERE slip_id = ?"
_CLOSED = """
    SELECT DISTINCT f.channel FROM refusal f
    JOIN consent c ON c.person_id = f.person_id AND c.channel = f.channel
    WHERE f.person_id = ? AND c.slip_id = ? AND f.lifted_at IS NULL
"""
_REACH = """
    SELECT kind FROM contact_point WHERE person_id = ?
    UNION SELECT 'address' FROM person WHERE id = ? AND address_id IS NOT NULL
"""
