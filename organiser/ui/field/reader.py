"""Asks for pictures of pages, has them read in the background, and remembers what to show."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.i18n import _
from organiser.progress import Progress
from organiser.ui.drops import Kind
from organiser.ui.field.filling import Filling, Strips, fill
from organiser.ui.forms.files import ask_several
from organiser.ui.jobs import Jobs

PICTURES = Kind(
    (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"),
    lambda: _("Drop the pictures of the pages here"),
    lambda: _("Only pictures are read here: JPEG, PNG, TIFF, WebP, BMP, or a PDF of them."),
    takes_many=True,
)


class Reader(QObject):
    """Pictures are only ever in memory: what is left to ask of them goes with the program."""

    read = Signal(Filling)

    def __init__(self, window: QWidget, database: Database, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._database, self._jobs = window, database, jobs
        self._strips: dict[UUID, Strips] = {}

    def ask(self) -> None:
        """Ask which pictures."""
        kinds = _("Pictures ({patterns})").format(patterns=PICTURES.patterns)
        ask_several(self._window, _("Pictures of pages"), kinds, self.take)

    def take(self, files: tuple[Path, ...]) -> None:
        """Read *files*; it can be seen and stopped."""
        progress = Progress()
        self._jobs.run(
            partial(fill, self._database, files, progress),
            then=self._filled, owner=self, progress=progress,
        )  # fmt: skip

    def strips_of(self, page_id: UUID) -> Strips:
        """Return the lines of a page that are to be looked at."""
        return self._strips.get(page_id, {})

    def forget(self, page_id: UUID) -> None:
        """Let go of the pictures of a page that is settled."""
        self._strips.pop(page_id, None)

    def _filled(self, filling: Filling) -> None:
        kept: Mapping[UUID, Strips] = filling.strips
        self._strips |= kept
        self.read.emit(filling)
