"""Writes down what somebody said of a ballot and who goes with whom; each act can be undone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain import wording
from organiser.domain.minors import is_minor
from organiser.domain.vote_help import ONE_PROXY, Need, Side, fits, is_over
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.person import Person
from organiser.models.vote_help import VoteHelp
from organiser.usecases.known import known_person
from organiser.usecases.limiting import is_limited

LONGEST_NOTE, LONGEST_SOURCE = 160, 80


@dataclass(frozen=True, slots=True)
class Word:
    """What she said."""

    side: Side
    need: Need
    source: str
    """How: a call, a visit, a slip."""
    note: str = ""
    has_agreed: bool = False
    """Whether she agreed to be helped, on the words of `wording.help_to_vote`."""


def note_word(database: Database, person_id: UUID, title: str, on: date, word: Word) -> UUID:
    """Write down what she said of the vote *title* of *on*; said again, it is corrected.

    Raises `Refused` where she did not agree to that, of a minor, and of who is limited.
    """
    _check(word, on)
    with database.transaction("vote.note") as session:
        _check_person(session, known_person(session, person_id))
        row = _same(session, person_id, title, on, word)
        if row is None:
            row = VoteHelp(
                person_id=person_id, title=title, on=on, side=word.side, need=word.need
            )  # fmt: skip
            session.add(row)
        row.said_at, row.source = clock.now(), word.source.strip()
        row.note = word.note.strip()
        row.agreed_at, row.agreed_to, row.lifted_at = row.said_at, wording.help_to_vote(), None
        session.flush()
        return row.id


def drop_word(database: Database, word_id: UUID) -> None:
    """It does not hold any more; whoever was matched with it waits again."""
    with database.transaction("vote.drop") as session:
        row = _known(session, word_id)
        for ask in session.scalars(select(VoteHelp).where(VoteHelp.with_id == row.id)):
            ask.with_id = ask.matched_at = None
        session.delete(row)


def lift_agreement(database: Database, person_id: UUID, title: str, on: date) -> None:
    """She is not to be helped with this vote any more: nothing of hers is shown or matched.

    What else she agreed to stays. The work of the day erases it all, for good.
    """
    with database.transaction("vote.lift") as session:
        hers = session.scalars(select(VoteHelp).where(
            VoteHelp.person_id == person_id, VoteHelp.title == title, VoteHelp.on == on,
            VoteHelp.lifted_at.is_(None),
        )).all()  # fmt: skip
        for row in hers:
            row.lifted_at, row.with_id, row.matched_at = clock.now(), None, None
            for ask in session.scalars(select(VoteHelp).where(VoteHelp.with_id == row.id)):
                ask.with_id = ask.matched_at = None


def match(database: Database, ask_id: UUID, offer_id: UUID) -> None:
    """Who asks goes with who offers: for one vote, the same help, and two people."""
    with database.transaction("vote.match") as session:
        ask, offer = _known(session, ask_id), _known(session, offer_id)
        _check_match(session, ask, offer)
        for row in (ask, offer):
            _check_person(session, known_person(session, row.person_id))
            _check_agreed(row)
        ask.with_id, ask.matched_at = offer.id, clock.now()


def unmatch(database: Database, ask_id: UUID) -> None:
    """Who asked waits for somebody again."""
    with database.transaction("vote.unmatch") as session:
        row = _known(session, ask_id)
        row.with_id = row.matched_at = None


def _check(word: Word, on: date) -> None:
    if not fits(word.side, word.need):
        raise OrganiserError(_("Say whether she asks, offers, or says that she will vote."))
    if not word.source.strip():
        raise Refused(_("Say how she said so: only her own word is written down."))
    if len(word.note) > LONGEST_NOTE or len(word.source) > LONGEST_SOURCE:
        raise OrganiserError(_("This is too long: when and where from is enough."))
    if not word.has_agreed:
        raise Refused(_("Ask her first whether she agrees to it: without that nothing is noted."))
    if is_over(on, clock.today()):
        raise OrganiserError(_("This vote is over."))


def _check_person(session: Session, person: Person) -> None:
    if is_limited(session, person.id):
        raise Refused(_("Her data are limited: nothing is done with them until that ends."))
    if is_minor(person.birth_date, person.birth_year, clock.today()):
        raise Refused(_("She is not of age: nothing is noted of her vote."))


def _check_agreed(row: VoteHelp) -> None:
    if row.lifted_at is not None:
        raise Refused(_("She is not to be helped with this vote any more."))
    if row.agreed_at is None:
        raise Refused(
            _("It was noted without her agreement to be helped: ask her, and note it once more.")
        )


def _check_match(session: Session, ask: VoteHelp, offer: VoteHelp) -> None:
    same = (ask.title, ask.on, ask.need) == (offer.title, offer.on, offer.need)
    if (ask.side, offer.side) != (Side.ASKS, Side.OFFERS) or not same:
        raise OrganiserError(_("Choose somebody who asks and somebody who offers the same help."))
    if ask.person_id == offer.person_id:
        raise OrganiserError(_("These are one person: choose two."))
    if ask.need is Need.PROXY and ask.with_id != offer.id and _held(session, offer) >= ONE_PROXY:
        raise Refused(
            _("She votes for somebody already: one proxy made in France is the most (electoral "
              "code, art. L.73).")
        )  # fmt: skip


def _held(session: Session, offer: VoteHelp) -> int:
    """Return how many proxies she holds already, by whichever of her lines."""
    hers = select(VoteHelp.id).where(
        VoteHelp.person_id == offer.person_id, VoteHelp.title == offer.title,
        VoteHelp.on == offer.on, VoteHelp.need == Need.PROXY, VoteHelp.side == Side.OFFERS,
    )  # fmt: skip
    found = select(func.count()).where(VoteHelp.with_id.in_(hers))
    return int(session.scalar(found) or 0)


def _same(session: Session, person_id: UUID, title: str, on: date, word: Word) -> VoteHelp | None:
    found = select(VoteHelp).where(
        VoteHelp.person_id == person_id, VoteHelp.title == title, VoteHelp.on == on,
        VoteHelp.side == word.side, VoteHelp.need == word.need,
    )  # fmt: skip
    return session.scalars(found.order_by(VoteHelp.id)).first()


def _known(session: Session, word_id: UUID) -> VoteHelp:
    row = session.get(VoteHelp, word_id)
    if row is None:
        raise OrganiserError(_("This word is no longer there."))
    return row
