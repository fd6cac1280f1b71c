"""Asks where to save the certificate of somebody who followed a course, and writes it there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.files import ask_where
from organiser.ui.messages import Messages

if TYPE_CHECKING:
    from organiser.domain.course import Course
    from organiser.usecases.training.following import Followed


class CertificateOut:
    """Writes one certificate after the other for a page."""

    def __init__(self, page: QWidget, database: Database, messages: Messages) -> None:
        self._page, self._database, self._messages = page, database, messages

    def ask(self, course: Course, followed: Followed) -> None:
        """Ask where to write the certificate of *followed*; its file names nobody."""
        ask_where(
            self._page, _("Save as PDF"), _("certificate.pdf"), "PDF (*.pdf)",
            lambda file: self.save(course, followed, file),
        )  # fmt: skip

    def save(self, course: Course, followed: Followed, file: Path) -> None:
        """Write the certificate to *file*; say so, or why not."""
        from organiser.usecases.training import certificates

        try:
            certificates.write_certificate(self._database, course, followed, file)
        except OrganiserError as error:
            self._messages.show(error)
        else:
            self._messages.say(_("The certificate is saved."))
