"""A field for one of the people of the committee, found by her name as it is typed."""

from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.forms.fields import Field, Invalid
from organiser.ui.people.columns import place_of
from organiser.ui.phrases import Phrase
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow

_MOST = 6


class PersonField(Field[str]):
    """Comes to the id of a person, or to nothing."""

    def __init__(self, name: Phrase, database: Database, *, hint: Phrase | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint)
        self._database = database
        self._kept = ""
        self._known: dict[str, UUID] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._suggest)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str:
        typed = self.line.text().strip()
        if not typed or typed == self._kept:
            return typed
        if typed in self._known:
            return str(self._known[typed])
        if len(self._known) == 1:
            return str(next(iter(self._known.values())))
        raise Invalid(_("Choose somebody of the list: type a name, then take one below."))

    def put(self, value: str) -> None:
        """Show the name *value*, which is kept as it is unless another is chosen."""
        self._kept = value
        self.line.setText(value)

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def _suggest(self, typed: str) -> None:
        directory = Directory(self._database)
        rows = directory.rows(list(directory.find(Query(typed))[:_MOST])) if typed.strip() else ()
        self._known = {_said(row): row.id for row in rows}
        self._names.setStringList(list(self._known))


def _said(row: PersonRow) -> str:
    return " · ".join(part for part in (row.name, place_of(row)) if part)
