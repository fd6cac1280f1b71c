"""The two lists of the help to vote: who asks, who offers."""

from organiser.domain.vote_help import Side
from organiser.i18n import _
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.votes.reading import WordRow
from organiser.words.votes import need_label


def ask_columns() -> list[Column[WordRow]]:
    """Return the columns of who asks."""
    return [
        Column(lambda: _("Who asks"), _who, _person, tip=_all, width=190, stretches=True),
        Column(lambda: _("What"), _what, _need, width=170),
        Column(lambda: _("Who helps"), _helper, _helper_cell, width=140),
    ]


def offer_columns() -> list[Column[WordRow]]:
    """Return the columns of who offers."""
    return [
        Column(lambda: _("Who offers"), _who, _person, tip=_all, width=190, stretches=True),
        Column(lambda: _("What"), _what, _need, width=170),
        Column(lambda: _("Whom she helps"), _helped, _helped_cell, width=140),
    ]


def nobody_asks() -> EmptyState:
    """Return what stands where nobody asks."""
    return EmptyState(
        "hand-heart", lambda: _("Nobody asked for help yet"),
        lambda: _("Note what somebody says on the phone or at her door: a proxy, a lift, signing "
                  "up on the roll."),
        width=300,
    )  # fmt: skip


def nobody_offers() -> EmptyState:
    """Return what stands where nobody offers."""
    return EmptyState(
        "users-round", lambda: _("Nobody offers help yet"),
        lambda: _("Ask volunteers who has a car, and who may vote for somebody."), width=300,
    )  # fmt: skip


def _who(row: WordRow) -> str:
    return row.name


def _person(row: WordRow) -> PersonCell:
    return PersonCell(row.name, row.phone or row.place, row.person_id.int % 97)


def _all(row: WordRow) -> str:
    return " · ".join(filter(None, (row.name, row.phone, row.place, row.note, row.source)))


def _what(row: WordRow) -> str:
    return " · ".join(filter(None, (need_label(row.need), row.note)))


def _need(row: WordRow) -> LinesCell:
    return LinesCell(need_label(row.need), row.note)


def _helper(row: WordRow) -> str:
    return row.with_name or _("nobody yet")


def _helper_cell(row: WordRow) -> LinesCell | PillCell:
    if row.with_id is None and row.side is Side.ASKS:
        return PillCell(_("nobody yet"), "warning")
    return LinesCell(row.with_name, strong=True)


def _helped(row: WordRow) -> str:
    return row.with_name or _("free")


def _helped_cell(row: WordRow) -> LinesCell | PillCell:
    return LinesCell(row.with_name) if row.with_name else PillCell(_("free"), "success")
