"""The columns of the list of actions."""

from organiser import clock
from organiser.i18n import _, short_date
from organiser.ui.plans.words import (
    day_of,
    invited_words,
    people_words,
    place_of,
    state_of,
    title_of,
    upper,
)
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.plans.agenda import ActionRow
from organiser.words.plans import hours_words, kind_label


def columns() -> list[Column[ActionRow]]:
    """Return when, what, who, and where it stands."""
    return [
        Column(lambda: _("Day"), _when, _when_cell, tip=lambda row: day_of(row.span), width=180),
        Column(lambda: _("Action"), _what, _what_cell, width=200, stretches=True),
        Column(lambda: _("People"), people_words, _people_cell, width=150),
        Column(lambda: _("State"), lambda row: upper(state_of(row)[0]), _state_cell, width=140),
    ]


def _when(row: ActionRow) -> str:
    return f"{day_of(row.span)}, {hours_words(row.span)}"


def _when_cell(row: ActionRow) -> LinesCell:
    near = ago(row.span.on, clock.today())
    words = _("{day} · {hours}").format(day=near, hours=hours_words(row.span))
    return LinesCell(short_date(row.span.on), words)


def _what(row: ActionRow) -> str:
    return ", ".join(filter(None, (title_of(row), place_of(row))))


def _what_cell(row: ActionRow) -> LinesCell:
    kind = kind_label(row.kind) if row.title else ""
    return LinesCell(title_of(row), " · ".join(filter(None, (kind, place_of(row)))), strong=True)


def _people_cell(row: ActionRow) -> LinesCell:
    tone = "warning" if row.is_missing else ""
    return LinesCell(people_words(row), invited_words(row), tone)


def _state_cell(row: ActionRow) -> PillCell:
    words, tone = state_of(row)
    return PillCell(upper(words), tone)


def no_action() -> EmptyState:
    """Return what stands in the list while it is empty."""
    return EmptyState(
        "calendar-check", lambda: _("No action yet"),
        lambda: _("Plan the next one, or note one that took place."),
        lambda: _("Plan an action"),
    )  # fmt: skip
