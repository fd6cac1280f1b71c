"""The columns of the list of people."""

from dataclasses import dataclass, replace
from datetime import date

from organiser import clock
from organiser.domain.engagement import Rung
from organiser.i18n import _, short_date
from organiser.ui.phrases import Phrase
from organiser.ui.relative_date import ago, contact_cell, due_cell
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.usecases.people.listing import Sort
from organiser.usecases.people.rows import PersonRow
from organiser.words.rungs import rung_label


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its name in the settings, the order it may give, and what it shows."""

    key: str
    column: Column[PersonRow]
    sort: Sort | None = None
    is_usual: bool = True
    """Shown until she chooses otherwise."""


def list_columns(widths: tuple[int, ...] = ()) -> tuple[ListColumn, ...]:
    """Return every column there is, as wide as she left it; the name always comes first."""
    made = _columns()
    if len(widths) != len(made):
        return made
    return tuple(
        replace(known, column=replace(known.column, width=max(60, width)))
        for known, width in zip(made, widths, strict=True)
    )


def sort_names() -> tuple[tuple[Sort, Phrase], ...]:
    """Return each order the list may stand in, with its name."""
    return (
        (Sort.NAME, lambda: _("Name")),
        (Sort.RUNG, lambda: _("Stage")),
        (Sort.LAST_CONTACT, lambda: _("Last contact")),
        (Sort.NEXT_STEP, lambda: _("Next step")),
        (Sort.CITY, lambda: _("Town")),
        (Sort.ADDED, lambda: _("Added lately")),
    )


def marks_of(row: PersonRow) -> str:
    """Say what the marks beside the name mean, or nothing."""
    if row.refuses:
        return _("has refused to be contacted in some way")
    return _("consent still to be asked") if row.is_pending else ""


def place_of(row: PersonRow) -> str:
    """Say where she lives: street and town."""
    return " · ".join(part for part in (row.street, row.city) if part)


def _columns() -> tuple[ListColumn, ...]:
    return (*_usual_columns(), *_other_columns())


def _usual_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(
            "name",
            Column(
                lambda: _("Name"), _said_name, _name_cell, tip=_tip_of_name, width=220,
                stretches=True, sorts=True,
            ),
            Sort.NAME,
        ),
        ListColumn(
            "rung",
            Column(
                lambda: _("Stage"), lambda row: rung_label(row.rung),
                _rung_cell, width=126, sorts=True,
            ),
            Sort.RUNG,
        ),
        ListColumn(
            "last_contact",
            Column(
                lambda: _("Last contact"), lambda row: ago(row.last_contact_on, _today()),
                lambda row: contact_cell(row.last_contact_on, _today()),
                tip=lambda row: _dated(row.last_contact_on), width=134, sorts=True,
            ),
            Sort.LAST_CONTACT,
        ),
        ListColumn(
            "next_step",
            Column(
                lambda: _("Next step"), _said_step,
                lambda row: due_cell(row.next_step, row.next_step_on, _today()),
                tip=lambda row: _dated(row.next_step_on), width=196, sorts=True,
            ),
            Sort.NEXT_STEP,
        ),
    )  # fmt: skip


def _other_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(
            "city",
            Column(
                lambda: _("Town"), lambda row: row.city or "—",
                lambda row: LinesCell(row.city, row.postcode), width=150, sorts=True,
            ),
            Sort.CITY,
            is_usual=False,
        ),
        ListColumn(
            "phone",
            Column(lambda: _("Mobile"), lambda row: row.mobile or "—", width=140),
            is_usual=False,
        ),
        ListColumn(
            "email",
            Column(
                lambda: _("E-mail"), lambda row: row.email or "—", tip=lambda row: row.email,
                width=210,
            ),
            is_usual=False,
        ),
    )  # fmt: skip


def _said_name(row: PersonRow) -> str:
    return ", ".join(part for part in (row.name or _("Without a name"), marks_of(row)) if part)


def _name_cell(row: PersonRow) -> PersonCell:
    mark, tone = ("ban", "danger") if row.refuses else ("shield-alert", "warning")
    return PersonCell(
        row.name or _("Without a name"), place_of(row), row.number,
        mark if row.refuses or row.is_pending else "", tone,
    )  # fmt: skip


def _rung_cell(row: PersonRow) -> PillCell | LinesCell:
    """Who objected to being ranked has no place (R24)."""
    if row.rung is Rung.UNRANKED:
        return LinesCell("")
    return PillCell(rung_label(row.rung), rung=int(row.rung))


def _tip_of_name(row: PersonRow) -> str:
    return "\n".join(part for part in (row.name, place_of(row), marks_of(row)) if part)


def _said_step(row: PersonRow) -> str:
    cell = due_cell(row.next_step, row.next_step_on, _today())
    return ", ".join(part for part in (cell.text, cell.detail) if part) or _("no next step")


def _dated(day: date | None) -> str:
    return short_date(day) if day else ""


def _today() -> date:
    return clock.today()
