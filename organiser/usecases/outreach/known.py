"""Finds the drive that a use case is about, or says that it is gone or does not go on."""

from uuid import UUID

from sqlalchemy.orm import Session

from organiser.domain.outreach import DriveState
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.outreach import Outreach
from organiser.usecases.outreach.holding import hold_of


def known_drive(session: Session, outreach_id: UUID) -> Outreach:
    """Return the row of *outreach_id*; `OrganiserError` when it is no longer there."""
    row = session.get(Outreach, outreach_id)
    if row is None:
        raise OrganiserError(_("This drive is no longer there."))
    return row


def running_drive(session: Session, outreach_id: UUID) -> Outreach:
    """Return the row of a drive that goes on; `Refused` when it is paused, held up or closed."""
    row = known_drive(session, outreach_id)
    state = state_of(row)
    if state is DriveState.CLOSED:
        raise Refused(_("This drive is closed: launch it again for who is left."))
    if state is DriveState.PAUSED:
        raise Refused(_("This drive is paused: resume it first."))
    refuse_held(session, outreach_id)
    return row


def refuse_held(session: Session, outreach_id: UUID) -> None:
    """Raise `Refused`, with the reason, of a drive whose directive counts no more."""
    driver = session.connection().connection.driver_connection
    assert driver is not None
    said = hold_of(driver, outreach_id)
    if said:
        raise Refused(said)


def state_of(row: Outreach) -> DriveState:
    """Return where a drive stands."""
    if row.closed_at is not None:
        return DriveState.CLOSED
    return DriveState.RUNNING if row.paused_at is None else DriveState.PAUSED
