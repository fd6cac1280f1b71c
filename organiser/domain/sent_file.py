"""A file that headquarters sends along: its name, its size, the pieces that it travels in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

LARGEST = 4_000_000
"""Bytes of one file."""
LARGEST_TOGETHER = 8_000_000
"""Bytes of all that goes with one directive or one course."""
MOST = 20
"""Files that go with one of them."""
LONGEST_NAME = 80
PIECE = 45 << 10
"""Bytes of a piece: in base64, with what stands around it, a record of the line holds it."""


class Form(StrEnum):
    """Which kinds of file are sent: nothing in them is carried out."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    ODT = "odt"
    DOCX = "docx"

    @property
    def is_picture(self) -> bool:
        """Whether it is seen as a picture."""
        return self in {Form.PNG, Form.JPEG}

    @property
    def suffix(self) -> str:
        """Return how names of such a file end."""
        return ".jpg" if self is Form.JPEG else f".{self}"

    @property
    def mime(self) -> str:
        """Return what browsers and mail programs call it."""
        return _MIMES[self]


_MIMES = {
    Form.PDF: "application/pdf", Form.PNG: "image/png", Form.JPEG: "image/jpeg",
    Form.ODT: "application/vnd.oasis.opendocument.text",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a committee has it."""

    id: UUID
    name: str
    form: Form
    size: int
    sha256: str
    here: int
    """How many of its pieces came."""

    @property
    def pieces(self) -> int:
        """Return how many pieces it has."""
        return piece_count(self.size)

    @property
    def is_whole(self) -> bool:
        """Whether all of it came."""
        return self.here >= self.pieces


def piece_count(size: int) -> int:
    """Return in how many pieces a file of *size* bytes travels."""
    return max(1, -(-size // PIECE))


def pieces_of(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces of a file, each with its place from 0."""
    for place in range(piece_count(len(content))):
        yield place, content[place * PIECE : (place + 1) * PIECE]
