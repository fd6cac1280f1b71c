"""The columns of the list of requests: who, what, and how many days are left."""

from organiser import clock
from organiser.domain.rights import days_left, is_brought_up, is_pressing
from organiser.i18n import _, counted, short_date
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.usecases.rights.desk import RequestLine
from organiser.words.rights import request_label


def columns() -> list[Column[RequestLine]]:
    """Return the columns."""
    return [
        Column(lambda: _("Person"), _name,
               lambda row: PersonCell(_name(row), row.told_by, row.id.int % 8), stretches=True),
        Column(lambda: _("Request"), lambda row: request_label(row.kind),
               lambda row: PillCell(request_label(row.kind), "info"), width=130),
        Column(lambda: _("Received on"), lambda row: short_date(row.received_on), width=110),
        Column(lambda: _("Deadline"), left_words,
               lambda row: LinesCell(left_words(row), short_date(row.due_on), _tone(row)),
               width=170),
    ]  # fmt: skip


def left_words(row: RequestLine) -> str:
    """Say how many days are left, or that it was answered."""
    if row.answered_on is not None:
        return _("Answered on {day}").format(day=short_date(row.answered_on))
    left = days_left(row.due_on, clock.today())
    if left < 0:
        return counted("{count} day late", "{count} days late", -left)
    if left == 0:
        return _("To be answered today")
    return counted("{count} day left", "{count} days left", left)


def _name(row: RequestLine) -> str:
    return row.name or _("A person who was erased")


def _tone(row: RequestLine) -> str:
    if row.answered_on is not None:
        return ""
    if is_pressing(row.due_on, clock.today()):
        return "danger"
    return "warning" if is_brought_up(row.due_on, clock.today()) else ""
