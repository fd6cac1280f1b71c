"""Opens somebody's file, whatever wrote it, as a table; or says in one sentence why not."""

import errno
import re
from functools import partial
from itertools import islice
from pathlib import Path

from organiser.importing.cards import CardRows, card_rows
from organiser.importing.dialect import dialect_of
from organiser.importing.encodings import Scan, lines_of, refuse_spoilt, scan
from organiser.importing.heading_row import LOOKED_AT, Top, top_of
from organiser.importing.headings import known_headings
from organiser.importing.table import Found, Rows, Table
from organiser.importing.text_rows import TextRows
from organiser.importing.unreadable import (
    MOST_BYTES,
    MOST_ROWS,
    EmptyFile,
    FailingDisk,
    FolderChosen,
    LockedFile,
    MissingFile,
    NotATable,
    PictureChosen,
    TooLarge,
)
from organiser.importing.workbook import read_sheet

_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)
_DOCUMENTS = (b"%PDF", b"MZ", b"\x7fELF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format",
              b"{\\rtf",
              b"%!PS", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"ID3", b"OggS", b"fLaC",
              b"\x00asm")  # fmt: skip
_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_MARKUP = re.compile(
    r"\s*(?:<!doctype|<html|<\?xml|<\?php|<svg|<!--|#!/|[{\[]\s*[\"{\[])", re.IGNORECASE
)
_CARD = re.compile(r"^\s*BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.\w+|(?:\+|0)[\d .()-]{8,}\d")
_HEAD = 60_000
_HEAD_LINES = 2_000


def open_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    repair: bool = False,
) -> Table:
    """Return the table that stands in the file *path*.

    What is not said is found out. *repair* puts spoilt accents right ("FranÃ§aise"), which is
    otherwise refused. Raises an `UnreadableFile` with its own sentence for anything else.
    """
    try:
        return _opened(path, encoding, delimiter, sheet, repair=repair)
    except FileNotFoundError:
        raise MissingFile from None
    except PermissionError:
        raise (FolderChosen if path.is_dir() else LockedFile) from None
    except (IsADirectoryError, NotADirectoryError):
        raise FolderChosen from None
    except OSError as error:
        raise (LockedFile if error.errno in _HELD else FailingDisk) from None


_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN, errno.ETXTBSY})


def _opened(
    path: Path, encoding: str | None, delimiter: str | None, sheet: str | None, *, repair: bool
) -> Table:
    if path.is_dir():
        raise FolderChosen
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TooLarge
    with path.open("rb") as file:
        head = file.read(4_096)
    if not head:
        raise EmptyFile
    _refuse_other_kinds(head)
    if head.startswith(_WORKBOOKS):
        return _table_of_workbook(path, sheet)
    return _table_of_text(path, encoding, delimiter, repair=repair)


def _refuse_other_kinds(head: bytes) -> None:
    if head.startswith(_PICTURES) and not (head.startswith(b"BM") and head.isascii()):
        raise PictureChosen
    if head[:4] == b"RIFF" or head[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif", b"ftypheix"}:
        raise PictureChosen
    if head.startswith(_DOCUMENTS) and not (head.startswith((b"MZ", b"ID3")) and head[:64].isascii()
                                            and head[:64].find(0) < 0):  # fmt: skip
        raise NotATable
    if head[4:8] == b"ftyp":
        raise NotATable


def _table_of_workbook(path: Path, asked: str | None) -> Table:
    sheet = read_sheet(path, asked)
    top = top_of([(line, cells) for line, cells in islice(sheet.rows, LOOKED_AT)])
    found = Found(
        "workbook",
        heading_line=top.line,
        sheet=sheet.name,
        sheets_not_read=sheet.others,
        removed_signs=sheet.removed_signs,
        titles=tuple(title.text for title in top.titles),
    )
    return _table(top, found, sheet.rows)


def _table_of_text(
    path: Path, encoding: str | None, delimiter: str | None, *, repair: bool
) -> Table:
    read = scan(path, encoding)
    _refuse_noise(path, read)
    if not repair:
        refuse_spoilt(path, read)
    open_lines = partial(lines_of, path, read, mend=repair)
    head = _head_of(path, read, mend=repair)
    if not head.strip("\ufeff \t\r\n;,\x00"):
        raise EmptyFile
    if _CARD.search(head[:2_000]):
        return _table_of_cards(card_rows(open_lines), read)
    if _MARKUP.match(head.lstrip("\ufeff")):
        raise NotATable
    dialect = dialect_of(head, delimiter)
    rows = TextRows(open_lines, dialect)
    top = top_of(list(islice(rows, LOOKED_AT)))
    if dialect.doubtful:
        _refuse_prose(head, top)
    rows.width = top.width if top.line else 0
    if read.lines > MOST_ROWS and _more_rows_than_allowed(rows):
        raise TooLarge
    found = _found(read, "text", dialect.delimiter, top, mended=repair and read.spoilt)
    return _table(top, found, rows)


def _table_of_cards(cards: CardRows, read: Scan) -> Table:
    top = Top(cards.headers, 0, len(cards.headers), ())
    return _table(top, _found(read, "cards", "", top, mended=False), cards)


def _found(read: Scan, kind: str, delimiter: str, top: Top, *, mended: bool) -> Found:
    return Found(
        kind,
        encoding=read.encoding,
        delimiter=delimiter,
        heading_line=top.line,
        removed_signs=read.controls,
        damaged_bytes=read.damaged_bytes,
        mended=mended,
        titles=tuple(title.text for title in top.titles),
    )


def _table(top: Top, found: Found, source: Rows) -> Table:
    return Table(top.headers, found, source, top.width, top.titles)


def _head_of(path: Path, read: Scan, *, mend: bool) -> str:
    kept, size = [], 0
    for line in islice(lines_of(path, read, mend=mend), _HEAD_LINES):
        kept.append(line)
        size += len(line)
        if size > _HEAD:
            break
    return "".join(kept)[: _HEAD * 4]


def _refuse_noise(path: Path, read: Scan) -> None:
    """A file that is for a good part control signs is a picture, a sound, a program."""
    if read.controls > 20 and read.controls > path.stat().st_size / 50:
        raise NotATable


def _refuse_prose(head: str, top: Top) -> None:
    """One column is a table when it says so, or when it holds e-mails or phones."""
    if top.line and known_headings(top.headers):
        return
    lines = [line for line in head.splitlines() if line.strip()]
    contacts = sum(len(line) < 200 and _CONTACT.search(line) is not None for line in lines)
    if contacts * 2 < len(lines):
        raise NotATable


def _more_rows_than_allowed(rows: TextRows) -> bool:
    return sum(1 for _row in rows) > MOST_ROWS + 100
