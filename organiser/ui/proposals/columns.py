"""The list of the proposals: drafts, what was sent, what other committees ask."""

from organiser.i18n import _
from organiser.ui.proposals.words import detail_of, state_of
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.proposals.reading import ProposalRow


def proposal_columns() -> list[Column[ProposalRow]]:
    """Return the columns of the list."""
    return [
        Column(
            lambda: _("Proposal"), _said,
            lambda row: LinesCell(title_of(row), detail_of(row), strong=row.is_news),
            tip=_said, width=200, stretches=True,
        ),
        Column(
            lambda: _("State"), lambda row: state_of(row)[0],
            lambda row: PillCell(*state_of(row)), width=150,
        ),
    ]  # fmt: skip


def no_proposal() -> EmptyState:
    """Return what stands where there is none."""
    return EmptyState(
        "lightbulb",
        lambda: _("No proposal yet"),
        lambda: _(
            "What people ask for at the door or at a stall: write it down, send it, and "
            "headquarters answers with its reasons."
        ),
        lambda: _("Write a proposal"),
        "plus",
        width=360,
    )


def title_of(row: ProposalRow) -> str:
    """Return the title, or that there is none yet."""
    return row.said.title or _("Without a title")


def _said(row: ProposalRow) -> str:
    return f"{title_of(row)}, {detail_of(row)}"
