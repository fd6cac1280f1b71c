"""Everything in an open form: written for another program, or read into an empty committee."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organiser import audit
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.ui.drops import DropPlace, Kind
from organiser.ui.forms.files import ask_where, ask_which
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.shell.question import Question
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from organiser.usecases.archive.reading import Restored

_ARCHIVES = Kind(
    (".zip",),
    lambda: _("Drop the archive here to read it in"),
    lambda: _("This is no archive written by Organiser: its name ends with .zip."),
)
_KIND = f"ZIP ({_ARCHIVES.patterns})"


class ArchiveCard(Section):
    """Leaving is a right: nothing of hers is locked in."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(
            lambda: _("Archive"),
            lambda: _(
                "Everything the committee keeps, in a file that other programs can read. It is not "
                "encrypted: keep it as carefully as the list."
            ),
        )
        self._parts = parts
        self.out_button, self.in_button = Button("", "upload"), Button("link")
        self.phrases.text(self.out_button, lambda: _("Write everything to a file…"))
        self.phrases.text(self.in_button, lambda: _("Read an archive in…"))
        self.put(FlowBox(self.out_button, self.in_button))
        self.out_button.clicked.connect(self.ask)
        self.in_button.clicked.connect(self._ask_which)
        DropPlace(
            self, _ARCHIVES, lambda files: self.read(files[0]), parts.messages.show,
            twin=self.in_button,
        )  # fmt: skip

    def ask(self) -> None:
        """Say what such a file is before asking where to write it."""
        question = Question(
            self.window(),
            _("Write everything to a file?"),
            _(
                "What each person thinks can be read in it, without a password. Erase it once it "
                "has served."
            ),
            _("Choose where"),
            _("Cancel"),
        )
        question.ask(self._ask_where)

    def write(self, file: Path) -> None:
        """Write everything to *file*, away from the screen."""
        from organiser.usecases.archive.writing import write_archive

        self._parts.messages.data_leave.emit()
        progress = Progress()
        self._parts.jobs.run(
            partial(write_archive, self._parts.database, file, progress),
            then=lambda written: self._say_written(written.people, file.name),
            progress=progress,
            owner=self,
        )

    def read(self, file: Path) -> None:
        """Read everything of *file* in; a committee in which somebody is refuses."""
        from organiser.usecases.archive.reading import read_archive

        progress = Progress()
        self._parts.jobs.run(
            partial(read_archive, self._parts.database, file, progress),
            then=self._say_read,
            progress=progress,
            owner=self,
        )

    def _ask_where(self) -> None:
        name = _("archive.zip")
        ask_where(self, _("Write everything to a file"), name, _KIND, self.write)

    def _ask_which(self) -> None:
        ask_which(self, _("Read an archive in"), _KIND, self.read)

    def _say_written(self, people: int, name: str) -> None:
        audit.note(self._parts.home, "archive.out", count=people)
        words = counted(
            "{count} person and all that is known of her written to {{file}}",
            "{count} people and all that is known of them written to {{file}}",
            people,
        )
        self._parts.messages.say(words.format(file=name))

    def _say_read(self, restored: "Restored") -> None:
        from organiser.usecases.archive.reading import unknown_words

        audit.note(self._parts.home, "archive.in", count=restored.people)
        said = counted("{count} person read in", "{count} people read in", restored.people)
        unknown = unknown_words(restored)
        self._parts.messages.say(f"{said}. {unknown}" if unknown else said)
