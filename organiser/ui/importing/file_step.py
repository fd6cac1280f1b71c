"""The first step: which file, and where it comes from."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin
from organiser.i18n import _
from organiser.ui.forms.files import ask_which
from organiser.ui.importing.step import Step
from organiser.ui.importing.words import ALLOWED, REFUSED, why_refused
from organiser.ui.people.list_files import LISTS
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import icon
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, Chip
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.pictures import Picture
from organiser.words.labels import origin_label


class FileStep(Step):
    """Takes one file, dropped or chosen, and asks who gathered it; nothing is preselected."""

    file_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.file: Path | None = None
        self.browse_button = Button("", "file-up")
        self.zone = QFrame()
        self.zone.setObjectName("card")
        self._file_name = ElidedLabel(role="h3")
        self.origins = {origin: Chip() for origin in Origin}
        self._why, self._why_box = label(role="error", wraps=True), QFrame()
        self._name_parts()
        self._lay_out()
        self.browse_button.clicked.connect(self._browse)
        for origin, chip in self.origins.items():
            chip.clicked.connect(partial(self._choose, origin))

    @property
    def origin(self) -> Origin | None:
        """Where the list comes from, once she said so."""
        return next((o for o, chip in self.origins.items() if chip.isChecked()), None)

    def take(self, file: Path) -> None:
        """Take *file*; it is opened at once, to say early what is wrong with it."""
        self.file = file
        self._file_name.setText(file.name)
        self.file_chosen.emit(file)
        self.ready_changed.emit()

    def forget(self) -> None:
        """Ask for a file anew."""
        self.file = None
        self._file_name.setText(_("No file yet"))
        for chip in self.origins.values():
            chip.setChecked(False)
        self._tell()

    def is_ready(self) -> bool:
        return (
            self.file is not None
            and self.origin is not None
            and self.origin not in FORBIDDEN_ORIGINS
        )

    def next_words(self) -> str:
        return _("Look at the columns")

    def first_focus(self) -> QWidget:
        return self.browse_button

    def retranslate(self) -> None:
        super().retranslate()
        if self.file is None:
            self._file_name.setText(_("No file yet"))
        self._tell()

    def _choose(self, chosen: Origin) -> None:
        is_on = self.origins[chosen].isChecked()
        for origin, chip in self.origins.items():
            chip.setChecked(is_on and origin is chosen)
        self._tell()

    def _tell(self) -> None:
        origin = self.origin
        is_refused = origin in FORBIDDEN_ORIGINS
        if origin is not None and is_refused:
            why = why_refused(origin)
            self._why.setText(_("This list may not be used. {why}").format(why=why))
        self._why_box.setVisible(is_refused)
        self.ready_changed.emit()

    def _browse(self) -> None:
        ask_which(self, _("Choose a list"), f"{LISTS.patterns};;*", self.take)

    def _name_parts(self) -> None:
        self._zone_words = label(role="h3", wraps=True)
        self._kinds = label(role="muted", wraps=True)
        self._from, self._refused = label(role="h3", wraps=True), label(role="overline", wraps=True)
        self._from_hint = label(role="muted", wraps=True)
        for widget, phrase in (
            (self._zone_words, lambda: _("Drop a list here")),
            (self._kinds, lambda: _("Excel, LibreOffice, CSV or contact cards.")),
            (self.browse_button, lambda: _("Browse…")),
            (self._file_name, lambda: _("No file yet") if self.file is None else self.file.name),
            (self._from, lambda: _("Where does this list come from?")),
            (self._from_hint, lambda: _("Only you know. The answer stays with each person.")),
            (self._refused, lambda: _("These may not be used")),
        ):
            self.phrases.text(widget, phrase)
        for origin, chip in self.origins.items():
            self.phrases.text(chip, partial(_capital, origin))
            if origin in FORBIDDEN_ORIGINS:
                chip.setIcon(icon("ban", "danger"))
                chip.setIconSize(QSize(Theme.px(20), Theme.px(15)))
                chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        for words in (self._zone_words, self._kinds, self._file_name):
            words.setAlignment(middle)
        picture = Picture("file-spreadsheet", "accent_text", 30, "accent_soft")
        self.zone.setLayout(
            below(
                beside(None, picture, None), self._zone_words, self._kinds, 4,
                beside(None, self.browse_button, None), 4, self._file_name,
                gap=6, margins=(24, 22, 24, 22),
            )
        )  # fmt: skip
        self._why_box.setObjectName("subtle")
        box = beside(Picture("ban", "danger", 18, "danger_soft"), self._why, gap=10,
                     margins=(10, 8, 12, 8))  # fmt: skip
        box.setStretch(1, 1)
        self._why_box.setLayout(box)
        origin = Card(
            self._from, self._from_hint, FlowBox(*(self.origins[o] for o in ALLOWED)), 4,
            self._refused, FlowBox(*(self.origins[o] for o in REFUSED)), self._why_box,
        )  # fmt: skip
        inside = QWidget()
        inside.setLayout(below(self.zone, origin, None, gap=14, margins=(0, 0, 10, 0)))
        self.setLayout(below(scrolling(inside), gap=0))
        self._why_box.hide()


def _capital(origin: Origin) -> str:
    name = origin_label(origin)
    return name[:1].upper() + name[1:]
