"""Asks which table is to be written to a file, what for, and says who may not be written to."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from organiser import audit
from organiser.domain.export import Deeds, ExportPurpose
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.ui.forms.fields import CheckField, ChoiceField
from organiser.ui.forms.files import ask_where
from organiser.ui.forms.form import Form
from organiser.ui.people.parts import PeopleParts
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.exports.deeds import export_deeds
from organiser.usecases.exports.people import Format, export_people, without_basis
from organiser.words.labels import export_purpose_label

_ENDINGS = {Format.CSV: "csv", Format.XLSX: "xlsx", Format.VCARD: "vcf"}


class ExportDialog(QDialog):
    """Writes everybody, *only* some, or what was done, to a file of her choice."""

    def __init__(
        self, parent: QWidget, parts: PeopleParts, only: Sequence[int] | None, count: int
    ) -> None:
        super().__init__(parent)
        self._parts, self._only, self._count = parts, only, count
        self.setWindowTitle(_("Export"))
        self.what, self.format = _what_field(), _format_field()
        self.purpose = _purpose_field()
        self.everything = CheckField(
            lambda: _("All columns"), hint=lambda: _("With notes, tags, stage and origin.")
        )
        self.write_button, self.keep_button = Button("primary", "download"), Button()
        self.keep_button.setText(_("Cancel"))
        self.write_button.clicked.connect(self._choose_file)
        self.keep_button.clicked.connect(self.reject)
        self._lay_out(without_basis(parts.database, only))
        for field in (self.what, self.purpose, self.format):
            field.changed.connect(self._fit)
        self._fit()

    def write(self, file: Path) -> None:
        """Write the table to *file*, away from the screen."""
        self._parts.messages.data_leave.emit()
        progress, which = Progress(), self.what.value()
        work: Callable[[], int] = partial(
            export_people, self._parts.database, self.format.value(), file,
            everything=self.everything.value(), only=self._only,
        )  # fmt: skip
        if which is not None:
            work = partial(
                export_deeds, self._parts.database, which, file,
                is_workbook=self.format.value() is Format.XLSX, progress=progress,
            )  # fmt: skip
        self._parts.jobs.run(
            work,
            then=partial(_say, self._parts, which, self.purpose.value(), file.name),
            owner=self._parts.messages,
            progress=progress,
        )
        self.accept()

    def _choose_file(self) -> None:
        ending = _ENDINGS[self.format.value()]
        name = f"{_file_name(self.what.value())}.{ending}"
        ask_where(self, _("Export"), name, f"*.{ending}", self.write)

    def _fit(self) -> None:
        """Show what can be asked now; nothing is written before it is said what for."""
        which = self.what.value()
        if which is not None and self.format.value() is Format.VCARD:
            self.format.put(Format.CSV)
        self.everything.box.setEnabled(which is None)
        self.write_button.setText(
            counted("Export {count} person", "Export {count} people", self._count)
            if which is None
            else _("Export")
        )
        is_said = self.purpose.value() is not None
        self.write_button.setEnabled(is_said)
        self.write_button.setToolTip("" if is_said else _("Say first what it is for."))

    def _lay_out(self, pending: int) -> None:
        form = Form()
        for field in (*((self.what,) if self._only is None else ()), self.format, self.purpose):
            form.add(field)
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
        title = label(_("Export"), "h2")
        self.setLayout(below(title, form, warned, buttons, gap=16, margins=(20, 18, 20, 18)))
        self.setFixedWidth(Theme.px(480))


def _what_field() -> ChoiceField[Deeds | None]:
    return ChoiceField(
        lambda: _("What"),
        [
            (None, lambda: _("People")),
            (Deeds.ACTIONS, lambda: _("Actions and what came of them")),
            (Deeds.TRAINING, lambda: _("Training followed")),
            (Deeds.TIMELINE, lambda: _("Each person's history")),
        ],
    )


def _format_field() -> ChoiceField[Format]:
    return ChoiceField(
        lambda: _("As"),
        [
            (Format.CSV, lambda: _("A table for other programs (CSV)")),
            (Format.XLSX, lambda: _("A spreadsheet (Excel, LibreOffice)")),
            (Format.VCARD, lambda: _("Contact cards for a phone (vCard)")),
        ],
    )


def _purpose_field() -> ChoiceField[ExportPurpose | None]:
    named = [(purpose, partial(export_purpose_label, purpose)) for purpose in ExportPurpose]
    return ChoiceField(
        lambda: _("What for"),
        [(None, lambda: _("Choose…")), *named],
        hint=lambda: _("It stands in the access log, with the number of people."),
    )


def _file_name(which: Deeds | None) -> str:
    return {
        None: _("people"),
        Deeds.ACTIONS: _("actions"),
        Deeds.TRAINING: _("training"),
        Deeds.TIMELINE: _("history"),
    }[which]


def _say(
    parts: PeopleParts, which: Deeds | None, purpose: ExportPurpose | None, name: str, count: int
) -> None:
    if which is None:
        words = counted(
            "{count} person written to {{file}}", "{count} people written to {{file}}", count
        )
    else:
        words = counted(
            "{count} line written to {{file}}", "{count} lines written to {{file}}", count
        )
    parts.messages.say(words.format(file=name))
    what = "people" if which is None else which.value
    audit.note(parts.home, f"{what}.export", count=count, purpose=purpose or "")
