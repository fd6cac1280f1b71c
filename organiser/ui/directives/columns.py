"""The list of the directives: what is new stands out."""

from organiser.i18n import _
from organiser.ui.directives.words import detail_of, state_of
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.directives.reading import DirectiveRow


def directive_columns() -> list[Column[DirectiveRow]]:
    """Return the columns of the list."""
    return [
        Column(
            lambda: _("Directive"), _said,
            lambda row: LinesCell(row.directive.page.title, detail_of(row), strong=row.is_new),
            tip=_said, width=200, stretches=True,
        ),
        Column(
            lambda: _("State"), lambda row: state_of(row)[0],
            lambda row: PillCell(*state_of(row)), width=132,
        ),
    ]  # fmt: skip


def no_directive() -> EmptyState:
    """Return what stands where there is none."""
    return EmptyState(
        "flag",
        lambda: _("No directive"),
        lambda: _("What headquarters asks of committees is here after an exchange."),
        width=300,
    )


def _said(row: DirectiveRow) -> str:
    return f"{row.directive.page.title}, {detail_of(row)}"
