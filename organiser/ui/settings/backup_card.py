"""The copies kept: list, keep one now, keep one elsewhere, bring one back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from organiser.clock import local
from organiser.errors import CannotOpen
from organiser.i18n import _, language, long_date, short_time
from organiser.progress import Progress
from organiser.ui.drops import DropPlace, Kind
from organiser.ui.forms.files import ask_where, ask_which
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.restore_dialog import SecretDialog, UseDialog
from organiser.ui.settings.section import Section
from organiser.ui.tables.columns import Column
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.paged_model import PagedModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases import backup
from organiser.usecases.backup import Backup, Restored

_COPIES = Kind(
    (backup.SUFFIX,),
    lambda: _("Drop the copy here to look at it"),
    lambda: _("This is no copy kept by Organiser: its name ends with .organiser-backup."),
)
_KIND = f"organiser ({_COPIES.patterns})"
_ROWS, _ROW = 4, 34


class BackupCard(Section):
    """Copies are encrypted as the file is: her password opens them anywhere."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(
            lambda: _("Copies"),
            lambda: _(
                "One is kept each day: the last of 14 days and of 8 weeks. They are encrypted; "
                "keep one on a stick, away from the computer."
            ),
        )
        self._parts = parts
        self._found: tuple[Backup, ...] = ()
        self.model = PagedModel[Backup](_columns(), self._fetch, self)
        self.list = _short_list(self.model)
        self.now_button, self.elsewhere_button = Button("primary"), Button("", "download")
        self.restore_button = Button("", "history")
        self.other_button = Button("link")
        self.phrases.text(self.now_button, lambda: _("Keep a copy now"))
        self.phrases.text(self.elsewhere_button, lambda: _("Keep a copy on a stick…"))
        self.phrases.text(self.restore_button, lambda: _("Look at this copy…"))
        self.phrases.text(self.other_button, lambda: _("Another copy…"))
        self.put(
            FlowBox(self.now_button, self.elsewhere_button),
            self.list,
            FlowBox(self.restore_button, self.other_button),
        )
        self._connect()
        self.read_again()

    def read_again(self) -> None:
        """Show the copies there are."""
        self._found = backup.backups(self._parts.home)
        self.model.show(range(len(self._found)))
        self.list.settle()
        self.restore_button.setEnabled(bool(self._found))
        if self._found:
            self.list.table.selectRow(0)

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()
        self.model.repaint()

    def keep(self, out: Path | None = None) -> None:
        """Keep a copy, in *out* or among the others."""
        progress = Progress()
        self._parts.jobs.run(
            partial(backup.keep_backup, self._parts.database, self._parts.home, out, progress),
            then=self._say_kept,
            progress=progress,
            owner=self,
        )

    def look_at(self, file: Path, secret: str | None = None) -> None:
        """Open the copy in *file* beside the present one; nothing is replaced."""
        key = self._parts.database.key() if secret is None else None
        self._parts.jobs.run(
            partial(backup.restore, self._parts.home, file, secret, key),
            then=self._compare,
            failed=partial(self._ask_secret, file, secret),
            owner=self,
        )

    def _compare(self, restored: Restored) -> None:
        UseDialog(self, self._parts, restored).open()

    def _ask_secret(self, file: Path, tried: str | None, error: BaseException) -> None:
        """The key of the present file does not fit: that copy is another committee's, or older."""
        if not isinstance(error, CannotOpen):
            self._parts.messages.show(error)
            return
        dialog = SecretDialog(self, str(error) if tried is not None else "")
        dialog.told.connect(partial(self.look_at, file))
        dialog.open()

    def _say_kept(self, file: Path) -> None:
        self.read_again()
        self._parts.messages.say(
            _("Copy kept, and opened to be sure: {name}").format(name=file.name)
        )

    def _ask_where(self) -> None:
        name = f"organiser{backup.SUFFIX}"
        ask_where(self, _("Keep a copy"), name, _KIND, self.keep)

    def _ask_which(self) -> None:
        ask_which(self, _("Look at a copy"), _KIND, self.look_at)

    def _look_at_chosen(self) -> None:
        chosen = self.list.table.currentIndex()
        if chosen.isValid():
            self.look_at(self._found[chosen.row()].file)

    def _fetch(self, places: Sequence[int]) -> Sequence[Backup | None]:
        return [self._found[place] for place in places]

    def _connect(self) -> None:
        self.now_button.clicked.connect(lambda _on: self.keep())
        self.elsewhere_button.clicked.connect(self._ask_where)
        self.restore_button.clicked.connect(self._look_at_chosen)
        self.other_button.clicked.connect(self._ask_which)
        DropPlace(
            self, _COPIES, lambda files: self.look_at(files[0]), self._parts.messages.show,
            twin=self.other_button,
        )  # fmt: skip
        self.list.opened.connect(lambda _index: self._look_at_chosen())


def _columns() -> list[Column[Backup]]:
    return [
        Column(lambda: _("Day"), lambda kept: long_date(local(kept.at).date()), stretches=True),
        Column(lambda: _("Time"), lambda kept: short_time(kept.at), width=70),
        Column(lambda: _("Size"), _size, width=90),
    ]


def _size(kept: Backup) -> str:
    try:
        megabytes = f"{kept.file.stat().st_size / 1_000_000:.1f}"
    except OSError:
        return ""
    if language() == "fr":
        megabytes = megabytes.replace(".", ",")
    return _("{megabytes} MB").format(megabytes=megabytes)


def _short_list(model: PagedModel[Backup]) -> ListView:
    empty = EmptyState(
        "history",
        lambda: _("No copy yet"),
        lambda: _("The first is kept by itself a moment after the start."),
    )
    made = ListView(model, lambda: _("Copies"), empty, row=_ROW)
    made.setFixedHeight(Theme.px(_ROW * (_ROWS + 1) + 8))
    return made
