"""The keys of the page in front, and of everywhere, on their way to paper."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.domain.cheat_sheet import CheatSheet, KeyGroup, KeyLine
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.ui.actions import Command, shown
from organiser.ui.forms.files import ask_where
from organiser.ui.shell.parts import WindowParts

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class KeysPaper:
    """Prints or saves one cheat sheet after the other for a window."""

    def __init__(self, window: QWidget, parts: WindowParts) -> None:
        self._window, self._parts = window, parts

    def print_or_save(self, sheet: CheatSheet) -> None:
        """Ask on which printer, or where to save the page when there is none."""
        from organiser.ui.paper.run import ask_printer, has_printer

        if has_printer():
            ask_printer(self._window, lambda printer: self._print(sheet, printer))
        else:
            self.save(sheet)

    def save(self, sheet: CheatSheet) -> None:
        """Ask where, then write the page there."""
        ask_where(
            self._window, _("Save the keys"), _("keys.pdf"), "PDF (*.pdf)",
            lambda file: self.write(sheet, file),
        )  # fmt: skip

    def write(self, sheet: CheatSheet, file: Path) -> None:
        """Write the page to *file*, and say so or why not."""
        try:
            with replacing(file) as fresh:
                fresh.write_bytes(page_of(sheet))
        except OSError:
            words = _("The page cannot be written there. Choose another folder.")
            self._parts.messages.show(OrganiserError(words))
        else:
            self._parts.messages.say(_("The keys are saved as a PDF."))

    def _print(self, sheet: CheatSheet, printer: "QPrinter") -> None:
        from organiser.ui.paper.run import print_pdf

        parts = self._parts
        print_pdf(page_of(sheet), printer, parts.jobs, parts.messages, self._window)


def sheet_of(
    page: str,
    committee: str,
    own: tuple[Command, ...],
    groups: tuple[KeyGroup, ...],
    everywhere: tuple[Command, ...],
) -> CheatSheet:
    """Return what is printed beside *page*: its own keys first, those of everywhere after."""
    mine = KeyGroup(page, _lines(own))
    others = KeyGroup(_("Everywhere"), _lines(everywhere))
    filled = tuple(group for group in (mine, *groups, others) if group.lines)
    return CheatSheet(_("Keys: {page}").format(page=page), committee, filled)


def page_of(sheet: CheatSheet) -> bytes:
    """Return *sheet* as a PDF."""
    from organiser.printing.cheat_sheet import draw_cheat_sheet

    out = io.BytesIO()
    draw_cheat_sheet(sheet, out)
    return out.getvalue()


def _lines(commands: tuple[Command, ...]) -> tuple[KeyLine, ...]:
    return tuple(
        KeyLine(
            tuple(shown(command.shortcuts[0]).split("+")), (command.on_paper or command.title)()
        )
        for command in commands
        if command.shortcuts
    )
