"""The columns of what is to be reviewed: whose it is, what was kept, what was not."""

from organiser.i18n import _
from organiser.ui.line.words import when_words
from organiser.ui.tables.columns import Column, LinesCell, PersonCell
from organiser.usecases.line.aside import Refused
from organiser.usecases.line.conflicts import DELETED, Meeting
from organiser.words.line import record_label

Row = Meeting | Refused


def columns() -> list[Column[Row]]:
    """Return the columns."""
    return [
        Column(lambda: _("What it is about"), lambda row: row.title,
               lambda row: PersonCell(row.title, what(row), row.record.int % 8),
               what, stretches=True),
        Column(lambda: _("Kept"), lambda row: _kept(row)[0],
               lambda row: LinesCell(*_kept(row)), lambda row: _kept(row)[0], width=190),
        Column(lambda: _("Not kept"), lambda row: _other(row)[0],
               lambda row: LinesCell(*_other(row)), lambda row: _other(row)[0], width=190),
    ]  # fmt: skip


def what(row: Row) -> str:
    """Return which value or change it is."""
    if isinstance(row, Refused):
        return record_label(row.kind)
    return record_label(row.kind) if row.why == DELETED else row.label


def _kept(row: Row) -> tuple[str, str]:
    if isinstance(row, Refused):
        return _("kept here alone"), when_words(row.at)
    if row.why == DELETED:
        return _("deleted"), _by(row.kept_by, when_words(row.kept_at))
    return row.kept_said, _by(row.kept_by, when_words(row.kept_at))


def _other(row: Row) -> tuple[str, str]:
    if isinstance(row, Refused):
        return row.said, _("refused by headquarters")
    author = _("you") if row.is_mine else row.written_by
    return row.other_said, _by(author, when_words(row.at))


def _by(who: str, when: str) -> str:
    return f"{who or _('another computer')} · {when}"
