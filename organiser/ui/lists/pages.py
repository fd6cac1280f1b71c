"""The pages of lists, drives and calls as the window knows them, and the ways between them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.domain.identity import fold
from organiser.domain.outreach import Use
from organiser.i18n import _
from organiser.ui.field.pages import SHEETS
from organiser.ui.hits import Hit
from organiser.ui.lists.parts import AskedDrive, ListParts
from organiser.ui.page import PageAct, PageSpec
from organiser.ui.people.pages import PEOPLE

if TYPE_CHECKING:
    from organiser.ui.lists.call_page import CallPage
    from organiser.ui.lists.drives_page import DrivesPage
    from organiser.ui.lists.page import ListsPage

LISTS, DRIVES, CALLS = "lists", "drives", "calls"
_MOST_HITS = 4


class ListPages:
    """Makes each page when it is first shown, and leads from a list to a drive to a call."""

    def __init__(self, parts: ListParts) -> None:
        self._prepare = parts.sheets_wanted
        self._show_person = parts.person_wanted
        self._parts = replace(
            parts, person_wanted=self._show_card, sheets_wanted=self._prepare_sheets
        )
        self._lists: ListsPage | None = None
        self._drives: DrivesPage | None = None
        self._calls: CallPage | None = None
        self._list: UUID | None = None
        self._asked: AskedDrive | None = None
        self._drive: UUID | None = None
        self._go: Callable[[str], object] = lambda _key: None

    def lead(self, go: Callable[[str], object]) -> None:
        """Let *go* bring a page in front, once there is a window."""
        self._go = go

    def show_cards_by(self, show_person: Callable[[UUID], object]) -> None:
        """Let *show_person* have a card shown: its page is made after these."""
        self._show_person = show_person

    def make_list(self, people: Sequence[UUID]) -> None:
        """Make a frozen list of the *people* chosen elsewhere, and show it."""
        from organiser.ui.people.acts import Acts
        from organiser.usecases.segments.saved import name_by_hand, save_people

        database = self._parts.database
        name = name_by_hand(database)
        work = partial(save_people, database, name, people)
        said = _("List saved: {name}").format(name=name)
        made = Acts(database, self._parts.messages).do(work, said)
        if made is not None:
            self._open_list(made)

    def specs(self) -> tuple[PageSpec, ...]:
        """Return the pages as the side bar names them."""
        mine = lambda: _("My committee")  # noqa: E731  (a phrase, as the window takes them)
        return (
            PageSpec(CALLS, lambda: _("To contact"), "phone", self.calls, mine),
            PageSpec(
                LISTS,
                lambda: _("Lists"),
                "layout-list",
                self.lists,
                mine,
                acts=(PageAct("new_list", lambda: _("New list"), "plus"),),
            ),
            PageSpec(DRIVES, lambda: _("Drives"), "megaphone", self.drives, mine),
        )

    def lists(self) -> "ListsPage":
        """Make the page of lists, at the list that was asked for."""
        from organiser.ui.lists.page import ListsPage

        self._lists = ListsPage(self._parts)
        self._lists.launched.connect(self._show_drive)
        if self._list is not None:
            self._lists.open_list(self._list)
            self._list = None
        if self._asked is not None:
            self._lists.start_asked(self._asked)
            self._asked = None
        return self._lists

    def drives(self) -> "DrivesPage":
        """Make the page of drives, at the one that was asked for."""
        from organiser.ui.lists.drives_page import DrivesPage

        self._drives = DrivesPage(self._parts)
        self._drives.calls_asked.connect(self._call)
        self._drives.lists_asked.connect(partial(self._go_to, LISTS))
        self._open_drive(self._drives)
        return self._drives

    def calls(self) -> "CallPage":
        """Make the lane of calls, at the drive that was asked for."""
        from organiser.ui.lists.call_page import CallPage

        self._calls = CallPage(self._parts)
        self._calls.lists_asked.connect(partial(self._go_to, LISTS))
        self._open_drive(self._calls)
        return self._calls

    def start_asked(self, asked: AskedDrive) -> None:
        """Bring the lists in front, with the form of a drive that headquarters asks for."""
        self._asked = asked
        if self._lists is not None:
            self._lists.start_asked(asked)
            self._asked = None
        self._go(LISTS)

    def search(self, text: str) -> Sequence[Hit]:
        """Find saved lists for the palette."""
        words = fold(text)
        if not words:
            return ()
        from organiser.usecases.segments.saved import saved_lists

        found = [each for each in saved_lists(self._parts.database) if words in fold(each.name)]
        return [
            Hit(each.name, partial(self._open_list, each.id), _("Saved list"), "layout-list")
            for each in found[:_MOST_HITS]
        ]

    def _go_to(self, key: str) -> None:
        self._go(key)

    def _open_list(self, segment_id: UUID) -> None:
        self._list = segment_id
        if self._lists is not None:
            self._lists.open_list(segment_id)
            self._list = None
        self._go(LISTS)

    def _show_drive(self, use: Use, outreach_id: UUID) -> None:
        """A drive that was launched is gone on with where that is done."""
        if use is Use.CALL:
            self._call(outreach_id)
            return
        self._drive = outreach_id
        if self._drives is not None:
            self._open_drive(self._drives)
        self._go(DRIVES)

    def _call(self, outreach_id: UUID) -> None:
        self._drive = outreach_id
        if self._calls is not None:
            self._open_drive(self._calls)
        self._go(CALLS)

    def _open_drive(self, page: "DrivesPage | CallPage") -> None:
        if self._drive is not None:
            page.open_drive(self._drive)
            self._drive = None

    def _show_card(self, person_id: UUID) -> None:
        self._show_person(person_id)
        self._go(PEOPLE)

    def _prepare_sheets(self, people: Sequence[UUID]) -> None:
        self._prepare(people)
        self._go(SHEETS)
