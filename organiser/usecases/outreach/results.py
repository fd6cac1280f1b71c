"""Writes down what came of reaching people; each is a line of her timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel
from organiser.domain.outreach import ANSWERS, CHANNEL, Result, Use
from organiser.domain.rights import ToldBy
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.consent import Refusal
from organiser.models.outreach import Outreach, OutreachResult, OutreachTarget
from organiser.usecases import derived, notices
from organiser.usecases.consents import close_channels
from organiser.usecases.known import known_person
from organiser.usecases.outreach.known import running_drive

LONGEST_NOTE = 300
_TELLS = {Use.LETTER: ToldBy.LETTER, Use.EMAIL: ToldBy.EMAIL}
"""What says who holds her data, from where and what she may ask (`legal`): a first contact by
these is the information of art. 14. A label or a text message says too little."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one call."""

    result: Result
    note: str = ""
    back_on: date | None = None
    reach: str = ""
    """The key of the number that was dialled."""
    typed_from: tuple[UUID, int] | None = None
    """The page and the line of a call sheet."""
    after: datetime | None = None
    """What was typed of that line before: this one stands, whatever the clocks say."""


def record_call(
    database: Database,
    outreach_id: UUID,
    person_id: UUID,
    result: Result,
    *,
    note: str = "",
    back_on: date | None = None,
    reach: str = "",
) -> None:
    """Write down what came of calling her at the number *reach*.

    Called through is contact with her; "call back" becomes her next step, tomorrow unless
    *back_on* says another day; "no more calls" closes the phone at once.
    """
    assert result in ANSWERS
    heard = Heard(result, note, back_on, reach)
    with database.transaction("outreach.call") as session:
        write_call(session, running_drive(session, outreach_id), person_id, heard)
        derived.refresh_engagement(session, [person_id])


def write_call(session: Session, drive: Outreach, person_id: UUID, heard: Heard) -> None:
    """Do the same inside a session; the last contact is worked out by who calls this."""
    result, back_on = heard.result, heard.back_on
    _refuse_stranger(session, drive, person_id)
    if result is not Result.NO_MORE:
        _refuse_closed(session, person_id, CHANNEL[drive.use])
    if result is Result.CALL_BACK:
        back_on = back_on or clock.today() + timedelta(days=1)
        person = known_person(session, person_id)
        person.next_step = _("Call back: {title}").format(title=drive.title)
        person.next_step_on = back_on
    if result is Result.NO_MORE:
        source = _("On the phone, {title}").format(title=drive.title)
        close_channels(session, person_id, [Channel.CALL], source=source)
    page_id, row = heard.typed_from or (None, None)
    session.add(
        OutreachResult(
            outreach_id=drive.id, person_id=person_id, at=clock.now_after(heard.after),
            result=result, note=_short(heard.note), reach=heard.reach, page_id=page_id, row=row,
            back_on=back_on if result is Result.CALL_BACK else None,
        )
    )  # fmt: skip
    session.flush()


def record_done(
    database: Database, outreach_id: UUID, people: Sequence[UUID], result: Result
) -> None:
    """Write down that *people* were printed for, written to, or put on a sheet."""
    with database.transaction("outreach.done") as session:
        drive = running_drive(session, outreach_id)
        for person_id in dict.fromkeys(people):
            _refuse_stranger(session, drive, person_id)
            session.add(
                OutreachResult(
                    outreach_id=drive.id, person_id=person_id, at=clock.now(), result=result
                )
            )
        if (told := _TELLS.get(drive.use)) is not None:
            notices.tell(session, people, told, drive.title)


def done_by(use: Use) -> Result:
    """Return what is written down once somebody was reached by *use*, calls aside."""
    return {
        Use.LETTER: Result.PRINTED, Use.LABEL: Result.PRINTED, Use.OUTING: Result.PREPARED,
        Use.EMAIL: Result.SENT, Use.TEXT: Result.SENT,
    }[use]  # fmt: skip


def _refuse_stranger(session: Session, drive: Outreach, person_id: UUID) -> None:
    known_person(session, person_id)
    on_it = select(OutreachTarget.id).where(
        OutreachTarget.outreach_id == drive.id, OutreachTarget.person_id == person_id
    )
    if session.scalars(on_it).first() is None:
        raise OrganiserError(_("This person is not on the list of the drive."))


def _refuse_closed(session: Session, person_id: UUID, channel: Channel) -> None:
    """She may have refused while the phone rang elsewhere."""
    closed = select(Refusal.id).where(
        Refusal.person_id == person_id, Refusal.channel == channel, Refusal.lifted_at.is_(None)
    )
    if session.scalars(closed).first() is not None:
        raise Refused(_("She has refused calls meanwhile: she is no longer on the list."))


def _short(note: str) -> str:
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise OrganiserError(_("A note has {most} letters at most.").format(most=LONGEST_NOTE))
    return note
