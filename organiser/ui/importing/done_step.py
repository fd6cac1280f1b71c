"""The last step: what was brought in, how to take it back, and what stayed out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.i18n import _, counted
from organiser.ui.forms.files import ask_where
from organiser.ui.importing.step import Step
from organiser.ui.importing.waiting import Waiting
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.arriving import ImportReport


class DoneStep(Step):
    """Says how many people came in; the whole import goes back by one button."""

    undo_asked = Signal()
    rejects_wanted = Signal(object)
    """Where the lines that stayed out are to be written."""

    def __init__(self) -> None:
        super().__init__()
        self._report: ImportReport | None = None
        self._name = ""
        self._is_undone = False
        self._title = label(role="h2", wraps=True)
        self._lines = label(role="muted", wraps=True)
        self.undo_button, self.rejects_button = Button("", "undo-2"), Button("", "download")
        self.waiting = Waiting(
            lambda: _("Bringing people in…"),
            lambda done, total: _("{done} of {total} lines brought in").format(
                done=done, total=total
            ),
        )
        self.phrases.text(self.undo_button, lambda: _("Undo the import"))
        self.phrases.text(self.rejects_button, lambda: _("Save the lines left out"))
        self._lay_out()
        self.undo_button.clicked.connect(self.undo_asked)
        self.rejects_button.clicked.connect(self._choose_file)

    def wait(self) -> None:
        """People are being brought in."""
        self._report = None
        self.waiting.begin()
        self._layers.setCurrentWidget(self.waiting)
        self.ready_changed.emit()

    def show_report(self, report: ImportReport, name: str) -> None:
        """Say what was done."""
        self._report, self._name, self._is_undone = report, name, False
        self._layers.setCurrentWidget(self._card)
        self._tell()

    def show_undone(self) -> None:
        """The import was taken back."""
        self._is_undone = True
        self._tell()

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()} {self._lines.text()}"

    def is_ready(self) -> bool:
        return self._report is not None

    def next_words(self) -> str:
        return _("See the people")

    def retranslate(self) -> None:
        super().retranslate()
        self.waiting.phrases.say_again()
        if self._report is not None:
            self._tell()

    def _tell(self) -> None:
        report = self._report
        assert report is not None
        if self._is_undone:
            self._title.setText(_("The import was taken back"))
            self._lines.setText(_("The list is as it was before."))
        else:
            self._title.setText(
                counted("{count} person brought in", "{count} people brought in", report.added)
            )
            self._lines.setText(" ".join(_sentences(report, self._name)))
        changed = report.added + report.updated > 0
        self.undo_button.setVisible(changed and not self._is_undone)
        self.rejects_button.setVisible(report.rejected > 0)
        self.ready_changed.emit()

    def _choose_file(self) -> None:
        title, name = _("Save the lines left out"), _("lines-left-out.csv")
        ask_where(self, title, name, "*.csv", self.rejects_wanted.emit)

    def _lay_out(self) -> None:
        picture = Picture("circle-check", "success", 30, "success_soft")
        centre = Qt.AlignmentFlag.AlignCenter
        for words in (self._title, self._lines):
            words.setAlignment(centre)
        holder = QWidget()
        inner = below(
            None, beside(None, picture, None), 4, self._title, self._lines, 8,
            beside(None, self.undo_button, self.rejects_button, None), None, gap=8,
            margins=(60, 10, 60, 10),
        )  # fmt: skip
        holder.setLayout(inner)
        self._card = Card(holder, gap=0)
        self._layers = QStackedLayout(self)
        for layer in (self.waiting, self._card):
            self._layers.addWidget(layer)


def _sentences(report: ImportReport, name: str) -> list[str]:
    sentences = [_("From {file}.").format(file=name)]
    if report.updated:
        sentences.append(counted(
            "{count} person known already was completed.",
            "{count} people known already were completed.", report.updated,
        ))  # fmt: skip
    if report.unchanged:
        sentences.append(counted(
            "{count} person was there as she is.", "{count} people were there as they are.",
            report.unchanged,
        ))  # fmt: skip
    if report.rejected:
        sentences.append(counted(
            "{count} line was left out.", "{count} lines were left out.", report.rejected
        ))  # fmt: skip
    if report.duplicates_proposed:
        sentences.append(counted(
            "{count} pair may be one person.", "{count} pairs may be one person.",
            report.duplicates_proposed,
        ))  # fmt: skip
    return sentences
