"""Workbooks (xlsx, xls, ods) as rows of text, one sheet of them."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from organiser.domain.plain_text import HIDDEN
from organiser.importing.headings import known_headings
from organiser.importing.unreadable import (
    MOST_BYTES,
    MOST_ROWS,
    DamagedWorkbook,
    EmptyFile,
    NoSuchSheet,
    NotATable,
    ProtectedWorkbook,
    TooLarge,
)

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOK_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_JUDGED = 30
_MOST_CELLS = 60_000_000


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet, held in memory."""

    rows: tuple[list[str], ...]
    first_line: int = 1

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number in the sheet, from 1."""
        return iter(enumerate(self.rows, self.first_line))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, and the names of those that were not read."""

    name: str
    others: tuple[str, ...]
    rows: SheetRows
    removed_signs: int


def read_sheet(path: Path, asked: str | None = None) -> Sheet:
    """Read the sheet *asked* of a workbook, or the one that most looks like a list of people."""
    _check_container(path)
    book = _opened(path)
    names = list(book.sheet_names)
    if asked is not None and asked not in names:
        raise NoSuchSheet(asked)
    if not names:
        raise EmptyFile
    name = asked if asked is not None else _most_like_people(book, names)
    rows, removed = _rows(book, name)
    if not rows:
        raise EmptyFile
    others = tuple(other for other in names if other != name)
    return Sheet(name, others, SheetRows(tuple(rows), 1), removed)


def _check_container(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            if _ENCRYPTED in head + file.read():
                raise ProtectedWorkbook
            return
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        KeyError,
    ):
        raise DamagedWorkbook from None


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise TooLarge
    if names.isdisjoint(_BOOK_PARTS):
        raise NotATable
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise ProtectedWorkbook
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedWorkbook


def _opened(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise ProtectedWorkbook from None
    except (CalamineError, OSError, ValueError):
        raise DamagedWorkbook from None
    except BaseException as error:  # noqa: BLE001 - the reader's alarm is no Exception
        raise _translated(error) from None


def _most_like_people(book: CalamineWorkbook, names: list[str]) -> str:
    """Return the sheet whose top has most heads of columns; the first one wins a tie."""
    if len(names) == 1:
        return names[0]
    scores = []
    for name in names:
        rows, _removed = _rows(book, name, most=_JUDGED)
        heads = max((known_headings(row) for row in rows), default=0)
        scores.append((heads, bool(rows)))
    return names[scores.index(max(scores))]


def _rows(
    book: CalamineWorkbook, name: str, most: int | None = None
) -> tuple[list[list[str]], int]:
    try:
        sheet = book.get_sheet_by_name(name)
        height, width = sheet.total_height, sheet.total_width
        fits = height <= MOST_ROWS and height * width <= _MOST_CELLS
        cells = sheet.to_python(skip_empty_area=False, nrows=most) if fits else None
    except (CalamineError, OSError, ValueError):
        raise DamagedWorkbook from None
    except BaseException as error:  # noqa: BLE001 - the reader's alarm is no Exception
        raise _translated(error) from None
    if cells is None:
        raise TooLarge
    rows, removed = [], 0
    for row in cells:
        texts = [_text(cell) for cell in row]
        if any(HIDDEN.search(text) for text in texts):
            removed += sum(len(HIDDEN.findall(text)) for text in texts)
            texts = [HIDDEN.sub("", text) for text in texts]
        rows.append(texts)
    return (rows if any(map(any, rows)) else []), removed


def _translated(error: BaseException) -> BaseException:
    """The reader's own alarm is no `Exception`; anything else is not ours to hide."""
    return DamagedWorkbook() if type(error).__name__ == "PanicException" else error


def _text(value: Any) -> str:
    """Return a cell as somebody would type it; a whole number has no decimals."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else str(value)
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "seconds")
        )
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
