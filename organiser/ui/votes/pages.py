"""The page of the help to vote as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.page import PageSpec
from organiser.ui.votes.parts import VoteParts

if TYPE_CHECKING:
    from organiser.ui.votes.page import VotesPage

VOTES = "votes"


class VotePages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: VoteParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            VOTES, lambda: _("Help to vote"), "hand-heart", self.make, lambda: _("Field")
        )

    def make(self) -> "VotesPage":
        """Make the page."""
        from organiser.ui.votes.page import VotesPage

        return VotesPage(self._parts)
