"""The list that falls open below a field, in the look of the house."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView

_NARROWEST = 340
"""Pixels: a name and an address fit, however narrow the field is."""


def dress_offers(completer: QCompleter) -> QListView:
    """Give the list of *completer* room, a border and rows that a finger finds; return it."""
    popup = QListView()
    popup.setObjectName("offers")
    popup.setMinimumWidth(_NARROWEST)
    popup.setTextElideMode(Qt.TextElideMode.ElideRight)
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    completer.setPopup(popup)
    return popup
