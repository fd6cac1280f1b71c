"""The pages of the window, and what each of them is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organiser.desktop.line import reach
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.climbers.pages import ClimberPages
from organiser.ui.climbers.parts import ClimberParts
from organiser.ui.directives.pages import DirectivePages
from organiser.ui.directives.parts import DirectiveParts
from organiser.ui.field.pages import SHEETS, FieldPages
from organiser.ui.hits import Hit, Search
from organiser.ui.importing.pages import ImportPages
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.line.pages import LinePages
from organiser.ui.line.parts import LineParts
from organiser.ui.lists.pages import ListPages
from organiser.ui.lists.parts import ListParts
from organiser.ui.newcomers.pages import NewcomerPages
from organiser.ui.newcomers.parts import NewcomerParts
from organiser.ui.page import Page, PageAct, PageSpec
from organiser.ui.past import Past
from organiser.ui.people.acts import Acts
from organiser.ui.people.pages import PEOPLE, PeoplePages
from organiser.ui.people.parts import PeopleParts
from organiser.ui.people.past_acts import PastActs
from organiser.ui.plans.pages import PlanPages
from organiser.ui.plans.parts import PlanParts
from organiser.ui.proposals.pages import ProposalPages
from organiser.ui.rights.pages import RightsPages
from organiser.ui.rights.parts import RightsParts
from organiser.ui.slips.pages import SlipPages
from organiser.ui.slips.parts import SlipParts
from organiser.ui.teams.pages import TeamPages
from organiser.ui.today.pages import TodayPages
from organiser.ui.today.ways import TodayParts, Ways
from organiser.ui.training.pages import TrainingPages
from organiser.ui.training.reminder import Reminder
from organiser.ui.votes.pages import VotePages
from organiser.ui.votes.parts import VoteParts
from organiser.usecases.committee import CommitteeFacts

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.ui.jobs import Jobs
    from organiser.ui.messages import Messages
    from organiser.ui.settings.page import SettingsPage
    from organiser.ui.settings.parts import ProgramParts


@dataclass(frozen=True, slots=True)
class OpenCommittee:
    """An open file and what works on it; built once after each opening."""

    home: Path
    database: "Database"
    facts: CommitteeFacts
    is_demonstration: bool
    messages: "Messages"
    jobs: "Jobs"
    program: "ProgramParts"
    """What the settings change of the program itself."""
    exchanges: Exchanges | None = None
    """The line to headquarters, linked or not; made here where none is given."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the window shows, and what its palette finds."""

    pages: tuple[PageSpec, ...]
    search: Search
    past: Past
    commands: tuple[Command, ...]
    """What can be done on every page."""
    stand_in: Callable[[QWidget], object]
    """To be told of the window once it is there: dialogs open over it."""
    lead: Callable[[Callable[[str], object]], object]
    """Takes what brings a page in front, once there is a window."""


def rooms_of(committee: OpenCommittee) -> Rooms:
    """Return the pages in the order of the side bar; each is made when it is first asked for."""
    field = FieldPages(committee.database, committee.messages, committee.jobs)
    parts = PeopleParts(
        committee.database,
        committee.messages,
        committee.jobs,
        committee.home,
        sheets_wanted=field.prepare_for,
    )
    lists = ListPages(
        ListParts(
            committee.database, committee.messages, committee.jobs, committee.home,
            sheets_wanted=field.prepare_for,
        )
    )  # fmt: skip
    imports = ImportPages(parts, PEOPLE)
    training = TrainingPages(committee.database, committee.messages)
    people = PeoplePages(
        replace(
            parts, list_wanted=lists.make_list, import_wanted=imports.take,
            course_wanted=training.follow,
        ),
        SHEETS,
    )  # fmt: skip
    lists.show_cards_by(people.open_person)
    newcomers = NewcomerPages(
        NewcomerParts(committee.database, committee.messages, committee.home, people.open_person)
    )
    slips = _slips(committee, people)
    people.offer_slips(slips.ask_many)
    plan_parts = PlanParts(
        committee.database, committee.messages, committee.jobs, people.choose, slips.show_of_action,
        people.open_person,
    )  # fmt: skip
    plans, teams = PlanPages(plan_parts, people.chosen), TeamPages(plan_parts)
    people.offer_next(plans.invite, teams.put_on_path)
    rights = RightsPages(
        RightsParts(
            committee.database,
            committee.messages,
            committee.jobs,
            committee.home,
            people.open_person,
            slips.show,
        )
    )
    field.offer_incidents(rights.note_lost)
    ways = Ways(
        people.show_only,
        people.add_person,
        field.show_printed,
        field.prepare,
        field.type_in,
        plans.show_action,
        plans.show_reports,
        teams.show_tasks,
        rights.show_kept,
        rights.show_untold,
        slips.go_on,
        teams.show_paths,
        field.compare,
    )
    today = TodayPages(
        TodayParts(committee.database, committee.messages, committee.jobs, committee.home, ways)
    )
    line, settings = _line(committee, people)
    asked = DirectiveParts(
        committee.database, committee.messages, committee.jobs, lists.start_asked
    )
    pages = (
        today.spec(),
        people.spec(),
        people.duplicates_spec(),
        slips.spec(),
        newcomers.spec(),
        *lists.specs(),
        _map(committee, people, field),
        _climbers(committee, people).spec(),
        training.spec(),
        plans.spec(),
        teams.spec(),
        _votes(committee, people).spec(),
        *field.specs(),
        DirectivePages(asked).spec(),
        ProposalPages(asked).spec(),
        rights.spec(),
        imports.spec(),
        line.spec(),
        settings.spec(),
        _guide(),
    )
    search = partial(_both, lists.search, people.search)

    def stand_in(window: QWidget) -> None:
        for room in (plans, teams, slips):
            room.stand_in(window)
        Reminder(window, committee.database, committee.messages, training.follow)

    past = PastActs(
        committee.database, Acts(committee.database, committee.messages), people.open_person
    )

    def lead(go: Callable[[str], object]) -> None:
        for room in (lists, slips, line, settings):
            room.lead(go)

    commands = (*plans.commands(), *slips.commands(), *line.commands())
    return Rooms(pages, search, past, commands, stand_in, lead)


def _line(committee: OpenCommittee, people: PeoplePages) -> "tuple[LinePages, _Settings]":
    exchanges = committee.exchanges or Exchanges(
        committee.database, committee.messages, committee.jobs, reach
    )
    settings = _Settings(committee, exchanges)
    parts = LineParts(
        committee.database, committee.messages, committee.jobs, committee.home, exchanges,
        people.open_person, None if committee.is_demonstration else settings.show_line,
    )  # fmt: skip
    return LinePages(parts), settings


def _slips(committee: OpenCommittee, people: PeoplePages) -> SlipPages:
    return SlipPages(
        SlipParts(committee.database, committee.messages, committee.home, people.open_person)
    )


def _climbers(committee: OpenCommittee, people: PeoplePages) -> ClimberPages:
    return ClimberPages(ClimberParts(committee.database, committee.jobs, people.open_person))


def _votes(committee: OpenCommittee, people: PeoplePages) -> VotePages:
    return VotePages(
        VoteParts(committee.database, committee.messages, committee.jobs, people.open_person)
    )


def _both(one: Search, other: Search, text: str) -> Sequence[Hit]:
    return (*one(text), *other(text))


def _guide() -> PageSpec:
    def make() -> Page:
        from organiser.ui.guide.page import GuidePage

        return GuidePage()

    return PageSpec("guide", lambda: _("Guide"), "newspaper", make, is_listed=False)


def _map(committee: OpenCommittee, people: PeoplePages, field: FieldPages) -> PageSpec:
    def make() -> Page:
        from organiser.ui.map.page import MapPage, MapParts

        return MapPage(
            MapParts(
                committee.database,
                committee.home,
                committee.messages,
                committee.jobs,
                people.show_found,
                field.prepare,
            )
        )

    return PageSpec("map", lambda: _("Map"), "map", make, lambda: _("My committee"))


class _Settings:
    """Makes the page of the settings, and leads to one card of it."""

    def __init__(self, committee: OpenCommittee, exchanges: Exchanges) -> None:
        self._committee, self._exchanges = committee, exchanges
        self._page: SettingsPage | None = None
        self._go: Callable[[str], object] = lambda _key: None

    def spec(self) -> PageSpec:
        """Return the page as the window knows it."""
        return PageSpec(
            "settings", lambda: _("Settings"), "settings", self.make, is_listed=False,
            acts=(
                PageAct("keep_copy", lambda: _("Keep a copy now"), "download"),
                PageAct("archive_out", lambda: _("Write everything to a file…"), "upload"),
                PageAct("change_password", lambda: _("Change the password…"), "lock"),
                PageAct("new_code", lambda: _("Make a new recovery code…"), "shield-check"),
                PageAct("printer_test", lambda: _("Print the test page"), "printer"),
            ),
        )  # fmt: skip

    def make(self) -> Page:
        """Make the page."""
        from organiser.ui.settings.page import SettingsPage
        from organiser.ui.settings.parts import SettingsParts

        of = self._committee
        self._page = SettingsPage(
            SettingsParts(
                of.home, of.database, of.messages, of.jobs, of.program, of.is_demonstration,
                self._exchanges,
            )
        )  # fmt: skip
        return self._page

    def lead(self, go: Callable[[str], object]) -> None:
        """Take what brings a page in front."""
        self._go = go

    def show_line(self) -> None:
        """Bring the card of headquarters in front."""
        self._go("settings")
        if self._page is not None:
            self._page.show_line()
