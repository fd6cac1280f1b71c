"""The pages of the window, and what each of them is given."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.hits import Search, find_nobody
from organiser.ui.page import Page, PageSpec
from organiser.usecases.committee import CommitteeFacts

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.ui.jobs import Jobs
    from organiser.ui.messages import Messages
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


def pages_of(committee: OpenCommittee) -> tuple[PageSpec, ...]:
    """Return the pages in the order of the side bar; each is made when it is first asked for."""
    return (_settings(committee),)


def search_of(_committee: OpenCommittee) -> Search:
    """Return what the palette finds beside commands."""
    return find_nobody


def _settings(committee: OpenCommittee) -> PageSpec:
    def make() -> Page:
        from organiser.ui.settings.page import SettingsPage
        from organiser.ui.settings.parts import SettingsParts

        return SettingsPage(
            SettingsParts(
                committee.home,
                committee.database,
                committee.messages,
                committee.jobs,
                committee.program,
                committee.is_demonstration,
            )
        )

    return PageSpec("settings", lambda: _("Settings"), "settings", make, is_listed=False)
