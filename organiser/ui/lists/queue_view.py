"""Who waits to be called, from the top."""

from organiser import clock
from organiser.domain.outreach import Result
from organiser.i18n import _
from organiser.ui.lane.queue_panel import QueuePanel
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import PersonCell
from organiser.usecases.outreach.queue import Waiting


class QueueView(QueuePanel):
    """Tells whom she wants to call instead."""

    def __init__(self) -> None:
        super().__init__(lambda: _("Waiting"), "phone", _cell, 264)


def detail(each: Waiting) -> str:
    """Say why she is called now."""
    if each.last is Result.CALL_BACK and each.back_on is not None:
        return _("to be called back: {when}").format(when=ago(each.back_on, clock.today()))
    if each.last is Result.NO_ANSWER:
        return _("did not answer the last time")
    came = clock.local(each.created_at).date()
    if (clock.today() - came).days <= 30:
        return _("new: {when}").format(when=ago(came, clock.today()))
    return each.city


def _cell(each: Waiting) -> PersonCell:
    return PersonCell(each.name, detail(each), each.number)
