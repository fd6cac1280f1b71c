"""Gives a file of hers its place, or says that it has none there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _


@contextmanager
def given_place(file: Path) -> Iterator[Path]:
    """Yield a fresh file that takes the place of *file* at the end, whole or not at all."""
    try:
        with replacing(file) as fresh:
            yield fresh
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
