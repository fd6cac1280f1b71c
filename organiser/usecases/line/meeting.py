"""Consents and withdrawals that met: who agreed on one laptop while another wrote her withdrawal.

A consent lifts a withdrawal only if it names it. Where it does not, the register gets one more
line, the same on every laptop: the withdrawal stands, and why (GDPR art. 7-3; R03).
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.consent import UNKNOWN_WITHDRAWAL, ConsentState
from organiser.models.consent import Consent
from organiser.models.person import Person
from organiser.usecases import consents, derived


def settle_withdrawals(database: Database, people: Iterable[UUID]) -> bool:
    """Have every withdrawal of *people* stand that no consent knew of; True if one was written."""
    with database.transaction("line.withdrawals") as session:
        touched = [person for person in people if _settle(session, person)]
        session.flush()
        for person_id in touched:
            person = session.get(Person, person_id)
            if person is not None:
                consents.settle_basis(session, person)
        derived.refresh_engagement(session, touched)
        return bool(touched)


def _settle(session: Session, person_id: UUID) -> bool:
    rows = session.scalars(select(Consent).where(Consent.person_id == person_id)).all()
    there, is_new = {row.id for row in rows}, False
    for given in rows:
        unknown = [no for no in rows if _is_unknown(given, no)]
        key = uuid5(given.id, "withdrawn")
        if unknown and key not in there:
            session.add(
                Consent(
                    id=key, person_id=person_id, purpose=given.purpose, channel=given.channel,
                    state=ConsentState.WITHDRAWN, at=given.at + timedelta(milliseconds=1),
                    source=UNKNOWN_WITHDRAWAL,
                )
            )  # fmt: skip
            is_new = True
    return is_new


def _is_unknown(given: Consent, no: Consent) -> bool:
    """Whether a consent would lift a withdrawal that whoever wrote it down did not know of."""
    return (
        given.state is ConsentState.GIVEN
        and no.state is not ConsentState.GIVEN
        and (given.purpose, given.channel) == (no.purpose, no.channel)
        and no.source != UNKNOWN_WITHDRAWAL
        and (no.at, no.id) < (given.at, given.id)
        and no.id.hex not in given.after.split()
    )
