"""Days as one speaks of them: yesterday, in 5 days, late."""

from datetime import date

from organiser.i18n import _, counted, short_date
from organiser.ui.tables.columns import LinesCell

_FAR = 60
"""Days from which on the date itself says more than their number."""
_WEEKS = 14


def ago(day: date | None, today: date) -> str:
    """Say how long ago *day* was, or how soon it comes; None was never."""
    if day is None:
        return _("never")
    days = (today - day).days
    if abs(days) <= 1:
        return (_("yesterday"), _("today"), _("tomorrow"))[1 - days]
    if abs(days) > _FAR:
        return short_date(day)
    if days < 0:
        return counted("in {count} day", "in {count} days", -days)
    if days < _WEEKS:
        return counted("{count} day ago", "{count} days ago", days)
    return counted("{count} week ago", "{count} weeks ago", days // 7)


def contact_cell(day: date | None, today: date) -> LinesCell:
    """Show when somebody was last spoken to; long ago stands out."""
    is_long_ago = day is None or (today - day).days > _FAR
    return LinesCell(ago(day, today), tone="warning" if is_long_ago else "")


def due_cell(step: str, due: date | None, today: date) -> LinesCell:
    """Show what is to be done and by when; what is late says so in words."""
    if due is None or not step:
        return LinesCell(step)
    if due < today:
        return LinesCell(step, _("late · {when}").format(when=ago(due, today)), "danger")
    return LinesCell(step, ago(due, today))
