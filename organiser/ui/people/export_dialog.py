"""Asks as what people are to be written to a file, and says who may not be written to."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from organiser import audit
from organiser.i18n import _, counted
from organiser.ui.forms.fields import CheckField, ChoiceField
from organiser.ui.forms.files import ask_where
from organiser.ui.forms.form import Form
from organiser.ui.people.parts import PeopleParts
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.exporting import Format, export_people, without_basis


class ExportDialog(QDialog):
    """Writes everybody, or *only* some, to a file of her choice."""

    def __init__(
        self, parent: QWidget, parts: PeopleParts, only: Sequence[int] | None, count: int
    ) -> None:
        super().__init__(parent)
        self._parts, self._only, self._count = parts, only, count
        self.setWindowTitle(_("Export people"))
        self.format = ChoiceField(
            lambda: _("As"),
            [
                (Format.CSV, lambda: _("A table for other programs (CSV)")),
                (Format.XLSX, lambda: _("A spreadsheet (Excel, LibreOffice)")),
                (Format.VCARD, lambda: _("Contact cards for a phone (vCard)")),
            ],
        )
        self.everything = CheckField(
            lambda: _("All columns"), hint=lambda: _("With notes, tags, engagement and origin.")
        )
        self.write_button, self.keep_button = Button("primary", "download"), Button()
        self.write_button.setText(counted("Export {count} person", "Export {count} people", count))
        self.keep_button.setText(_("Cancel"))
        self.write_button.clicked.connect(self._choose_file)
        self.keep_button.clicked.connect(self.reject)
        self._lay_out(without_basis(parts.database, only))

    def write(self, file: Path) -> None:
        """Write the people to *file*, away from the screen."""
        work = partial(
            export_people, self._parts.database, self.format.value(), file,
            everything=self.everything.value(), only=self._only,
        )  # fmt: skip
        self._parts.jobs.run(
            work, then=partial(_say, self._parts, file.name), owner=self._parts.messages
        )
        self.accept()

    def _choose_file(self) -> None:
        ending = {Format.CSV: "csv", Format.XLSX: "xlsx", Format.VCARD: "vcf"}[self.format.value()]
        name = _("people.{ending}").format(ending=ending)
        ask_where(self, _("Export people"), name, f"*.{ending}", self.write)

    def _lay_out(self, pending: int) -> None:
        form = Form()
        form.add(self.format)
        form.add(self.everything)
        caution = counted(
            "{count} of them has not agreed yet: she may not be written to.",
            "{count} of them have not agreed yet: they may not be written to.",
            pending,
        )
        kept = _("Refusals are always written along. Keep this file as carefully as the list.")
        self.caution = label(f"{caution} {kept}" if pending else kept, "muted", wraps=True)
        warned = beside(Picture("shield-alert", "warning", 18), self.caution, gap=10)
        warned.setStretch(1, 1)
        buttons = beside(None, self.keep_button, self.write_button)
        title = label(_("Export people"), "h2")
        self.setLayout(below(title, form, warned, buttons, gap=16, margins=(20, 18, 20, 18)))
        self.setFixedWidth(Theme.px(480))


def _say(parts: PeopleParts, name: str, count: int) -> None:
    words = counted(
        "{count} person written to {{file}}", "{count} people written to {{file}}", count
    )
    parts.messages.say(words.format(file=name))
    audit.note(parts.home, "people.export", count=count)
