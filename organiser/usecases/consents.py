"""Writes down what a person agreed to and what she refuses; lines are added, never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain import wording
from organiser.domain.consent import Basis, Channel, ConsentState, Purpose
from organiser.domain.rights import ToldBy
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.consent import Consent, ConsentWording, Refusal
from organiser.models.person import Person
from organiser.usecases import derived, notices
from organiser.usecases.known import known_person
from organiser.words.labels import source_words


@dataclass(frozen=True, slots=True)
class Agreement:
    """By which channels she agreed to be written to, what for, and where that is proven."""

    channels: tuple[Channel, ...]
    source: str
    proof: str = ""
    purpose: Purpose = Purpose.NEWS
    at: datetime | None = None
    """When she said so; now, unless it stands on a paper of another day."""
    version: str = wording.CURRENT
    """Of the words she agreed to."""
    slip_id: UUID | None = None

    def check(self) -> None:
        """Raise when it proves nothing (R04)."""
        if not self.channels:
            raise OrganiserError(_("Tick at least one way to reach her."))
        if not self.source.strip():
            raise Refused(
                _("A consent without its source proves nothing: say the slip or the form.")
            )


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What was last said of one purpose and channel."""

    purpose: Purpose
    channel: Channel
    state: ConsentState
    at: datetime
    source: str


def record_consent(
    database: Database,
    person_id: UUID,
    channels: Sequence[Channel],
    *,
    purpose: Purpose = Purpose.NEWS,
    source: str,
    proof: str = "",
) -> None:
    """Write down that she agreed; without its source it proves nothing and is refused (R04)."""
    agreed = Agreement(tuple(channels), source, proof, purpose)
    agreed.check()
    with database.transaction("consent.record") as session:
        agree(session, known_person(session, person_id), agreed)
        session.flush()
        derived.refresh_engagement(session, [person_id])


def read_consents(database: Database, person_id: UUID) -> tuple[ConsentLine, ...]:
    """Return where each consent of hers stands, by purpose and channel."""
    with database.reading() as session:
        rows = session.scalars(
            select(Consent).where(Consent.person_id == person_id).order_by(Consent.at, Consent.id)
        )
        last = {
            (row.purpose, row.channel): ConsentLine(
                row.purpose, row.channel, row.state, row.at, source_words(row.source)
            )
            for row in rows
        }
    return tuple(last[key] for key in sorted(last))


def withdraw_consent(database: Database, person_id: UUID, channels: Sequence[Channel]) -> None:
    """Write down that she withdrew; the history stays, the channels are closed."""
    with database.transaction("consent.withdraw") as session:
        person = known_person(session, person_id)
        for purpose, channel in given_in(session, person_id):
            if channel in channels:
                session.add(
                    Consent(
                        person_id=person_id,
                        purpose=purpose,
                        channel=channel,
                        state=ConsentState.WITHDRAWN,
                        at=clock.now(),
                    )
                )
        session.flush()
        if not given_in(session, person_id):
            person.basis = Basis.PENDING
            session.flush()
        derived.refresh_engagement(session, [person_id])
        close_channels(session, person_id, channels, source="")


def refuse(database: Database, person_id: UUID, channels: Sequence[Channel], source: str) -> None:
    """Write down that she wants no more of *channels*."""
    with database.transaction("consent.refuse") as session:
        known_person(session, person_id)
        close_channels(session, person_id, channels, source=source)


def answer_question(database: Database, person_id: UUID, *, is_refusal: bool) -> None:
    """Settle the question that a remark raised: a refusal stays, anything else is lifted."""
    with database.transaction("consent.answer") as session:
        known_person(session, person_id)
        open_questions = (
            Refusal.person_id == person_id,
            Refusal.is_question.is_(True),
            Refusal.lifted_at.is_(None),
        )
        values: dict[str, object] = {"is_question": False}
        if not is_refusal:
            values["lifted_at"] = clock.now()
        session.execute(update(Refusal).where(*open_questions).values(**values))


def lift_refusal(database: Database, person_id: UUID, channel: Channel, source: str) -> None:
    """She opens a channel again; said where, or it is refused."""
    if not source.strip():
        raise Refused(_("Say where she asked for it again."))
    with database.transaction("consent.lift") as session:
        known_person(session, person_id)
        session.execute(
            update(Refusal)
            .where(
                Refusal.person_id == person_id,
                Refusal.channel == channel,
                Refusal.lifted_at.is_(None),
            )
            .values(lifted_at=clock.now(), source=source.strip())
        )


def agree(session: Session, person: Person, agreed: Agreement) -> None:
    """Write down what she agreed to; for use cases that already have a session."""
    words = words_in(session, agreed.purpose, agreed.version)
    for channel in agreed.channels:
        session.add(
            Consent(
                person_id=person.id, purpose=agreed.purpose, channel=channel,
                state=ConsentState.GIVEN, at=agreed.at or clock.now(), wording_id=words,
                source=agreed.source.strip(), proof=agreed.proof.strip(), slip_id=agreed.slip_id,
                after=_known_no(session, person.id, agreed.purpose, channel),
            )
        )  # fmt: skip
    session.flush()
    notices.tell(session, [person.id], ToldBy.CONSENT, agreed.source)
    if stands(session, person.id):  # a paper of another day may be older than her withdrawal
        person.basis, person.basis_evidence = Basis.EXPLICIT_CONSENT, agreed.source.strip()


def _known_no(session: Session, person_id: UUID, purpose: Purpose, channel: Channel) -> str:
    """Return the ids of what she refused or withdrew before, as `Consent.after` keeps them."""
    said = session.scalars(
        select(Consent.id).where(
            Consent.person_id == person_id, Consent.purpose == purpose,
            Consent.channel == channel, Consent.state != ConsentState.GIVEN,
        ).order_by(Consent.id)
    )  # fmt: skip
    return " ".join(key.hex for key in said)


def settle_basis(session: Session, person: Person) -> None:
    """Let her basis follow the consents that stand; for use cases that already have a session."""
    session.flush()
    if stands(session, person.id):
        if person.basis is Basis.PENDING:
            person.basis = Basis.EXPLICIT_CONSENT
    elif person.basis is Basis.EXPLICIT_CONSENT:
        person.basis, person.basis_evidence = Basis.PENDING, ""


def close_channels(
    session: Session,
    person_id: UUID,
    channels: Iterable[Channel],
    *,
    source: str,
    is_question: bool = False,
    at: datetime | None = None,
    slip_id: UUID | None = None,
) -> None:
    """Close *channels* that are open; for use cases that already have a session."""
    closed = set(
        session.scalars(
            select(Refusal.channel).where(
                Refusal.person_id == person_id, Refusal.lifted_at.is_(None)
            )
        )
    )
    for channel in channels:
        if channel not in closed:
            session.add(
                Refusal(
                    person_id=person_id,
                    channel=channel,
                    at=at or clock.now(),
                    source=source.strip(),
                    is_question=is_question,
                    slip_id=slip_id,
                )
            )


def stands(session: Session, person_id: UUID) -> bool:
    """Tell whether any consent of hers stands; for use cases that already have a session."""
    return bool(given_in(session, person_id))


def agreed_channels(session: Session, person_id: UUID) -> frozenset[Channel]:
    """Return by which channels a consent of hers stands, inside a session."""
    return frozenset(channel for _purpose, channel in given_in(session, person_id))


def given_in(session: Session, person_id: UUID) -> set[tuple[Purpose, Channel]]:
    """Return what she agrees to now, inside a session."""
    rows = session.execute(
        select(Consent.purpose, Consent.channel, Consent.state)
        .where(Consent.person_id == person_id)
        .order_by(Consent.at, Consent.id)
    )
    last = {(purpose, channel): state for purpose, channel, state in rows}
    return {key for key, state in last.items() if state is ConsentState.GIVEN}


def versions(database: Database) -> tuple[str, ...]:
    """Return the versions of the words that somebody may have signed, today's first."""
    with database.reading() as session:
        found = session.scalars(select(ConsentWording.version).distinct()).all()
    return tuple(dict.fromkeys((wording.CURRENT, *sorted(found, reverse=True))))


def words_of(database: Database, purpose: Purpose, version: str) -> wording.Wording:
    """Return the words for *purpose* in *version*; today's where that version had none."""
    with database.reading() as session:
        row = _kept(session, purpose, version)
        if row is None:
            return wording.current(purpose)
        return wording.Wording(row.version, row.purpose, row.french, row.english)


def _kept(session: Session, purpose: Purpose, version: str) -> ConsentWording | None:
    return session.scalars(
        select(ConsentWording).where(
            ConsentWording.purpose == purpose, ConsentWording.version == version
        )
    ).first()


def words_in(session: Session, purpose: Purpose, version: str = wording.CURRENT) -> UUID:
    """Return the words for *purpose*, written down when they are first agreed to."""
    if version != wording.CURRENT and (older := _kept(session, purpose, version)) is not None:
        return older.id
    words = wording.current(purpose)
    known = session.scalars(
        select(ConsentWording.id).where(ConsentWording.sha256 == words.digest)
    ).first()
    if known is not None:
        return known
    row = ConsentWording(
        version=words.version, purpose=purpose, french=words.french, english=words.english,
        sha256=words.digest,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id
