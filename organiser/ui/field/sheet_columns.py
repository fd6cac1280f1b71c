"""How a sheet is named in lists, and the columns that its lists share."""

from collections.abc import Callable

from organiser.i18n import _, number, short_date
from organiser.ui.tables.columns import Column, LinesCell
from organiser.usecases.field.states import SheetRow


def sheet_number(value: int) -> str:
    """Return the number of a sheet as it is printed: 417 283."""
    return f"{value // 1000:03d} {value % 1000:03d}"


def sheet_column() -> Column[SheetRow]:
    """Return the column of numbers and titles."""
    return Column(
        lambda: _("Sheet"), lambda row: sheet_number(row.number),
        lambda row: LinesCell(sheet_number(row.number), row.title, strong=True),
        stretches=True,
    )  # fmt: skip


def outing_column(who: Callable[[SheetRow], str]) -> Column[SheetRow]:
    """Return the column of days, and below each *who* went."""
    return Column(
        lambda: _("Outing"), _outing_day, lambda row: LinesCell(_outing_day(row), who(row)),
        width=170,
    )  # fmt: skip


def typed_pages(row: SheetRow) -> str:
    """Say how many of its pages are typed."""
    words = _("{done} of {total} pages")
    return words.format(done=number(row.settled_pages), total=number(row.pages_to_type))


def _outing_day(row: SheetRow) -> str:
    return short_date(row.on) if row.on else ""
