"""Shows a file that headquarters sent, or saves a copy of it where she says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organiser import paths
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.files import ask_where
from organiser.usecases import sent_files
from organiser.words.sent_files import form_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organiser.database import Database
    from organiser.domain.sent_file import SentFile
    from organiser.ui.jobs import Jobs
    from organiser.ui.messages import Messages
    from organiser.ui.sent_files.viewer import FileViewer


class Looking:
    """Opens and saves files for one page."""

    def __init__(
        self, page: QWidget, database: Database, jobs: Jobs, messages: Messages
    ) -> None:  # fmt: skip
        self._page, self._database, self._jobs, self._messages = page, database, jobs, messages
        self.viewer: FileViewer | None = None

    def open(self, file: SentFile) -> None:
        """Show *file*; say why not where it cannot be shown."""
        from organiser.ui.sent_files.viewer import FileViewer  # not before one is opened

        try:
            content = sent_files.read_content(self._database, file)
            viewer = FileViewer(self._page, self._jobs, file, content)
        except OrganiserError as error:
            self._messages.show(error)
            return
        viewer.save_button.clicked.connect(partial(self.ask_where, file))
        self.viewer = viewer
        viewer.open()

    def ask_where(self, file: SentFile) -> None:
        """Ask where to write a copy of *file*."""
        name = paths.safe_name(file.name)
        kind = f"{form_words(file.form)} (*{file.form.suffix})"
        ask_where(self._page, _("Save a copy"), name, kind, partial(self.save, file))

    def save(self, file: SentFile, place: Path) -> None:
        """Write a copy of *file* to *place*; say so, or why not."""
        try:
            sent_files.save_file(self._database, file, place)
        except OrganiserError as error:
            self._messages.show(error)
        else:
            self._messages.say(_("The copy is saved."))
