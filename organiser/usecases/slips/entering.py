"""Types the slips of a pile: who signed, what she ticked; one undo takes each back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import ASKED, Origin
from organiser.domain.slips import Answer, Said, free_number
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _, counted
from organiser.models.consent import Consent, ConsentSlip, Refusal, SlipPile
from organiser.models.person import ContactPoint, Person
from organiser.usecases import admission, derived
from organiser.usecases.consents import Agreement, agree, close_channels, settle_basis
from organiser.usecases.known import known_person
from organiser.usecases.people import contacts
from organiser.usecases.people.editing import add_in
from organiser.usecases.slips.piles import (
    PileFacts,
    known_pile,
    new_pile,
    proof_words,
    signed_at,
    source_words,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip as it is read from the paper."""

    answer: Answer
    person_id: UUID | None = None
    """Somebody of the list; None for somebody new."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Of somebody new: her names, phone and e-mail. Of a known person: what her card lacks."""
    number: int | None = None
    """As it stands on the paper; the next free one without it."""


def record_slip(database: Database, pile_id: UUID, slip: Slip) -> UUID:
    """Write one slip down; return its id.

    Who says no and is not in the list is counted, and nothing is written down of her.
    """
    _check(slip)
    with database.transaction("slips.slip") as session:
        pile = known_pile(session, pile_id, must_be_open=True)
        number = _number(session, pile, slip.number)
        who = _who(session, database.key(), pile, slip)
        return _put(session, pile, number, who, slip.answer).id


def correct_slip(database: Database, slip_id: UUID, slip: Slip) -> None:
    """Write a slip anew: what stood on it by mistake is taken away, what it says is put down."""
    _check(slip)
    with database.transaction("slips.correct") as session:
        row = _known(session, slip_id)
        pile = known_pile(session, row.pile_id, must_be_open=False)
        before = row.person_id
        _take_away(session, row)
        row.person_id = None
        session.flush()
        who = _who(session, database.key(), pile, slip)
        row.person_id, row.said = who, _said(who, slip.answer)
        session.flush()
        _say(session, pile, row, slip.answer)
        _settle(session, before, who)


def take_out_slip(database: Database, slip_id: UUID) -> None:
    """Take a slip out of its pile, with what it said; who was added by it stays in the list."""
    with database.transaction("slips.take_out") as session:
        row = _known(session, slip_id)
        before = row.person_id
        _take_away(session, row)
        session.delete(row)
        session.flush()
        _settle(session, before)


def open_channels(database: Database, slip_id: UUID) -> None:
    """She asked again, by this slip, for what she had refused before it: that is lifted."""
    with database.transaction("consent.lift") as session:
        row = _known(session, slip_id)
        pile = known_pile(session, row.pile_id, must_be_open=False)
        agreed = session.scalars(select(Consent.channel).where(Consent.slip_id == row.id)).all()
        found = session.scalars(
            select(Refusal).where(
                Refusal.person_id == row.person_id,
                Refusal.channel.in_(agreed),
                Refusal.lifted_at.is_(None),
            )
        ).all()
        if any(refusal.at > signed_at(pile.on) for refusal in found):
            raise Refused(_("She refused after she had signed: only she can open it again."))
        for refusal in found:
            refusal.lifted_at, refusal.source = clock.now(), source_words(pile, row.number)


def agree_on_paper(
    database: Database,
    people: Sequence[UUID],
    facts: PileFacts,
    answer: Answer,
    *,
    papers: int,
) -> UUID:
    """Write down at once that all of *people* signed a slip; return the closed pile of them.

    *papers* is how many signed slips she holds in her hand: one for each, or nothing is written
    (R04). The slips are numbered in the order of *people*.
    """
    facts.check()
    who = list(dict.fromkeys(people))
    _check_papers(who, answer, papers)
    with database.transaction("slips.many") as session:
        pile = new_pile(session, facts)
        pile.expected, pile.closed_at = len(who), clock.now()
        for number, person_id in enumerate(who, start=1):
            known_person(session, person_id)
            _put(session, pile, number, person_id, answer)
        return pile.id


def _check_papers(who: Sequence[UUID], answer: Answer, papers: int) -> None:
    if not who:
        raise OrganiserError(_("Choose somebody first."))
    if not answer.is_whole:
        raise OrganiserError(_("Tick a way to reach her and what for, or that she says no."))
    if papers != len(who):
        words = counted(
            "{count} signed slip for {{people}} people: each needs her own. Take out who has none.",
            "{count} signed slips for {{people}} people: each needs her own. "
            "Take out who has none.",
            papers,
        )
        raise Refused(words.format(people=len(who)))


def _check(slip: Slip) -> None:
    if not slip.answer.is_whole:
        raise OrganiserError(_("Tick a way to reach her and what for, or that she says no."))
    has_name = any(slip.values.get(name, "").strip() for name in ("first_name", "last_name"))
    if slip.person_id is None and not has_name and not slip.answer.is_no:
        raise OrganiserError(_("Give a first name or a last name."))


def _number(session: Session, pile: SlipPile, wanted: int | None) -> int:
    taken = session.scalars(select(ConsentSlip.number).where(ConsentSlip.pile_id == pile.id)).all()
    if wanted is not None and wanted in taken:
        words = _("There is a slip {number} in this pile already.")
        raise OrganiserError(words.format(number=wanted))
    return free_number(taken) if wanted is None else wanted


def _who(session: Session, key: bytes, pile: SlipPile, slip: Slip) -> UUID | None:
    if slip.person_id is None:
        return None if slip.answer.is_no else _newcomer(session, key, slip).id
    person = known_person(session, slip.person_id)
    twice = session.scalars(
        select(ConsentSlip.number).where(
            ConsentSlip.pile_id == pile.id, ConsentSlip.person_id == person.id
        )
    ).first()
    if twice is not None:
        words = _("She is in this pile already, as slip {number}.")
        raise OrganiserError(words.format(number=twice))
    _fill_in(session, person, slip.values)
    return person.id


def _newcomer(session: Session, key: bytes, slip: Slip) -> Person:
    """Somebody who signed lets herself in: what she asked for once is lifted by it."""
    values = {name: value for name, value in slip.values.items() if value.strip()}
    person = add_in(session, values, Origin.SIGNUP_SHEET)
    session.flush()
    derived.refresh_people(session, [person.id])
    admission.pass_gate(session, key, person, has_agreed=True)
    return person


def _fill_in(session: Session, person: Person, values: Mapping[str, str]) -> None:
    """Add the e-mail and the phone of the slip to her card; what stands there stays."""
    have = session.scalars(
        select(ContactPoint).where(ContactPoint.person_id == person.id).order_by(ContactPoint.rank)
    ).all()
    emails = [row.typed for row in have if row.kind == contacts.EMAIL]
    phones = [row.typed for row in have if row.kind != contacts.EMAIL]
    if email := values.get("email", "").strip():
        contacts.set_emails(session, person.id, [*emails, email])
    if phone := values.get("phone", "").strip():
        contacts.set_phones(session, person.id, [*phones, phone])
    if email or phone:
        session.flush()
        derived.refresh_people(session, [person.id])


def _put(
    session: Session, pile: SlipPile, number: int, who: UUID | None, answer: Answer
) -> ConsentSlip:
    row = ConsentSlip(
        pile_id=pile.id, number=number, person_id=who, said=_said(who, answer),
        typed_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    _say(session, pile, row, answer)
    _settle(session, who)
    return row


def _said(who: UUID | None, answer: Answer) -> Said:
    if not answer.is_no:
        return Said.AGREED
    return Said.UNKNOWN if who is None else Said.REFUSED


def _say(session: Session, pile: SlipPile, row: ConsentSlip, answer: Answer) -> None:
    """Write the lines of the two registers that a slip stands for."""
    if row.person_id is None:
        return
    source, at = source_words(pile, row.number), signed_at(pile.on)
    if answer.is_no:
        closed = answer.channels or ASKED
        close_channels(session, row.person_id, closed, source=source, at=at, slip_id=row.id)
        return
    person = known_person(session, row.person_id)
    for purpose in answer.purposes:
        agree(session, person, Agreement(
            answer.channels, source, proof_words(pile, row.number), purpose, at, pile.version,
            row.id,
        ))  # fmt: skip


def _take_away(session: Session, row: ConsentSlip) -> None:
    for kind in (Consent, Refusal):
        session.execute(delete(kind).where(kind.slip_id == row.id))


def _settle(session: Session, *people: UUID | None) -> None:
    """Let basis and rung follow what stands now."""
    some = [key for key in dict.fromkeys(people) if key is not None]
    for key in some:
        settle_basis(session, known_person(session, key))
    session.flush()
    derived.refresh_engagement(session, some)


def _known(session: Session, slip_id: UUID) -> ConsentSlip:
    row = session.get(ConsentSlip, slip_id)
    if row is None:
        raise OrganiserError(_("This slip is no longer there."))
    return row
