"""What kind a file is by what is in it; what could be carried out, or is two files, is refused."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO

from organiser.domain.sent_file import LARGEST, Form

MOST_PIXELS = 40_000_000
"""Of a picture: a small file may unfold into more than a computer holds."""
MOST_UNPACKED = 64 << 20
MOST_PARTS = 2_000
_HEAD = 2_048
"""As far as browsers look to guess what a file is."""
_MARKUP = re.compile(rb"<(?:!doctype|html|script|svg|iframe)", re.IGNORECASE)
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_PNG = b"\x89PNG\r\n\x1a\n"
_OFFICE = (".odt", ".docx")
_CARRIED_OUT = re.compile(
    r"(^|/)(Basic|Scripts|macrosheets)/|vbaProject|\.(bin|exe|dll|js|vbs|jar|class|html?|svg)$",
    re.IGNORECASE,
)


class Reason(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    LARGE = "large"
    KIND = "kind"
    ACTIVE = "active"
    """It holds a program, or a file of its own."""
    BROKEN = "broken"


class NotTaken(ValueError):
    """A file that is not sent; says why by a `Reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def form_of(content: bytes) -> Form:
    """Return what kind of file *content* is; raise `NotTaken` where it is none that is sent."""
    if not content:
        raise NotTaken(Reason.EMPTY)
    if len(content) > LARGEST:
        raise NotTaken(Reason.LARGE)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    for start, form, check in _KNOWN:
        if content.startswith(start):
            return _plain(content, form, check)
    raise NotTaken(Reason.KIND)


def _plain(content: bytes, form: Form, check: Callable[[bytes], None]) -> Form:
    """Look at a file that is no archive: it must not be one besides, nor a page."""
    if zipfile.is_zipfile(BytesIO(content)) or _MARKUP.search(content[:_HEAD]):
        raise NotTaken(Reason.KIND)
    try:
        check(content)
    except (struct.error, IndexError) as error:
        raise NotTaken(Reason.BROKEN) from error
    return form


def _pdf(content: bytes) -> None:
    if not content.rstrip(b"\0\r\n\t ").endswith(b"%%EOF"):
        raise NotTaken(Reason.BROKEN)
    if _ACTIVE.search(content):
        raise NotTaken(Reason.ACTIVE)


def _png(content: bytes) -> None:
    """Go from part to part: each has its sum, and after the last there is nothing."""
    at, name = len(_PNG), b""
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 8 + length
        (told,) = struct.unpack_from(">I", content, end)
        if told != zlib.crc32(content[at + 4 : end]):
            raise NotTaken(Reason.BROKEN)
        if at == len(_PNG):
            _check_size(name == b"IHDR", *struct.unpack_from(">II", content, at + 8))
        at = end + 4
        if name == b"IEND":
            break
    if name != b"IEND" or at != len(content):
        raise NotTaken(Reason.BROKEN)


def _jpeg(content: bytes) -> None:
    """Go from mark to mark up to the picture itself; it ends where the file does."""
    at, is_sized = 2, False
    while True:
        mark, kind = struct.unpack_from(">BB", content, at)
        if mark != 0xFF:
            raise NotTaken(Reason.BROKEN)
        (length,) = struct.unpack_from(">H", content, at + 2)
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", content, at + 5)
            _check_size(True, width, height)
            is_sized = True
        at += 2 + length
        if kind == 0xDA:
            break
    end = content.find(b"\xff\xd9", at)
    if not is_sized or end < 0 or not content.endswith(b"\xff\xd9"):
        raise NotTaken(Reason.BROKEN)


def _check_size(is_told: bool, width: int, height: int) -> None:
    if not is_told or not width or not height:
        raise NotTaken(Reason.BROKEN)
    if width * height > MOST_PIXELS:
        raise NotTaken(Reason.LARGE)


def _office(content: bytes) -> Form:
    """Look into an archive of a text: nothing before it, nothing after, no program within."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_ends(archive, content)
            parts = archive.infolist()
            _check_parts(parts)
            return _form(archive, [part.filename for part in parts])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError,
            zlib.error, UnicodeDecodeError, OSError) as error:  # fmt: skip
        if isinstance(error, NotTaken):
            raise
        raise NotTaken(Reason.BROKEN) from error


def _check_ends(archive: zipfile.ZipFile, content: bytes) -> None:
    first = min((part.header_offset for part in archive.infolist()), default=-1)
    if first != 0 or archive.comment or content[-22:-18] != b"PK\x05\x06":
        raise NotTaken(Reason.BROKEN)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotTaken(Reason.LARGE)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(part.flag_bits & 1 for part in parts):
        raise NotTaken(Reason.BROKEN)
    if any(_CARRIED_OUT.search(name) for name in names):
        raise NotTaken(Reason.ACTIVE)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise NotTaken(Reason.BROKEN)


def _form(archive: zipfile.ZipFile, names: list[str]) -> Form:
    if names[0] == "mimetype" and _read(archive, names[0]) == Form.ODT.mime.encode():
        return Form.ODT
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        types = _read(archive, "[Content_Types].xml")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise NotTaken(Reason.ACTIVE)
        return Form.DOCX
    raise NotTaken(Reason.KIND)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(1 << 20)


_KNOWN: tuple[tuple[bytes, Form, Callable[[bytes], None]], ...] = (
    (b"%PDF-", Form.PDF, _pdf), (_PNG, Form.PNG, _png), (b"\xff\xd8\xff", Form.JPEG, _jpeg),
)  # fmt: skip
"""How each kind begins that is no archive."""
