"""What every page is, and how one is made known to the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.cheat_sheet import KeyGroup
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.phrases import Phrase, Phrases


class Page(QWidget):
    """One thing an organiser does, filling the window beside the side bar."""

    wants_page = Signal(str)
    """The key of the page to go to."""
    wants_ahead = Signal(str)
    """The key of a page that she may well go to next: there is time now to make it."""
    badge = Signal(int)
    """How many things wait to be handled here."""
    frame_changed = Signal()
    """The title or the primary button says something else now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.phrases = Phrases()

    def primary(self) -> Command | None:
        """Return the one thing this page is for; it gets the coloured button."""
        return None

    def commands(self) -> tuple[Command, ...]:
        """Return what else can be done while this page is in front."""
        return ()

    def help_text(self) -> str:
        """Return a few sentences on what this page is for and how it is used."""
        return ""

    def key_groups(self) -> tuple[KeyGroup, ...]:
        """Return the keys that answer inside this page, besides those of its commands."""
        return ()

    def title(self) -> str:
        """Return a title of its own, or nothing to be titled as in the side bar."""
        return ""

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys when the page comes in front."""
        return self

    def search_field(self) -> QWidget | None:
        """Return where Ctrl+F goes."""
        return None

    def on_change(self, topics: Topics) -> None:
        """Read again if *topics* touch what is shown; told only while in front."""

    def read_again(self) -> None:
        """Show what is true now."""

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def fold(self, level: int) -> None:
        """Make do with less width: 0 is wide, 1 has no side information, 2 is one column."""


@dataclass(frozen=True, slots=True)
class PageAct:
    """A command of a page that the palette offers on every other page too: it goes there first."""

    key: str
    """The command's, which says the same of itself."""
    title: Phrase
    icon: str


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page as the side bar names it; it is made when it is first asked for."""

    key: str
    title: Phrase
    icon: str
    make: Callable[[], Page]
    group: Phrase | None = None
    """The heading it stands under; pages with the same heading stand together."""
    is_listed: bool = True
    """Whether the side bar has it; a page that is not is reached from another."""
    under: str = ""
    """Of a page that is not listed: the key of the one lit up in the side bar."""
    acts: tuple[PageAct, ...] = ()
    """What may be begun here from anywhere; it needs nothing that is chosen on the page."""
