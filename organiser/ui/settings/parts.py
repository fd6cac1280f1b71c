"""What the page of the settings is given."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from organiser.database import Database
from organiser.ui.actions import Command
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance
from organiser.usecases.backup import Restored


@dataclass(frozen=True, slots=True)
class ProgramParts:
    """What the settings change of the program itself, whatever committee is open."""

    look: Appearance
    language: Language
    changed: Callable[[], object]
    """The settings were kept: whatever follows them reads them again."""
    known: Callable[[], tuple[Command, ...]]
    """Everything that can be done."""
    use_copy: Callable[[Restored], object]
    """Close everything, put the copy in the file's place, open again."""
    throw_away: Callable[[], object]
    """Close the demonstration and remove it."""
    can_notify: Callable[[], bool] = bool
    """Whether this computer shows notices; none does unless it is asked."""
    remove_committee: Callable[[], object] = list
    """Close the committee and remove it from this computer."""


@dataclass(frozen=True, slots=True)
class SettingsParts:
    """The open committee, as far as its settings go."""

    home: Path
    database: Database
    messages: Messages
    jobs: Jobs
    program: ProgramParts
    is_demonstration: bool = False
    exchanges: Exchanges | None = None
    """The line to headquarters; None where there can be none."""
