"""Anonymous welcome per street: counted, never beside a door, never under five answers (R19)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.field import StreetTally
from organiser.domain.manifest import from_json
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.field import Sheet, SheetEvent, SheetPage, Tally
from organiser.usecases.field.printing import unpacked

FEWEST = 5
"""A street with fewer answers is not named: they are added up with the others of their kind."""


def record_tallies(database: Database, sheet_id: UUID, tallies: Iterable[StreetTally]) -> None:
    """Write down the tallies of a packet; writing them again corrects them."""
    with database.transaction("field.tally") as session:
        session.get_one(Sheet, sheet_id)
        session.execute(delete(Tally).where(Tally.sheet_id == sheet_id))
        for tally in merged_upward(tallies):
            session.add(
                Tally(
                    sheet_id=sheet_id, street=tally.street, plus=tally.plus, zero=tally.zero,
                    minus=tally.minus, entered_at=clock.now(),
                )
            )  # fmt: skip
        _settle_pages(session, sheet_id)


def tallies_of(database: Database, sheet_id: UUID) -> tuple[StreetTally, ...]:
    """Return what is kept of a packet's tallies."""
    with database.reading() as session:
        rows = session.scalars(
            select(Tally).where(Tally.sheet_id == sheet_id).order_by(Tally.street)
        )
        return tuple(StreetTally(row.street, row.plus, row.zero, row.minus) for row in rows)


def streets_of(database: Database, sheet_id: UUID) -> tuple[str, ...]:
    """Return the streets of a packet's tally pages, in the order of the paper."""
    with database.reading() as session:
        pages = session.scalars(
            select(SheetPage.manifest)
            .where(SheetPage.sheet_id == sheet_id, SheetPage.kind == "tally")
            .order_by(SheetPage.page)
        )
        return tuple(
            street for page in pages for street in from_json(unpacked(page)).pages[0].streets
        )


def merged_upward(tallies: Iterable[StreetTally]) -> tuple[StreetTally, ...]:
    """Return the tallies with the streets of fewer than five answers added up without a name."""
    by_street: dict[str, StreetTally] = {}
    for tally in tallies:
        _check(tally)
        by_street[tally.street] = _sum(by_street.get(tally.street), tally, tally.street)
    large = [tally for name, tally in by_street.items() if name and _answers(tally) >= FEWEST]
    small = [tally for tally in by_street.values() if tally not in large]
    rest: StreetTally | None = None
    for tally in small:
        rest = _sum(rest, tally, "")
    return (*large, *([rest] if rest and _answers(rest) else []))


def _sum(one: StreetTally | None, other: StreetTally, street: str) -> StreetTally:
    if one is None:
        return StreetTally(street, other.plus, other.zero, other.minus)
    return StreetTally(
        street, one.plus + other.plus, one.zero + other.zero, one.minus + other.minus
    )


def _answers(tally: StreetTally) -> int:
    return tally.plus + tally.zero + tally.minus


def _check(tally: StreetTally) -> None:
    if min(tally.plus, tally.zero, tally.minus) < 0 or _answers(tally) > 10_000:
        raise OrganiserError(_("A tally is a count of answers, from 0 up."))


def _settle_pages(session: Session, sheet_id: UUID) -> None:
    pages = session.scalars(
        select(SheetPage.page).where(SheetPage.sheet_id == sheet_id, SheetPage.kind == "tally")
    )
    settled = set(
        session.scalars(
            select(SheetEvent.page).where(
                SheetEvent.sheet_id == sheet_id, SheetEvent.kind == "settled"
            )
        )
    )
    for page in pages.all():
        if page not in settled:
            session.add(SheetEvent(sheet_id=sheet_id, page=page, kind="settled", at=clock.now()))
