"""The page of the proposals as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.directives.parts import DirectiveParts
from organiser.ui.page import PageAct, PageSpec

if TYPE_CHECKING:
    from organiser.ui.proposals.page import ProposalsPage

PROPOSALS = "proposals"


class ProposalPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: DirectiveParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            PROPOSALS, lambda: _("Proposals"), "lightbulb", self.make, lambda: _("Headquarters"),
            acts=(PageAct("write_proposal", lambda: _("Write a proposal"), "plus"),),
        )  # fmt: skip

    def make(self) -> "ProposalsPage":
        """Make the page."""
        from organiser.ui.proposals.page import ProposalsPage

        return ProposalsPage(self._parts)
