"""The pages of the people as the window knows them: the list, and the import."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.i18n import _
from organiser.ui.hits import Hit
from organiser.ui.page import Page, PageAct, PageSpec
from organiser.ui.people.parts import PeopleParts, PeopleWanted
from organiser.ui.soon import soon
from organiser.usecases.people.listing import Chip

if TYPE_CHECKING:
    from organiser.ui.people.hits import PeopleSearch
    from organiser.ui.people.page import PeoplePage

PEOPLE, DUPLICATES = "people", "duplicates"


class PeoplePages:
    """Makes the list when it is first shown, and leads to a card from anywhere."""

    def __init__(self, parts: PeopleParts, sheets: str) -> None:
        """*sheets* is the key of the page that prepares sheets for people chosen here."""
        self._asked, self._sheets = parts.sheets_wanted, sheets
        self._parts = replace(parts, sheets_wanted=self._prepare_sheets)
        self._page: PeoplePage | None = None
        self._search: PeopleSearch | None = None
        self._wanted: UUID | None = None
        self._chips: frozenset[Chip] | None = None
        self._adds = False
        self._words: str | None = None

    def spec(self) -> PageSpec:
        """Return the list as the side bar names it."""
        return PageSpec(
            PEOPLE, lambda: _("Supporters"), "users", self.people, lambda: _("My committee"),
            acts=(
                PageAct("new_person", lambda: _("New person"), "user-plus"),
                PageAct("import_people", lambda: _("Import a list"), "file-up"),
                PageAct("find_duplicates", lambda: _("Look for duplicates"), "git-merge"),
                PageAct("export_people", lambda: _("Export these people"), "download"),
            ),
        )  # fmt: skip

    def duplicates_spec(self) -> PageSpec:
        """Return the page of the pairs that may be one person; the list leads to it."""

        def make() -> Page:
            from organiser.ui.people.duplicates_page import DuplicatesPage

            return DuplicatesPage(self._parts)

        return PageSpec(
            DUPLICATES, lambda: _("Possible duplicates"), "git-merge", make, is_listed=False,
            under=PEOPLE,
        )  # fmt: skip

    def people(self) -> "PeoplePage":
        """Make the list."""
        from organiser.ui.people.page import PeoplePage

        self._page = PeoplePage(self._parts)
        if self._wanted is not None:
            self._page.open_person(self._wanted)
            self._wanted = None
        self._do_wanted()
        return self._page

    def offer_next(self, invite: PeopleWanted, put_on_path: PeopleWanted) -> None:
        """Let people chosen be invited, or put on a path; before the list is made."""
        self._parts = replace(self._parts, invite_wanted=invite, path_wanted=put_on_path)

    def offer_slips(self, agree: Callable[[Sequence[UUID]], object]) -> None:
        """Let it be written down what people chosen in the list agreed to; before it is made."""
        self._parts = replace(self._parts, slips_wanted=agree)

    def chosen(self) -> tuple[UUID, ...]:
        """Return who is chosen in the list while it is in front."""
        page = self._page
        return page.chosen() if page is not None and page.isVisible() else ()

    def choose(self) -> None:
        """Have the whole list shown, to choose people in."""
        self.show_only(frozenset())

    def show_only(self, chips: frozenset[Chip]) -> None:
        """Have the list show those of *chips* and nobody else, now or when it is made."""
        self._chips = chips
        self._do_wanted()

    def show_found(self, words: str) -> None:
        """Have the list show those whom *words* find, now or when it is made."""
        self._words = words
        self._do_wanted()

    def add_person(self) -> None:
        """Have somebody new asked for, now or when the page is made."""
        self._adds = True
        self._do_wanted()

    def search(self, text: str) -> Sequence[Hit]:
        """Find people for the palette."""
        from organiser.ui.people.hits import PeopleSearch

        if self._search is None:
            self._search = PeopleSearch(self._parts.database, self.open_person)
        return self._search(text)

    def _do_wanted(self) -> None:
        if self._page is None:
            return
        if self._chips is not None:
            self._page.show_only(self._chips)
        if self._words is not None:
            self._page.show_found(self._words)
        if self._adds:
            soon(self._page, self._page.add_person)  # once the page is in front
        self._chips, self._words, self._adds = None, None, False

    def _prepare_sheets(self, people: Sequence[UUID]) -> None:
        assert self._asked is not None
        assert self._page is not None
        self._asked(people)
        self._page.wants_page.emit(self._sheets)

    def open_person(self, person_id: UUID) -> None:
        """Show the card of somebody, now or when the list is made."""
        if self._page is None:
            self._wanted = person_id
            return
        self._page.open_person(person_id)
        self._page.wants_page.emit(PEOPLE)
