"""Prints packets: freezes the doors, draws them and records them, or none of the three."""

import json
import secrets
import zlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.field import Door, Notice, Outing, SheetNumbers
from organiser.domain.manifest import Manifest, from_json, to_json
from organiser.domain.printer import UNSHIFTED, Shift
from organiser.domain.sheet_layout import freeze
from organiser.domain.walking import walking_order
from organiser.errors import OrganiserError, Refused
from organiser.files import replacing
from organiser.i18n import _
from organiser.models.committee import Committee
from organiser.models.field import Sheet, SheetEvent, SheetPage
from organiser.progress import Progress
from organiser.usecases import limiting, printer
from organiser.usecases.sheet_numbers import draw_number, is_taken
from organiser.usecases.silence import refuse_in_silence
from organiser.usecases.training.gate import check_trained

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A packet ready to be printed: its preview is the very pages that will be."""

    outing: Outing
    doors: tuple[Door, ...]
    numbers: SheetNumbers
    layout: int
    language: Language


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A packet that exists."""

    id: UUID
    number: int
    pages: int
    doors: int


def prepare(
    database: Database,
    outing: Outing,
    doors: Sequence[Door],
    *,
    layout: int = 1,
    language: Language = "fr",
    keep_order: bool = False,
) -> Draft:
    """Put *doors* in walking order and draw a number; nothing is recorded yet."""
    if not doors:
        raise OrganiserError(_("Choose at least one door."))
    with database.reading() as session:
        numbers = draw_numbers(session)
        notice = notice_of(session, outing.notice)
        phone = outing.phone or _committee(session).phone
    ordered = tuple(doors) if keep_order else walking_order(doors)
    outing = replace(
        outing, notice=notice, phone=phone, printed_on=outing.printed_on or clock.today()
    )
    return Draft(outing, ordered, numbers, layout, language)


def frozen(draft: Draft) -> Manifest:
    """Return the pages of *draft* as they will be printed."""
    return freeze(
        draft.outing, draft.numbers, draft.doors, layout=draft.layout, language=draft.language
    )


def draw(
    manifest: Manifest, progress: Progress | None = None, *, shift: Shift = UNSHIFTED
) -> bytes:
    """Return the PDF of *manifest*; the same manifest gives the same bytes for ever.

    But for *shift*, by which this computer's printer has everything set off.
    """
    return draw_all((manifest,), progress, shift=shift)


def draw_all(
    manifests: Sequence[Manifest], progress: Progress | None = None, *, shift: Shift = UNSHIFTED
) -> bytes:
    """Return one PDF of *manifests*, one packet after the other."""
    from organiser.printing.packet import draw_packets

    out = BytesIO()
    draw_packets(manifests, out, shift=shift, progress=progress)
    return out.getvalue()


def print_sheet(
    database: Database,
    draft: Draft,
    out: Path | None = None,
    *,
    manifest_out: Path | None = None,
    replaces: UUID | None = None,
    progress: Progress | None = None,
) -> PrintedSheet:
    """Freeze, draw and record *draft*; nothing is written if one of the three fails."""
    return print_sheets(
        database, (draft,), out, manifest_out=manifest_out, replaces=replaces, progress=progress
    )[0]


def print_sheets(
    database: Database,
    drafts: Sequence[Draft],
    out: Path | None = None,
    *,
    manifest_out: Path | None = None,
    replaces: UUID | None = None,
    progress: Progress | None = None,
) -> tuple[PrintedSheet, ...]:
    """Freeze, draw and record *drafts* as one act, each under its own number; all or none.

    The files take their place only when the record stands in the transaction: an orphan PDF is
    harmless, an unrecorded printed sheet is not. *manifest_out* takes the first alone.
    """
    from organiser.printing.packet import draw_packets

    refuse_in_silence(database, _("Printing a sheet"))
    check_trained(database)
    manifests, shift = [frozen(draft) for draft in drafts], printer.shift_of(database)
    for manifest in manifests:
        _refuse_limited(database, manifest)
    writers: list[tuple[Path, Callable[[BinaryIO], object]]] = []
    if out is not None:
        writers.append(
            (out, lambda file: draw_packets(manifests, file, shift=shift, progress=progress))
        )
    if manifest_out is not None:
        plain = to_json(manifests[0].without_people()).encode()
        writers.append((manifest_out, lambda file: file.write(plain)))
    printed: list[PrintedSheet] = []
    with database.transaction("sheet.print", subject=str(drafts[0].numbers.number)) as session:
        for draft, manifest in zip(drafts, manifests, strict=True):
            sheet = _record(session, draft, manifest, None if printed else replaces)
            printed.append(PrintedSheet(sheet.id, sheet.number, len(manifest.pages), sheet.doors))
        session.flush()
        _write_files(writers)
    return tuple(printed)


def manifest_of(database: Database, sheet_id: UUID) -> Manifest:
    """Return a packet as it was frozen."""
    with database.reading() as session:
        sheet = session.get(Sheet, sheet_id)
        if sheet is None:
            raise OrganiserError(_("This sheet is not known here."))
        head = from_json(unpacked(sheet.head))
        pages = session.scalars(
            select(SheetPage.manifest)
            .where(SheetPage.sheet_id == sheet_id)
            .order_by(SheetPage.page)
        )
        return replace(head, pages=tuple(from_json(unpacked(page)).pages[0] for page in pages))


def save_again(
    database: Database, sheet_id: UUID, out: Path, progress: Progress | None = None
) -> None:
    """Write the very PDF that was printed, byte for byte while the printer is the same."""
    from organiser.printing.packet import draw_packet

    refuse_in_silence(database, _("Printing a sheet"))
    check_trained(database)
    manifest, shift = manifest_of(database, sheet_id), printer.shift_of(database)
    _refuse_limited(database, manifest)
    _write_files([(out, lambda file: draw_packet(manifest, file, shift=shift, progress=progress))])


def _refuse_limited(database: Database, manifest: Manifest) -> None:
    """Who was limited since a sheet was frozen stands on no paper (GDPR art. 18)."""
    with database.bare() as connection:
        people = limiting.limited_people(connection)
        homes = limiting.limited_homes(connection) if people else frozenset[UUID]()
    rows = (row for page in manifest.pages for row in page.rows)
    if people and any(row.person in people or row.door in homes for row in rows):
        raise Refused(
            _("Somebody on this sheet is limited since: print it anew, she is left out of it.")
        )


def draft_again(database: Database, sheet_id: UUID) -> tuple[UUID, ...]:
    """Return the addresses of a packet, for printing it anew with today's refusals."""
    manifest = manifest_of(database, sheet_id)
    return tuple(row.door for page in manifest.pages for row in page.rows if row.door is not None)


def void(database: Database, sheet_ids: Sequence[UUID], reason: str = "") -> None:
    """Declare packets void: what comes back of them is still read, with a word of warning."""
    with database.transaction("sheet.void") as session:
        for sheet_id in sheet_ids:
            session.add(SheetEvent(sheet_id=sheet_id, kind="void", at=clock.now(), reason=reason))


def packed(manifest: Manifest) -> bytes:
    """Return *manifest* as it lies in the file."""
    return zlib.compress(to_json(manifest).encode(), 6)


def unpacked(content: bytes) -> str:
    """Return the JSON of a packed manifest."""
    return zlib.decompress(content).decode()


def _record(session: Session, draft: Draft, manifest: Manifest, replaces: UUID | None) -> Sheet:
    sheet = record(session, draft.outing, manifest, len(draft.doors), replaces)
    if replaces is not None:
        reason = str(draft.numbers.number)
        session.add(SheetEvent(sheet_id=replaces, kind="void", at=clock.now(), reason=reason))
    return sheet


def record(
    session: Session, outing: Outing, manifest: Manifest, lines: int, replaces: UUID | None = None
) -> Sheet:
    """Write down that *manifest* was printed; for use cases that already have a session."""
    if is_taken(session, manifest.number):
        raise Refused(_("This number was used meanwhile. Print again."))
    now = clock.now()
    sheet = Sheet(
        number=manifest.number, token=manifest.sheet_id, layout=manifest.layout, doors=lines,
        title=outing.title, team=outing.team, holder=outing.holder, printed_by=outing.printed_by,
        on=outing.on, printed_at=now, return_by=outing.return_by, replaces_id=replaces,
        head=packed(replace(manifest, pages=())),
    )  # fmt: skip
    session.add(sheet)
    session.flush()
    for page in manifest.pages:
        session.add(
            SheetPage(
                sheet_id=sheet.id, page=page.page, kind=page.kind, token=page.token,
                typed=page.typed.replace(" ", ""),
                manifest=packed(replace(manifest, pages=(page,), words=None)),
            )
        )  # fmt: skip
    session.add(SheetEvent(sheet_id=sheet.id, kind="printed", at=now, by=outing.printed_by))
    return sheet


def _write_files(writers: Sequence[tuple[Path, Callable[[BinaryIO], object]]]) -> None:
    """Write every file beside its place first; each takes its place when all are whole."""
    try:
        with ExitStack() as places:
            for path, write in writers:
                fresh = places.enter_context(replacing(path))
                with fresh.open("wb") as file:
                    write(file)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error


def draw_numbers(session: Session) -> SheetNumbers:
    """Return numbers that no packet has; for use cases that already have a session."""
    return SheetNumbers(draw_number(session), secrets.randbits(40), own_bits(session))


def own_bits(session: Session) -> int:
    """Return the twenty bits by which a code says that it is of this committee."""
    digest = sha256(_committee(session).id.bytes).digest()
    return int.from_bytes(digest[:3], "big") >> 4


def _committee(session: Session) -> Committee:
    return session.scalars(select(Committee)).one()


def notice_of(session: Session, given: Notice) -> Notice:
    """Return *given*, with what the committee says of itself where nothing is said."""
    committee = _committee(session)
    return replace(
        given,
        committee=given.committee or committee.name,
        controller=given.controller or committee.controller,
        contact=given.contact or committee.contact,
        dpo=given.dpo or committee.dpo,
    )


def as_json(manifest: Manifest) -> dict[str, object]:
    """Return *manifest* as plain JSON values, without anything about people."""
    plain: dict[str, object] = json.loads(to_json(manifest.without_people()))
    return plain
