"""Reads photographed and scanned pages: each by the record of the day it was printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from uuid import UUID

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.field import DoorResult, StreetTally
from organiser.domain.manifest import Page, UnknownManifest, from_json
from organiser.domain.refusal import Refusal, Unreadable
from organiser.domain.sheet_answers import door_results, street_tallies
from organiser.domain.sheet_code import read_token
from organiser.domain.sheet_marks import Mark
from organiser.models.field import Sheet, SheetPage
from organiser.progress import Progress
from organiser.scanning.codes import find_codes
from organiser.scanning.marks import UnknownBoxes, read_marks
from organiser.scanning.page import flatten
from organiser.scanning.pictures import open_file
from organiser.scanning.strips import Strip, strip_of
from organiser.usecases.field.printing import own_bits, unpacked


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a picture says of one page; nothing of it is written yet."""

    id: UUID
    sheet_id: UUID
    kind: str
    replaced_by: str
    """Number of the sheet that took its place, "" when it stands."""
    page: Page
    marks: Mapping[str, Mark]
    """Of every box, by its id."""
    blank_rows: tuple[int, ...]
    """Rows to confirm as not visited."""
    strips: Mapping[int, Strip]
    """The rows that ask something, as they look."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the boxes that somebody has to look at."""
        return tuple(box for box, mark in self.marks.items() if mark.review)

    @property
    def results(self) -> tuple[DoorResult, ...]:
        """Return the answers of its doors or calls."""
        return door_results(self.page, self._ticked)

    @property
    def tallies(self) -> tuple[StreetTally, ...]:
        """Return the counts of its streets."""
        return street_tallies(self.page, self._ticked)

    @property
    def _ticked(self) -> frozenset[str]:
        return frozenset(box for box, mark in self.marks.items() if mark.v)


@dataclass(frozen=True, slots=True)
class PictureRead:
    """One picture, and its page or why there is none."""

    file: Path
    picture: int
    """From 1."""
    of: int
    """How many pictures the file has."""
    seconds: float
    """Of the processor."""
    page: ReadPage | None = None
    reason: Refusal | None = None


def read_files(
    database: Database, files: Sequence[Path], progress: Progress | None = None
) -> Iterator[PictureRead]:
    """Give each picture of *files* in their order as soon as it is read; nothing is written."""
    done = 0
    for left, file in zip(range(len(files) - 1, -1, -1), files, strict=True):
        for read in _read_file(database, file, progress, done, left):
            done += 1
            yield read
    if progress is not None:
        progress.at(done, done)


def read_picture(database: Database, picture: Image.Image) -> ReadPage:
    """Return the page in *picture*; raise `Unreadable` when it cannot be trusted."""
    codes = find_codes(picture)
    with database.reading() as session:
        found = _frozen(session, codes.token)
    flat = flatten(picture, found.page, codes)
    read = read_marks(flat, found.page)
    asking = {box.row for box in found.page.boxes if read.marks[box.id].review}
    rows = sorted(asking.union(read.blank_rows))
    strips = {row: strip_of(flat, found.page, row) for row in rows}
    return ReadPage(
        found.id, found.sheet_id, found.kind, found.replaced_by, found.page,
        read.marks, read.blank_rows, strips,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A page as it was printed."""

    id: UUID
    sheet_id: UUID
    kind: str
    replaced_by: str
    page: Page


def _read_file(
    database: Database, path: Path, progress: Progress | None, done: int, left: int
) -> Iterator[PictureRead]:
    start = process_time()
    try:
        file = open_file(path)
    except Unreadable as refused:
        yield PictureRead(path, 1, 1, process_time() - start, reason=refused.reason)
        return
    for at in range(file.count):
        if progress is not None:
            progress.at(done + at, done + file.count + left)
        try:
            page = read_picture(database, file.picture(at))
            yield PictureRead(path, at + 1, file.count, process_time() - start, page)
        except (Unreadable, UnknownBoxes) as refused:
            took = process_time() - start
            reason = refused.reason if isinstance(refused, Unreadable) else Refusal.UNREADABLE
            yield PictureRead(path, at + 1, file.count, took, reason=reason)
        start = process_time()


def _frozen(session: Session, token: str) -> _Frozen:
    page = session.scalars(select(SheetPage).where(SheetPage.token == token)).first()
    if page is None:
        said = read_token(token)
        is_ours = said is not None and said.committee == own_bits(session)
        raise Unreadable(Refusal.UNKNOWN if is_ours else Refusal.OTHER_COMMITTEE)
    other = session.scalars(select(Sheet.number).where(Sheet.replaces_id == page.sheet_id)).first()
    try:
        frozen = from_json(unpacked(page.manifest)).pages[0]
    except UnknownManifest as error:
        raise Unreadable(Refusal.UNREADABLE) from error
    return _Frozen(page.id, page.sheet_id, page.kind, str(other or ""), frozen)
