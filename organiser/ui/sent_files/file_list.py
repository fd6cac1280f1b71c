"""The files that go with what is read: each with how far it came, to look at or to save."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from organiser.domain.sent_file import Form, SentFile
from organiser.i18n import _, number
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture
from organiser.words.sent_files import form_words, size_words

_LINES, _LINE = 3, 40
_LARGE = 130
"""Of a text so large the list leaves more room to what is read."""


class FileList(Measured, QWidget):
    """One line for each file; hidden where there is none."""

    opened = Signal(object)
    saved = Signal(object)
    """Both with the `SentFile`."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.files: tuple[SentFile, ...] = ()
        self.lines: list[FileLine] = []
        self._title = label(role="strong")
        self._inside = QWidget()
        self._box = below(gap=4)
        self._inside.setLayout(self._box)
        self._area = scrolling(self._inside)
        self.phrases.text(self._title, lambda: _("Attachments"))
        self.setLayout(below(self._title, self._area, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        self.measure()

    def show_files(self, files: Sequence[SentFile]) -> None:
        """Show *files*; what is shown already stays as it is."""
        if tuple(files) != self.files:
            self.files = tuple(files)
            self._fill()
        self.setVisible(bool(files))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._fill()

    def measure(self) -> None:
        most = _LINES if Theme.px(100) < _LARGE else _LINES - 1
        lines = min(max(len(self.files), 1), most)
        self._area.setFixedHeight(lines * Theme.px(_LINE))

    def _fill(self) -> None:
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [FileLine(file) for file in self.files]
        for line in self.lines:
            self._box.addWidget(line)
            line.open_button.clicked.connect(lambda _on=False, of=line.file: self.opened.emit(of))
            line.save_button.clicked.connect(lambda _on=False, of=line.file: self.saved.emit(of))
        self.measure()


class FileLine(QWidget):
    """One file: its name, what it is, and what can be done with it once it is whole."""

    def __init__(self, file: SentFile) -> None:
        super().__init__()
        self.file = file
        self.name, self.said = ElidedLabel(file.name), label(state_words(file), "muted")
        self.bar = QProgressBar()
        self.open_button, self.save_button = Button("ghost", "eye"), Button("ghost", "download")
        self.open_button.setText(_("Open"))
        self.save_button.setText(_("Save a copy"))
        self.open_button.setAccessibleName(_("Open {name}").format(name=file.name))
        self.save_button.setAccessibleName(_("Save a copy of {name}").format(name=file.name))
        self.open_button.setVisible(file.is_whole and is_shown_here(file))
        self.save_button.setVisible(file.is_whole)
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.open_button.sizePolicy()
        room.setRetainSizeWhenHidden(self.file.is_whole)
        self.open_button.setSizePolicy(room)
        self.bar.setRange(0, self.file.pieces)
        self.bar.setValue(self.file.here)
        self.bar.setFixedWidth(Theme.px(90))
        self.bar.setAccessibleName(self.said.text())
        self.bar.setVisible(not self.file.is_whole)
        box = beside(
            Picture("file-text"), self.name, self.said, self.bar, self.open_button,
            self.save_button, gap=8,
        )  # fmt: skip
        box.setStretch(1, 1)
        self.setLayout(box)


def is_shown_here(file: SentFile) -> bool:
    """Whether this program shows such a file itself; another program is for the others."""
    return file.form is Form.PDF or file.form.is_picture


def state_words(file: SentFile) -> str:
    """Say what a file is and how large; or how much of it came."""
    if file.is_whole:
        return f"{form_words(file.form)} · {size_words(file.size)}"
    words = _("still coming ({here} of {all}) · {size}")
    return words.format(
        here=number(file.here), all=number(file.pieces), size=size_words(file.size)
    )  # fmt: skip
