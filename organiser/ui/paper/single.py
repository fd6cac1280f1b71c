"""A paper that is made at once, on its way to a printer or to a file of hers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.ui.forms.files import ask_where
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.phrases import Phrase

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Single:
    """How a paper is made, and what is said around it."""

    make: Callable[[], bytes]
    """Returns the PDF."""
    ask: Phrase
    """Above the question where to save it."""
    name: Phrase
    """Of the file; it names nobody."""
    saved: Phrase
    """Said once it is there."""


class SingleOut:
    """Prints or saves one paper after the other for the window of *parent*."""

    def __init__(self, parent: QWidget, jobs: Jobs, messages: Messages) -> None:
        self._parent, self._jobs, self._messages = parent, jobs, messages

    def print_or_save(self, paper: Single) -> None:
        """Ask on which printer, or where to save the paper when there is none."""
        from organiser.ui.paper.run import ask_printer, has_printer  # not for the first paint

        if has_printer():
            ask_printer(self._parent, lambda printer: self.print_on(paper, printer))
        else:
            self.save(paper)

    def print_on(self, paper: Single, printer: "QPrinter") -> None:
        """Send the paper to *printer*."""
        from organiser.ui.paper.run import print_pdf

        print_pdf(paper.make(), printer, self._jobs, self._messages, self._parent)

    def save(self, paper: Single) -> None:
        """Ask where, then write the paper there."""
        ask_where(
            self._parent, paper.ask(), paper.name(), "PDF (*.pdf)",
            lambda file: self.write(paper, file),
        )  # fmt: skip

    def write(self, paper: Single, file: Path) -> None:
        """Write the paper to *file*, and say so or why not."""
        try:
            with replacing(file) as fresh:
                fresh.write_bytes(paper.make())
        except OSError:
            words = _("The page cannot be written there. Choose another folder.")
            self._messages.show(OrganiserError(words))
        else:
            self._messages.say(paper.saved())
