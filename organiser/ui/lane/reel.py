"""What scrolls in a lane: the head of each person first, then what her answer asks for."""

from functools import partial

from PySide6.QtWidgets import QScrollArea, QWidget

from organiser.ui.soon import soon


def begin_at_top(area: QScrollArea) -> None:
    """Show who it is: what was noted of the last one left *area* further down."""
    area.verticalScrollBar().setValue(0)


def reveal(area: QScrollArea, asked: QWidget) -> None:
    """Bring all of *asked* into sight, once it has its place."""
    soon(area, partial(area.ensureWidgetVisible, asked, 0, 12))
