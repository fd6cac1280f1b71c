"""People of the committee offered below a field, as a name is typed."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.people.columns import place_of
from organiser.ui.widgets.offers import dress_offers
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow

_MOST = 6


class NamesBelow(QCompleter):
    """The people that fit best what is typed in *line*; where nobody does, a line says so."""

    def __init__(self, line: QLineEdit, database: Database) -> None:
        super().__init__(line)
        self._directory = Directory(database)
        self._lines = QStandardItemModel(self)
        self.found: dict[str, PersonRow] = {}
        """By what is shown of her: her name, and where she lives."""
        self.setModel(self._lines)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(self)
        self.list = dress_offers(self)

    def look_for(self, typed: str, without: Collection[UUID] = ()) -> None:
        """Offer who fits what is *typed*, except those *without*."""
        found = self._directory.find(Query(typed)) if typed.strip() else []
        rows = self._directory.rows(list(found[:_MOST]))
        self.found = {_said(row): row for row in rows if row.id not in without}
        self._lines.clear()
        for said in self.found:
            self._lines.appendRow(_item(said))
        if typed.strip() and not rows:
            nobody = _item(_("Nobody of that name on the list"))
            nobody.setEnabled(False)
            self._lines.appendRow(nobody)

    def said(self) -> list[str]:
        """Return the lines that are shown."""
        return [self._lines.item(row).text() for row in range(self._lines.rowCount())]

    def forget(self) -> None:
        """Offer nobody."""
        self.found = {}
        self._lines.clear()
        self.list.hide()


def _item(said: str) -> QStandardItem:
    item = QStandardItem(said)
    item.setEditable(False)
    return item


def _said(row: PersonRow) -> str:
    return " · ".join(part for part in (row.name, place_of(row)) if part)
