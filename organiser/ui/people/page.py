"""The page of the people: the list, and beside it the card, its form, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser import audit
from organiser.domain.cheat_sheet import KeyGroup
from organiser.i18n import _
from organiser.settings import change_settings, read_settings
from organiser.ui.actions import Command
from organiser.ui.drops import DropPlace
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.paper.certificate import CertificateOut
from organiser.ui.people.acts import Acts
from organiser.ui.people.filters import Filters, sort_of
from organiser.ui.people.finder import Finder
from organiser.ui.people.list_files import LISTS
from organiser.ui.people.parts import PeopleParts, PeopleWanted
from organiser.ui.people.people_list import PeopleList
from organiser.ui.people.selection_bar import bar_of
from organiser.ui.people.side import Side
from organiser.ui.people.words import list_keys
from organiser.ui.widgets.boxes import below
from organiser.usecases.people.listing import Chip

if TYPE_CHECKING:
    from organiser.usecases.training.of_person import Held

TOPICS = frozenset({"people", "actions", "training", "consent", "visits", "paths"})
_PAUSE = 60
"""Milliseconds: who runs down the list does not wait for each card."""


class PeoplePage(Page):
    """Finds people, shows all that is known of one, and notes what happened."""

    settled = Signal()
    """What was asked of the list is shown."""

    def __init__(self, parts: PeopleParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._wanted: int | None = None
        self._viewed: UUID | None = None
        self._level = 0
        settings = read_settings(parts.home)
        self.filters = Filters(sort_of(settings.list_sort), descending=settings.list_descending)
        self.finder = Finder(parts, self.filters.query, self)
        self.list = PeopleList(parts.home)
        self.bar = bar_of(parts)
        self.side = Side(parts.database, self._acts)
        self.certificate = CertificateOut(self, parts.database, parts.messages)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        query = self.filters.query()
        self._order = (query.sort, query.descending)
        self.list.show_order(query.sort, descending=query.descending)
        self.filters.offer_columns(self.list.every, self.list.shown)
        self.read_again()

    def primary(self) -> Command | None:
        return Command(
            "new_person", lambda: _("New person"), self.add_person, "user-plus", ("Ctrl+N",)
        )

    def commands(self) -> tuple[Command, ...]:
        return (
            Command(
                "note_action", lambda: _("Note an action of these people"), self.note_action,
                "calendar-check", is_ready=self._has_somebody,
            ),
            Command(
                "edit_person", lambda: _("Change the card"), self.edit_person, "pencil",
                ("Ctrl+E",), is_ready=self._has_somebody,
            ),
            Command("put_on_path", lambda: _("Put these people on a path"), self.put_on_path,
                    "footprints", is_ready=self._has_somebody),
            Command("import_people", lambda: _("Import a list"),
                    partial(self.wants_page.emit, "import"), "file-up", ("Ctrl+I",)),
            Command("find_duplicates", lambda: _("Look for duplicates"),
                    partial(self.wants_page.emit, "duplicates"), "git-merge"),
            Command("export_people", lambda: _("Export these people"), self.export, "download",
                    ("Ctrl+Shift+E",)),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Here are all the people your committee knows. Type to find somebody by name, street, "
            "phone or e-mail. Arrows move along the list and Enter opens a card. On the list, "
            "Space selects, A notes an action and E changes the card."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return list_keys()

    def first_focus(self) -> QWidget:
        return self.list.view if self.list.model.rowCount() else self.filters.search

    def search_field(self) -> QWidget | None:
        return self.filters.search

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Read the list away from the screen; what is shown stays until then."""
        if not self.finder.is_reading:
            self.list.view.wait()
        self.finder.read_again()

    def open_person(self, person_id: UUID) -> None:
        """Show the card of one person, and stand on her in the list if she is in it."""
        card = self.side.show_person(person_id)
        if card is not None:
            self._note_view(card.id)
        if card is not None and not self.list.go_to(card.number):
            self._wanted = card.number
            if self.filters.is_filtering():
                self.filters.clear()

    def show_only(self, chips: frozenset[Chip]) -> None:
        """Show those of *chips* and nobody else, whatever was looked for before."""
        self.filters.ask_only(chips)

    def show_found(self, words: str) -> None:
        """Show those whom *words* find, whatever was looked for before."""
        self.filters.ask_words(words)

    def add_person(self) -> None:
        """Ask for somebody new."""
        self._show_side()
        self.side.add_person(self.finder.directory)

    def edit_person(self) -> None:
        """Change the card of the person she stands on."""
        if self._has_somebody():
            self._show_current()
            self._show_side()
            self.side.edit()

    def note_action(self) -> None:
        """Note what the people chosen did."""
        chosen = self.chosen()
        self._show_side()
        if len(chosen) > 1:
            self.side.note_for_many(chosen)
        elif self._has_somebody():
            self._show_current()
            self.side.note_action()

    def put_on_path(self) -> None:
        """Ask on which path the people chosen are put."""
        self._hand_over(self._parts.path_wanted)

    def chosen(self) -> tuple[UUID, ...]:
        """Return who is selected when several are, or the one she stands on."""
        one, count = self.list.current(), self.list.count_chosen()
        numbers = self.list.chosen() if count > 1 else [] if one is None else [one]
        return () if self.finder.directory is None else self.finder.directory.ids(numbers)

    def export(self) -> None:
        """Write the people shown, or those selected, to a file."""
        if self.finder.directory is None:
            self.settled.connect(self.export, Qt.ConnectionType.SingleShotConnection)
            return
        from organiser.ui.people.export_dialog import ExportDialog

        several = self.list.count_chosen() > 1
        numbers = self.list.chosen() if several else list(self.list.model.ids)
        is_everybody = len(numbers) == self.finder.total
        ExportDialog(self, self._parts, None if is_everybody else numbers, len(numbers)).open()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.filters, self.list, self.bar, self.side):
            part.retranslate()
        if self.finder.directory is not None:
            self.filters.say_count(len(self.list.model.ids), self.finder.total)

    def fold(self, level: int) -> None:
        self._level = level
        self.list.hide_for_room(level)
        self._stand()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._step_back():
            super().keyPressEvent(event)

    def _offer_followers(self) -> None:
        assert self.finder.directory is not None
        self.filters.offer_followers(self.finder.directory.followers)

    def _find(self) -> None:
        """Show whom the filters show now, in the order that they ask for."""
        query = self.filters.query()
        if (query.sort, query.descending) != self._order:
            self._order = (query.sort, query.descending)
            self.list.show_order(query.sort, descending=query.descending)
            change_settings(
                self._parts.home, list_sort=query.sort.value, list_descending=query.descending
            )
        self.finder.find()

    def _fail(self, error: BaseException) -> None:
        self.list.view.settle()
        self._parts.messages.show(error)

    def _show(self, numbers: Sequence[int]) -> None:
        assert self.finder.directory is not None
        self.list.show_people(self.finder.directory, numbers, filtered=self.filters.is_filtering())
        self.filters.say_count(len(self.list.model.ids), self.finder.total)
        if self._wanted is not None and self.list.go_to(self._wanted):
            self._wanted = None
        self._choose()
        self.side.read_again()
        self.settled.emit()

    def _choose(self) -> None:
        """Somebody is always shown beside the list while there is anybody in it."""
        if self.list.current() is None and self.list.model.rowCount():
            self.list.go_to(self.list.model.ids[0])
        elif not self.list.model.rowCount():
            self.side.show_nobody()
        self._tell_selection()

    def _tell_selection(self) -> None:
        self.bar.show_count(self.list.count_chosen())
        self._look_soon()

    def _look_soon(self) -> None:
        """Show the card she stands on once she rests there; a page made ahead shows nobody's."""
        if self.finder.is_ready and self.isVisible():
            self._pause.start()

    def _show_current(self) -> None:
        self._pause.stop()
        row = self.list.current_row()
        if row is not None and self.finder.directory is not None:
            self.side.show_person(row.id)
            self._note_view(row.id)

    def _note_view(self, person_id: UUID) -> None:
        """Who was looked at is written down once, by id (R31)."""
        if person_id != self._viewed:
            self._viewed = person_id
            audit.note(self._parts.home, "person.view", (str(person_id),))

    def _open(self, _number: int) -> None:
        self._show_current()
        self._show_side()
        self.side.setFocus()

    def _key(self, text: str) -> None:
        """Small a and e are keys of the list; whatever else is typed is looked for."""
        if text == "a":
            self.note_action()
        elif text == "e":
            self.edit_person()
        else:
            self.filters.search.go_on_with(text)

    def _clear_selection(self) -> None:
        self.list.choose_one()
        self.list.view.setFocus()

    def _step_back(self) -> bool:
        """Close the form, then the card, then the selection; return whether there was any."""
        if self.side.step_back():
            self.list.view.setFocus()
            return True
        if self.list.count_chosen() > 1:
            self._clear_selection()
            return True
        if self._level > 1 and self.side.isVisible():
            self._is_side_asked = False
            self._stand()
            self.list.view.setFocus()
            return True
        return False

    def _show_side(self) -> None:
        self._is_side_asked = True
        self._stand()

    def _close_side(self) -> None:
        self._is_side_asked = False
        self._stand()
        self.list.view.setFocus()

    def _stand(self) -> None:
        """With one column there is room for the list or for the card, not for both."""
        is_narrow = self._level > 1
        self.side.setVisible(not is_narrow or self._is_side_asked)
        self._left.setVisible(not is_narrow or not self._is_side_asked)
        self.side.offer_back(is_narrow)

    def _has_somebody(self) -> bool:
        return self.list.current() is not None

    def _open_course(self, key: str) -> None:
        if self._parts.course_wanted is not None:
            self._parts.course_wanted(key)
            self.wants_page.emit("training")

    def _ask_certificate(self, held: Held) -> None:
        self.certificate.ask(held.course, held.followed)

    def _bring_in(self, files: tuple[Path, ...]) -> None:
        """A list that was dropped here is looked at on the page of the import."""
        assert self._parts.import_wanted is not None
        self._parts.import_wanted(files[0])
        self.wants_page.emit("import")

    def _hand_over(self, wanted: PeopleWanted | None) -> None:
        if wanted is not None:
            wanted(self.chosen())

    def _choose_column(self, key: str, shown: bool) -> None:
        self.list.choose_column(key, shown)
        self.filters.offer_columns(self.list.every, self.list.shown)

    def _connect(self) -> None:
        finder = self.finder
        finder.was_read.connect(self._offer_followers)
        finder.answered.connect(self._show)
        finder.got_ready.connect(self._look_soon)
        finder.failed.connect(self._fail)
        if self._parts.import_wanted is not None:
            DropPlace(self, LISTS, self._bring_in, self._parts.messages.show, twin="import_people")
        self.filters.changed.connect(self._find)
        self.filters.column_chosen.connect(self._choose_column)
        self.filters.export_asked.connect(self.export)
        self.filters.slips_asked.connect(partial(self.wants_page.emit, "slips"))
        self.list.selection_changed.connect(self._tell_selection)
        self.list.opened.connect(self._open)
        self.list.typed.connect(self._key)
        self.list.sort_asked.connect(
            lambda sort, descending: self.filters.order_by(sort, descending=descending)
        )
        self.list.empty.acted.connect(partial(self.wants_page.emit, "import"))
        self.list.nobody.acted.connect(self.filters.clear)
        self._pause.timeout.connect(self._show_current)
        self.side.back_asked.connect(self._close_side)
        self.side.left.connect(self.list.view.setFocus)
        self.side.person_asked.connect(self.open_person)
        self.side.course_asked.connect(self._open_course)
        self.side.certificate_asked.connect(self._ask_certificate)
        bar, parts = self.bar, self._parts
        for asked, wanted in (
            (bar.list_asked, parts.list_wanted), (bar.sheets_asked, parts.sheets_wanted),
            (bar.invite_asked, parts.invite_wanted), (bar.path_asked, parts.path_wanted),
            (bar.slips_asked, parts.slips_wanted),
        ):  # fmt: skip
            asked.connect(partial(self._hand_over, wanted))
        bar.action_asked.connect(self.note_action)
        bar.export_asked.connect(self.export)
        bar.cleared.connect(self._clear_selection)

    def _lay_out(self) -> None:
        self._is_side_asked = False
        self._left = QWidget()
        foot = below(self.bar, margins=(20, 6, 20, 10))
        box = below(self.filters, self.list, foot, gap=0)
        box.setStretch(1, 1)
        self._left.setLayout(box)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left, 8)
        whole.addWidget(self.side, 4)
