"""Drags files over a part of a window and lets them go, as a hand with a mouse does."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from organiser.ui.drops import DropPlace

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT, _COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


def place_of(widget):
    """The place for drops that *widget* is, or that lies on it."""
    return next(place for place in widget.findChildren(DropPlace) if place.place is widget)


def carried(*files):
    data = QMimeData()
    data.setUrls([QUrl(f) if "://" in str(f) else QUrl.fromLocalFile(str(f)) for f in files])
    return data


def enter(widget, *files):
    """Bring *files* to the edge of *widget*; return whether they may be let go there."""
    data = carried(*files)
    event = QDragEnterEvent(QPoint(40, 40), _COPY, data, _LEFT, _NO_KEYS)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def hang(widget, *files):
    """Hang *files* over *widget*; return whether they may be let go there."""
    is_taken = enter(widget, *files)
    if is_taken:
        enter(place_of(widget).cue, *files)
    return is_taken


def take_away(widget):
    QApplication.sendEvent(place_of(widget).cue, QDragLeaveEvent())


def drop(qtbot, widget, *files):
    """Hang *files* over *widget* and let them go; wait until that is dealt with."""
    place = place_of(widget)
    hang(widget, *files)
    data = carried(*files)
    event = QDropEvent(QPointF(40, 40), _COPY, data, _LEFT, _NO_KEYS)
    with qtbot.waitSignal(place.cue.dropped):
        QApplication.sendEvent(place.cue, event)
