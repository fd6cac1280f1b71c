"""Who answers the questions of a course: whoever holds this file, one of the people, or both."""

from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.forms.fields import Invalid
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_WIDEST = 480


class WhoPart(Measured, QWidget):
    """A field for a name, and once one is there, whether it is her own."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.field = PersonField(lambda: _("Who answers?"), database)
        self.own = QCheckBox()
        self._name, self._hint = label(role="strong"), label(role="caption", wraps=True)
        self._problem = label(role="error", wraps=True)
        self._say_phrases()
        self.setLayout(
            below(
                self._name,
                self.field.line,
                self._hint,
                self._problem,
                self.own,
                gap=4,
                margins=(32, 0, 32, 0),
            )
        )
        self.field.line.textChanged.connect(self._fit)
        self.begin()
        self.measure()

    def begin(self) -> None:
        """Ask anew."""
        self.field.put("")
        self.own.setChecked(False)
        self._fit()

    def is_settled(self) -> bool:
        """Return whether it is known who answers; if not, say why."""
        try:
            self.field.value()
        except Invalid as error:
            self._problem.setText(str(error))
            self._problem.show()
            self.field.line.setFocus()
            return False
        self._problem.hide()
        return True

    def person_id(self) -> UUID | None:
        """Return who is named, or None for whoever holds this file."""
        return None if self.field.is_empty() else UUID(self.field.value())

    def holds_file(self) -> bool:
        """Return whether who answers holds this file."""
        return self.field.is_empty() or self.own.isChecked()

    def measure(self) -> None:
        self.field.line.setMaximumWidth(Theme.px(_WIDEST))

    def _fit(self) -> None:
        self._problem.hide()
        is_empty = self.field.is_empty()
        self._hint.setVisible(is_empty)
        self.own.setVisible(not is_empty)

    def _say_phrases(self) -> None:
        self.phrases.text(self._name, self.field.name)
        self.phrases.name(self.field.line, self.field.name, tip=False)
        self.phrases.put(self.field.line.setPlaceholderText, lambda: _("Name of somebody"))
        self.phrases.text(
            self._hint, lambda: _("Without a name, it is you: the one who holds this file.")
        )
        self.phrases.text(self.own, lambda: _("That is me: I hold this file"))
        self._name.setBuddy(self.field.line)
