"""What was on sheets that are lost, as the incident to be noted says it (R21, R34).

A line of a call sheet says the name where a line of doors has its address, and the number to be
called where the other has a name (`domain.call_layout`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.breach import Severity
from organiser.domain.manifest import Page, from_json
from organiser.i18n import _, counted, short_date
from organiser.models.field import Sheet, SheetEvent, SheetPage
from organiser.usecases.field.printing import unpacked


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident before it is noted: she reads it over, and says what was done."""

    what: str
    people: int
    """Named on the sheets; where nobody is, the doors."""
    aware_at: datetime
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Borne:
    addresses: int
    names: int
    phones: int
    people: int

    def words(self) -> str:
        """Return what stood there, by kind."""
        parts = (
            (self.addresses, counted("{count} address", "{count} addresses", self.addresses)),
            (self.names, counted("{count} name", "{count} names", self.names)),
            (self.phones, counted("{count} phone number", "{count} phone numbers", self.phones)),
        )
        return ", ".join(words for count, words in parts if count) or _("nobody’s data")


def incident_of(database: Database, sheets: Sequence[UUID]) -> Incident:
    """Return what is to be noted of *sheets*: what they bore, of how many, since when."""
    told, people, known = [], 0, []
    with database.reading() as session:
        for sheet_id in sheets:
            sheet = session.get(Sheet, sheet_id)
            if sheet is None:
                continue
            borne = _borne(session, sheet_id)
            people += borne.people
            known += _events(session, sheet_id, "lost")
            told.append(_told(session, sheet, borne))
    severity = Severity.RISK if people else Severity.NONE
    return Incident("\n".join(told), people, min(known, default=clock.now()), severity)


def _told(session: Session, sheet: Sheet, borne: _Borne) -> str:
    out = _events(session, sheet.id, "out")
    since = min(out, default=sheet.printed_at)
    words = (
        _("Sheet {number} is lost; it was handed out on {day}. On it: {borne}.")
        if out
        else _("Sheet {number} is lost; it was printed on {day}. On it: {borne}.")
    )
    day = short_date(clock.local(since).date())
    return words.format(number=sheet.number, day=day, borne=borne.words())


def _borne(session: Session, sheet_id: UUID) -> _Borne:
    pages = list(_pages(session, sheet_id))
    doors, calls = (
        [row for page in pages if page.kind == kind for row in page.rows if row.shown]
        for kind in ("doors", "calls")
    )
    addresses = {(row.door, row.shown.address) for row in doors if row.shown and row.shown.address}
    names = {(row.person, row.shown.name) for row in doors if row.shown and row.shown.name}
    named = len(names) + len(calls)
    return _Borne(len(addresses), named, len(calls), named or len(addresses))


def _pages(session: Session, sheet_id: UUID) -> Iterable[Page]:
    contents = session.scalars(
        select(SheetPage.manifest).where(SheetPage.sheet_id == sheet_id).order_by(SheetPage.page)
    )
    for content in contents:
        yield from from_json(unpacked(content)).pages


def _events(session: Session, sheet_id: UUID, kind: str) -> list[datetime]:
    return list(
        session.scalars(
            select(SheetEvent.at).where(SheetEvent.sheet_id == sheet_id, SheetEvent.kind == kind)
        )
    )
