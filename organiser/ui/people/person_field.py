"""A field for one of the people of the committee, found by her name as it is typed."""

from PySide6.QtWidgets import QLineEdit

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.forms.fields import Field, Invalid
from organiser.ui.people.names_below import NamesBelow
from organiser.ui.phrases import Phrase


class PersonField(Field[str]):
    """Comes to the id of a person, or to nothing."""

    def __init__(self, name: Phrase, database: Database, *, hint: Phrase | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint)
        self._kept = ""
        self.names = NamesBelow(self.line, database)
        self.line.textEdited.connect(self.names.look_for)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str:
        typed = self.line.text().strip()
        if not typed or typed == self._kept:
            return typed
        found = self.names.found
        if typed in found:
            return str(found[typed].id)
        if len(found) == 1:
            return str(next(iter(found.values())).id)
        raise Invalid(_("Choose somebody of the list: type a name, then take one below."))

    def put(self, value: str) -> None:
        """Show the name *value*, which is kept as it is unless another is chosen."""
        self._kept = value
        self.line.setText(value)

    def is_empty(self) -> bool:
        return not self.line.text().strip()
