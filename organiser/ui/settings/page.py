"""The settings: look and language, locking, the committee's facts, copies, about."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.settings.about_card import AboutCard
from organiser.ui.settings.archive_card import ArchiveCard
from organiser.ui.settings.backup_card import BackupCard
from organiser.ui.settings.committee_card import CommitteeCard
from organiser.ui.settings.demonstration_card import DemonstrationCard
from organiser.ui.settings.display_card import DisplayCard
from organiser.ui.settings.headquarters_card import HeadquartersCard
from organiser.ui.settings.keys_card import KeysCard
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.printer_card import PrinterCard
from organiser.ui.settings.section import Section
from organiser.ui.settings.security_card import SecurityCard
from organiser.ui.widgets.boxes import below, beside, scrolling


class SettingsPage(Page):
    """Cards of settings in two columns; each keeps what is changed at once."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__()
        self.display = DisplayCard(parts)
        self.security = SecurityCard(parts)
        self.committee = CommitteeCard(parts)
        self.backups = BackupCard(parts)
        self.archive, self.printer = ArchiveCard(parts), PrinterCard(parts)
        self.keys, self.about = KeysCard(parts), AboutCard()
        self._left: list[Section] = [
            self.display, self.security, self.printer, self.backups,
        ]  # fmt: skip
        self._right: list[Section] = [self.committee, self.archive, self.keys, self.about]
        self.line: HeadquartersCard | None = None
        if parts.exchanges is not None and not parts.is_demonstration:
            self.line = HeadquartersCard(parts, parts.exchanges)
            self._right.insert(1, self.line)
        if parts.is_demonstration:
            self._right.insert(0, DemonstrationCard(parts))
        self._sides = self._lay_out()

    def title(self) -> str:
        return _("Settings")

    def commands(self) -> tuple[Command, ...]:
        backups, security, printer = self.backups, self.security, self.printer
        return (
            Command("keep_copy", lambda: _("Keep a copy now"), backups.keep, "download"),
            Command(
                "archive_out", lambda: _("Write everything to a file…"), self.archive.ask, "upload"
            ),
            Command(
                "change_password", lambda: _("Change the password…"), security.ask_password, "lock"
            ),
            Command(
                "link_computer", lambda: _("Link this computer with headquarters…"),
                self._link, "link", is_ready=self._can_link,
            ),
            Command(
                "new_code", lambda: _("Make a new recovery code…"), security.make_code,
                "shield-check",
            ),
            Command(
                "printer_test", lambda: _("Print the test page"), printer.print_test, "printer"
            ),
        )  # fmt: skip

    def show_line(self) -> None:
        """Bring the card of headquarters into view, its button ready."""
        if self.line is not None:
            self.line.come_into_view()

    def help_text(self) -> str:
        return _(
            "What is chosen here is kept at once. What the committee says of itself stands on "
            "the sheets printed from then on."
        )

    def first_focus(self) -> QWidget:
        return self.display.first_focus()

    def on_change(self, topics: Topics) -> None:
        if "committee" in topics:
            self.committee.read_again()

    def retranslate(self) -> None:
        super().retranslate()
        for card in (*self._left, *self._right):
            card.retranslate()

    def fold(self, level: int) -> None:
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if level > 0 else right)

    def _link(self) -> None:
        if self.line is not None:
            self.line.ask_link()

    def _can_link(self) -> bool:
        return self.line is not None and not self.line.is_paired

    def _lay_out(self) -> QBoxLayout:
        inside = QWidget()
        self.setLayout(below(scrolling(inside), gap=0))  # first: a move polishes all within anew
        left, right = below(*self._left, None, gap=16), below(*self._right, None, gap=16)
        sides = beside(left, right, gap=16, margins=(24, 18, 24, 24))
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        inside.setLayout(sides)
        return sides
