"""Files that headquarters sends along: small ones of every kind, made here."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from organiser.domain.sent_file import Form


def _part(name: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))


def png(width=4, height=3, noise=b"") -> bytes:
    """Return a picture of one colour; *noise* is kept in it, as some programs keep words."""
    rows = zlib.compress((b"\0" + b"\x30\x60\xa0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    said = _part(b"teXt", noise) if noise else b""
    return (
        b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + said + _part(b"IDAT", rows)
        + _part(b"IEND", b"")
    )  # fmt: skip


def jpeg(width=4, height=3) -> bytes:
    """Return the bones of a photograph."""
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"\0\0" + size + scan + b"\xff\xd9"


def pdf(more=b"") -> bytes:
    """Return a page of A4 with nothing on it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + more + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    said, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(said))
        said += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    place = len(said)
    said += b"xref\n0 4\n0000000000 65535 f \n"
    said += b"".join(b"%010d 00000 n \n" % start for start in starts)
    return said + b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % place


def archive(parts, comment=b"") -> bytes:
    """Return a ZIP file of *parts*, in their order: the same bytes whenever it is made."""
    held = BytesIO()
    with ZipFile(held, "w") as file:
        for name, said in parts.items():
            file.writestr(ZipInfo(name), said)
        file.comment = comment
    return held.getvalue()


def odt(**more) -> bytes:
    """Return a text of LibreOffice."""
    return archive({"mimetype": Form.ODT.mime, "content.xml": "<office:document/>", **more})


def docx(types="<Types/>", **more) -> bytes:
    """Return a text of Word."""
    return archive({"[Content_Types].xml": types, "word/document.xml": "<w:document/>", **more})


def large(size, seed=7) -> bytes:
    """Return a picture of about *size* bytes that no packing makes smaller."""
    import random

    return png(noise=random.Random(seed).randbytes(size))
