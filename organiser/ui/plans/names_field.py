"""A field for several people of the committee: a few letters of each name, and Enter."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.forms.fields import Field, Invalid
from organiser.ui.people.names_below import NamesBelow
from organiser.ui.phrases import Phrase
from organiser.ui.soon import soon
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.usecases.people.listing import Directory
from organiser.usecases.people.rows import PersonRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamesField(Field[tuple[UUID, ...]]):
    """Comes to the ids of the people chosen; each stands below as a button that takes her out."""

    def __init__(
        self, name: Phrase, database: Database, *, hint: Phrase | None = None,
        required: bool = False,
    ) -> None:  # fmt: skip
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint, required=required)
        self._directory = Directory(database)
        self._chosen: dict[UUID, str] = {}
        self.names = NamesBelow(self.line, database)
        self.chips = FlowBox()
        self.chips.hide()
        self.line.textEdited.connect(self._suggest)
        self.line.returnPressed.connect(self._enter)
        self.names.activated.connect(self._take_said)

    def value(self) -> tuple[UUID, ...]:
        if self.line.text().strip():
            raise Invalid(_("Choose somebody of the list: type a name, then take one below."))
        return tuple(self._chosen)

    def put(self, value: tuple[UUID, ...]) -> None:
        """Show the people of *value*."""
        self._chosen = {}
        self.line.clear()
        numbers = self._directory.numbers(value)
        for row in self._directory.rows(numbers, with_reach=False):
            self._chosen[row.id] = row.name
        self._show()

    def is_empty(self) -> bool:
        return not self._chosen and not self.line.text().strip()

    def take_first(self) -> bool:
        """Choose whoever fits what is typed best; return whether there was anybody."""
        found = next(iter(self.names.found.values()), None)
        if found is None:
            return False
        self._take(found)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the first name that fits; in an empty field it is the form's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in _ENTER and is_bare and self.line.text().strip():
                if not self.take_first():
                    self.names.complete()  # it says that nobody fits
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._chosen:
                self._drop(next(reversed(self._chosen)))
                return True
        return super().eventFilter(watched, event)

    def _suggest(self, typed: str) -> None:
        self.names.look_for(typed, without=self._chosen)

    def _take_said(self, said: str) -> None:
        if said in self.names.found:
            self._take(self.names.found[said])

    def _take(self, row: PersonRow) -> None:
        self._chosen[row.id] = row.name
        self.names.forget()
        self.line.clear()
        soon(self, self.line.clear)  # Qt writes the completion there once it was taken
        self._show()
        self.changed.emit()

    def _enter(self) -> None:
        """Enter over the names below, none of which she stands on, takes the first."""
        popup = self.names.list
        if not (popup.isVisible() and popup.currentIndex().isValid()):
            self.take_first()

    def _drop(self, person: UUID) -> None:
        self._chosen.pop(person, None)
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self.chips.clear()
        for person, name in self._chosen.items():
            self.chips.add(self._chip(person, name))
        self.chips.setVisible(bool(self._chosen))
        self.chips.fit()

    def _chip(self, person: UUID, name: str) -> QWidget:
        chip = Button("", "x")
        chip.setText(name or _("Without a name"))
        chip.setAccessibleName(_("Take {name} out").format(name=chip.text()))
        chip.clicked.connect(partial(self._drop, person))
        return chip
