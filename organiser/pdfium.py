"""PDFium, let in by one thread at a time: it crashes when two of them are in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_one_at_a_time = Lock()


class NotPdf(Exception):
    """A file that is no PDF after all, or that PDFium does not read."""


@contextmanager
def opened(pdf: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    """Open *pdf*; whoever else wants in waits until the block ends."""
    import pypdfium2

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NotPdf from error
        try:
            yield document
        finally:
            document.close()
