"""Call sheets: printed with the same page code as sheets of doors, and typed back by keys."""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.call_layout import LETTERS, MEANS, Callee, freeze_calls
from organiser.domain.field import DoorResult, Outing
from organiser.domain.manifest import Manifest, Row
from organiser.domain.outreach import Use
from organiser.domain.phone import shown
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.field import SheetPage
from organiser.models.outreach import CallSheet, OutreachResult
from organiser.models.person import ContactPoint
from organiser.usecases import printer
from organiser.usecases.committee import read_facts
from organiser.usecases.field import printing
from organiser.usecases.outreach.drives import read_drive
from organiser.usecases.outreach.known import running_drive
from organiser.usecases.outreach.legal import call_opening
from organiser.usecases.outreach.queue import waiting
from organiser.usecases.outreach.results import Heard, write_call
from organiser.usecases.people.merging import entry_now
from organiser.usecases.silence import refuse_in_silence
from organiser.usecases.training.gate import check_trained


@dataclass(frozen=True, slots=True)
class CallDraft:
    """A call sheet ready to be printed."""

    outreach_id: UUID
    outing: Outing
    manifest: Manifest
    people: int


def prepare_calls(
    database: Database,
    outreach_id: UUID,
    *,
    holder: str = "",
    language: Literal["fr", "en"] = "fr",
) -> CallDraft:
    """Freeze those who wait to be called today; nothing is recorded yet."""
    drive = read_drive(database, outreach_id)
    if drive.use is not Use.CALL:
        raise Refused(_("Only a drive of calls has a call sheet."))
    people = [
        Callee(each.id, each.name, each.reach, each.city) for each in waiting(database, outreach_id)
    ]
    with database.reading() as session:
        numbers = printing.draw_numbers(session)
        outing = Outing(title=drive.title, team=drive.team, holder=holder, slips=0)
        outing = replace(
            outing, notice=printing.notice_of(session, outing.notice), printed_on=clock.today()
        )
    opening = call_opening(read_facts(database), "…")
    manifest = freeze_calls(outing, numbers, people, opening, language=language)
    return CallDraft(outreach_id, outing, manifest, len(people))


@dataclass(frozen=True, slots=True)
class DrawnCalls:
    """A call sheet as it looks on paper."""

    draft: CallDraft
    pdf: bytes


def draw_calls(database: Database, outreach_id: UUID, language: str) -> DrawnCalls:
    """Freeze and draw those who wait to be called today; nothing is recorded yet."""
    from organiser.printing.packet import draw_packet

    refuse_in_silence(database, _("Printing a call sheet"))
    check_trained(database)
    spoken: Literal["fr", "en"] = "en" if language == "en" else "fr"
    draft, out = prepare_calls(database, outreach_id, language=spoken), BytesIO()
    draw_packet(draft.manifest, out, shift=printer.shift_of(database))
    return DrawnCalls(draft, out.getvalue())


def note_calls_printed(database: Database, draft: CallDraft) -> UUID:
    """Write down that *draft* was printed; from now on its pages can be typed."""
    number = str(draft.manifest.number)
    with database.transaction("sheet.print", subject=number) as session:
        sheet = printing.record(session, draft.outing, draft.manifest, draft.people)
        session.flush()
        session.add(CallSheet(sheet_id=sheet.id, outreach_id=draft.outreach_id))
        return sheet.id


def write_call_result(session: Session, page: SheetPage, row: Row, result: DoorResult) -> set[UUID]:
    """Write what came of one line; return the people it bears upon."""
    person = entry_now(session, row.person) if row.person is not None else None
    if person is None:
        return set()
    drive = running_drive(session, _drive_of(session, page))
    if result.outcome is None:
        _take_off(session, page, row)
        return {person}
    heard = Heard(
        MEANS[result.outcome], result.note, reach=_dialled(session, row, person),
        typed_from=(page.id, result.row), after=_last_typed(session, page, row),
    )  # fmt: skip
    try:
        write_call(session, drive, person, heard)
    except Refused as refused:
        words = _(
            "Line {line}: this person refused calls. If a key slipped, choose “Open again” on the "
            "card first."
        )
        raise Refused(words.format(line=row.index + 1)) from refused
    return {person}


def standing_calls(session: Session, page_id: UUID) -> dict[int, DoorResult]:
    """Return the last result of each line of a page of calls."""
    found = session.scalars(
        select(OutreachResult)
        .where(OutreachResult.page_id == page_id, OutreachResult.row.is_not(None))
        .order_by(OutreachResult.at, OutreachResult.id)
    )
    return {
        row.row: DoorResult(row.row, LETTERS[row.result], note=row.note)
        for row in found
        if row.row is not None and row.result in LETTERS
    }


def _take_off(session: Session, page: SheetPage, row: Row) -> None:
    """She was not called after all: nothing of that line stands, but a refusal that it noted."""
    typed = select(OutreachResult).where(
        OutreachResult.page_id == page.id, OutreachResult.row == row.row
    )
    for wrong in session.scalars(typed).all():
        session.delete(wrong)
    session.flush()


def _last_typed(session: Session, page: SheetPage, row: Row) -> datetime | None:
    typed = select(func.max(OutreachResult.at)).where(
        OutreachResult.page_id == page.id, OutreachResult.row == row.row
    )
    return session.scalars(typed).one()


def _drive_of(session: Session, page: SheetPage) -> UUID:
    found = session.scalars(
        select(CallSheet.outreach_id).where(CallSheet.sheet_id == page.sheet_id)
    ).first()
    if found is None:
        raise OrganiserError(_("The drive of this call sheet is no longer there."))
    return found


def _dialled(session: Session, row: Row, person: UUID) -> str:
    """The key of the number that stood on the paper, if it still stands on the card."""
    printed = row.shown.name if row.shown is not None else ""
    points = session.scalars(select(ContactPoint).where(ContactPoint.person_id == person))
    return next((point.key for point in points if shown(point.key) == printed), "")
