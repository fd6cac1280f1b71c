"""Takes in what came back: a page is opened by its code, typed, settled, and corrected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome
from organiser.domain.identifier import id_after
from organiser.domain.manifest import Manifest, Row, from_json
from organiser.domain.sheet_code import AZERTY, read_digits, read_slip, read_token
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.field import EntryDraft, Sheet, SheetEvent, SheetPage, Visit
from organiser.models.line import LineState
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.usecases import derived
from organiser.usecases.consents import close_channels
from organiser.usecases.field import typed_apart
from organiser.usecases.field.call_sheets import standing_calls, write_call_result
from organiser.usecases.field.door_results import read_results
from organiser.usecases.field.printing import own_bits, unpacked
from organiser.usecases.field.typed_apart import CALLS, COMPARED
from organiser.usecases.people.merging import entry_now

LONGEST_NOTE = 300


class UnknownSheet(OrganiserError):
    """The code is well formed, but no such page was printed here."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the page, exactly as it was printed."""

    row: int
    line: int
    """The number printed at its left."""
    address: str
    where: str
    name: str
    is_erased: bool
    """Who lived there was erased while the sheet was out: the line takes no result."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page to be typed, or already typed."""

    id: UUID
    sheet_id: UUID
    number: int
    page: int
    pages: int
    kind: str
    title: str
    typed: str
    legend: tuple[tuple[str, str], ...]
    rows: tuple[EntryRow, ...]
    streets: tuple[str, ...]
    """Of a tally page."""
    results: tuple[DoorResult, ...]
    """What stands for each row that has a result."""
    is_settled: bool
    replaced_by: str
    """Number of the sheet that took its place, "" when it stands."""
    draft: str
    """What she typed before and did not settle, as the screen wrote it."""
    out_at: datetime | None = None
    """When the packet was handed out last."""
    others: tuple[DoorResult, ...] = ()
    """Of a page that two computers typed apart: what the other one said, where they differ."""


def open_page(database: Database, code: str) -> EntryPage:
    """Return the page of ten digits or of a QR's text; each wrong code has its own sentence."""
    with database.reading() as session:
        return _entry_page(session, _find(session, code))


def keep_draft(database: Database, page_id: UUID, typed: str) -> None:
    """Keep what is typed so far; "" forgets it."""
    with database.transaction("field.draft") as session:
        draft = session.get(EntryDraft, page_id)
        if not typed:
            if draft is not None:
                session.delete(draft)
        elif draft is None:
            session.add(EntryDraft(page_id=page_id, typed=typed, at=clock.now()))
        else:
            draft.typed, draft.at = typed, clock.now()


def record_results(
    database: Database,
    page_id: UUID,
    results: Iterable[DoorResult],
    *,
    how: str = "keyed",
    is_first: bool = False,
) -> int:
    """Settle one page; return how many of its doors have a result now.

    The same page again is a correction: what did not change is not written again, and no door
    is ever counted twice. With *is_first* the page was new to who typed it: what an exchange
    brought meanwhile is another typing of it, which she did not see.
    """
    return record_pages(database, {page_id: results}, how=how, is_first=is_first)


def record_pages(
    database: Database,
    pages: Mapping[UUID, Iterable[DoorResult]],
    *,
    how: str = "keyed",
    is_first: bool = False,
) -> int:
    """Settle several pages, all or none; return how many of their doors have a result now."""
    with database.transaction("field.enter") as session:
        touched: set[UUID] = set()
        doors = 0
        for page_id, results in pages.items():
            said = [each for each in results if not is_first or each != _nothing(each.row)]
            doors += _record_page(session, page_id, said, how, touched)
            _settle(session, page_id, how, is_first=is_first)
        session.flush()
        derived.refresh_engagement(session, touched)
        return doors


def _record_page(
    session: Session, page_id: UUID, results: Iterable[DoorResult], how: str, touched: set[UUID]
) -> int:
    page = session.get_one(SheetPage, page_id)
    manifest = from_json(unpacked(page.manifest))
    rows = {row.row: row for row in manifest.pages[0].rows}
    standing = _standing(session, page)
    for result in results:
        _check(result, rows, manifest)
        if result != standing.get(result.row, _nothing(result.row)):
            touched |= _write(session, page, rows[result.row], result, how)
            standing[result.row] = result
    return sum(result.outcome is not None for result in standing.values())


def _nothing(row: int) -> DoorResult:
    return DoorResult(row, None)


def pages_to_type(database: Database, sheet_id: UUID) -> tuple[tuple[str, int, bool], ...]:
    """Return the door and tally pages of a packet: typed code, page, settled."""
    with database.reading() as session:
        rows = session.execute(
            text(
                "SELECT p.typed, p.page, EXISTS (SELECT 1 FROM sheet_event e WHERE "
                "e.sheet_id = p.sheet_id AND e.page = p.page AND e.kind = 'settled') "
                "FROM sheet_page p WHERE p.sheet_id = :id "
                "AND p.kind IN ('doors', 'tally', 'calls') ORDER BY p.page"
            ),
            {"id": sheet_id.bytes},
        )
        return tuple((typed, page, bool(done)) for typed, page, done in rows)


def _find(session: Session, code: str) -> SheetPage:
    token = read_token(code)
    if token is not None:
        page = session.scalars(
            select(SheetPage)
            .join(Sheet, Sheet.id == SheetPage.sheet_id)
            .where(Sheet.token == token.sheet, SheetPage.page == token.page)
        ).one_or_none()
        return page or _unknown(session, token.committee)
    if read_slip(code) is not None:
        raise OrganiserError(_("This is the number of a contact slip, not of a page."))
    if read_digits(code) is None:
        raise OrganiserError(_("This number is not complete, or a key slipped."))
    digits = "".join(AZERTY.get(sign, sign) for sign in code if not sign.isspace())
    page = session.scalars(select(SheetPage).where(SheetPage.typed == digits)).one_or_none()
    return page or _unknown(session, None)


def _unknown(session: Session, committee: int | None) -> SheetPage:
    if committee is not None and committee != own_bits(session):
        raise UnknownSheet(_("This sheet belongs to another committee."))
    if session.get(LineState, 1) is not None:
        raise UnknownSheet(
            _("No sheet with this number is known here. Another computer printed it? Exchange "
              "first.")
        )  # fmt: skip
    raise UnknownSheet(_("No sheet with this number was printed on this computer."))


def _entry_page(session: Session, page: SheetPage) -> EntryPage:
    sheet = session.get_one(Sheet, page.sheet_id)
    manifest = from_json(unpacked(page.manifest))
    frozen = manifest.pages[0]
    draft = session.get(EntryDraft, page.id)
    pages = session.scalars(select(SheetPage.page).where(SheetPage.sheet_id == sheet.id)).all()
    return EntryPage(
        id=page.id, sheet_id=sheet.id, number=sheet.number, page=page.page, pages=len(pages),
        kind=page.kind, title=sheet.title, typed=frozen.typed,
        legend=tuple((code, word) for code, word in manifest.legend),
        rows=tuple(_entry_row(row) for row in frozen.rows), streets=frozen.streets,
        results=tuple(_standing(session, page).values()),
        is_settled=_is_settled(session, page), replaced_by=_replaced_by(session, sheet),
        draft=draft.typed if draft else "", out_at=_out_at(session, sheet),
        others=typed_apart.others(session, page.id, page.kind),
    )  # fmt: skip


def _entry_row(row: Row) -> EntryRow:
    shown = row.shown
    if shown is None:
        return EntryRow(row.row, row.index + 1, _("erased line"), "", "", is_erased=True)
    return EntryRow(row.row, row.index + 1, shown.address, shown.where, shown.name, is_erased=False)


def _is_settled(session: Session, page: SheetPage) -> bool:
    found = session.scalars(
        select(SheetEvent.id).where(
            SheetEvent.sheet_id == page.sheet_id,
            SheetEvent.page == page.page,
            SheetEvent.kind == "settled",
        )
    ).first()
    return found is not None


def _out_at(session: Session, sheet: Sheet) -> datetime | None:
    return session.scalars(
        select(SheetEvent.at)
        .where(SheetEvent.sheet_id == sheet.id, SheetEvent.kind == "out")
        .order_by(SheetEvent.at.desc())
    ).first()


def _replaced_by(session: Session, sheet: Sheet) -> str:
    other = session.scalars(select(Sheet.number).where(Sheet.replaces_id == sheet.id)).first()
    return str(other or "")


def _standing(session: Session, page: SheetPage) -> dict[int, DoorResult]:
    """Return the last result of each row of a page."""
    if page.kind == CALLS:
        return standing_calls(session, page.id)
    return {said.row: said for said in read_results(session, page.id)}


def _check(result: DoorResult, rows: dict[int, Row], manifest: Manifest) -> None:
    row = rows.get(result.row)
    if row is None:
        raise OrganiserError(_("There is no such line on this page."))
    if row.shown is None and result.outcome is not None:
        raise OrganiserError(_("This line was erased with its person; it takes no result."))
    if len(result.note) > LONGEST_NOTE:
        raise OrganiserError(_("A note holds 300 characters at most."))
    if result.slip_number:
        slip = read_slip(result.slip_number)
        if slip is None or slip.sheet != manifest.number:
            raise OrganiserError(_("This is not the number of a slip of this packet."))


def _write(session: Session, page: SheetPage, row: Row, result: DoorResult, how: str) -> set[UUID]:
    """Write one result and what follows from it; return the people it bears upon."""
    if page.kind == CALLS:
        return write_call_result(session, page, row, result)
    sheet = session.get_one(Sheet, page.sheet_id)
    address = session.get(Address, row.door) if row.door else None
    person = _person(session, row.person)
    last_at, last_id = session.execute(
        select(func.max(Visit.entered_at), func.max(Visit.id)).where(
            Visit.page_id == page.id, Visit.row == result.row
        )
    ).one()
    session.add(
        Visit(
            id=id_after(last_id), page_id=page.id, row=result.row,
            address_id=address.id if address else None, person_id=person, outcome=result.outcome,
            leaflet=result.leaflet, slip=result.slip,
            slip_number=result.slip_number.replace(" ", ""), note=result.note.strip(),
            on=sheet.on, entered_at=clock.now_after(last_at), how=how,
        )
    )  # fmt: skip
    if address is not None:
        _open_or_close(session, address, result)
    return {person} if person else set()


def _open_or_close(session: Session, address: Address, result: DoorResult) -> None:
    """ "Do not come back" closes the door, within the day and for every later sheet (R15)."""
    if result.outcome is Outcome.LEAVE_ALONE:
        address.closed_at = address.closed_at or clock.now()
        here = session.scalars(select(Person.id).where(Person.address_id == address.id))
        for person_id in here.all():
            close_channels(session, person_id, [Channel.DOOR], source=_("asked at the door"))
    elif address.closed_at is not None and result.outcome is not None:
        address.closed_at = None


def _person(session: Session, person_id: UUID | None) -> UUID | None:
    if person_id is None:
        return None
    known = select(Person.id).where(Person.id == entry_now(session, person_id))
    return session.scalars(known).first()


def _settle(session: Session, page_id: UUID, how: str, *, is_first: bool) -> None:
    page = session.get_one(SheetPage, page_id)
    kind = "corrected" if _is_settled(session, page) and not is_first else "settled"
    seen = 0 if is_first else typed_apart.typings(session, page.id)
    reason = COMPARED.format(typings=seen) if seen else how
    session.add(
        SheetEvent(sheet_id=page.sheet_id, page=page.page, kind=kind, at=clock.now(), reason=reason)
    )
    draft = session.get(EntryDraft, page.id)
    if draft is not None:
        session.delete(draft)


def rows_by_line(database: Database, sheet_id: UUID) -> dict[int, tuple[UUID, int]]:
    """Return, for each printed line of a packet, its page and its row on that page."""
    with database.reading() as session:
        pages: Sequence[SheetPage] = session.scalars(
            select(SheetPage).where(SheetPage.sheet_id == sheet_id, SheetPage.kind == "doors")
        ).all()
        return {
            row.index + 1: (page.id, row.row)
            for page in pages
            for row in from_json(unpacked(page.manifest)).pages[0].rows
        }
