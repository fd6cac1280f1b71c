"""Somebody new in six fields, with a look at who may be there already."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from organiser.database import Database
from organiser.domain.consent import ASKED
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.people.acts import Acts
from organiser.ui.people.columns import place_of
from organiser.ui.people.consent_panel import channel_name
from organiser.ui.people.facts import Lines
from organiser.ui.people.words import field_name
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.buttons import Chip as ChipButton
from organiser.ui.widgets.labels import label
from organiser.usecases.consents import Agreement
from organiser.usecases.people import editing
from organiser.usecases.people.contacts import WrongContact
from organiser.usecases.people.listing import Directory
from organiser.usecases.people.nearest import Typed, nearest_people
from organiser.usecases.people.rows import PersonRow

_PAUSE = 120
_FIELDS = ("first_name", "last_name", "phone", "email", "address", "city")


class QuickAdd(QWidget):
    """Asks for somebody new, again and again until it is closed."""

    closed = Signal()
    person_asked = Signal(object)
    """Somebody who is there already is to be looked at: her id."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._directory: Directory | None = None
        self._near: tuple[PersonRow, ...] = ()
        self.phrases = Phrases()
        self.fields = {name: LineField(field_name(name)) for name in _FIELDS}
        self.rows = {name: FormRow(field) for name, field in self.fields.items()}
        self.channels = {channel: ChipButton() for channel in ASKED}
        self.source = LineField(
            lambda: _("Where she agreed"),
            hint=lambda: _("The slip, the form or the sheet, with its date."),
        )
        self._source_row = FormRow(self.source)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._make_parts()
        self._lay_out()
        self._connect()

    def begin(self, directory: Directory | None) -> None:
        """Ask for somebody new, or go on with who was left half typed by a slip of Escape.

        *directory* knows who is there already.
        """
        self._directory = directory
        self.fields["first_name"].editor.setFocus()

    def save(self) -> UUID | None:
        """Add her, then ask for the next; return her id, or None when something is wrong."""
        values = {name: field.value() for name, field in self.fields.items()}
        agreed = self._agreed()
        said = _("{name} added") if agreed else _("{name} added, consent to be asked")
        name = f"{values['first_name']} {values['last_name']}".strip()
        work = partial(editing.add_person, self._database, values, agreed)
        person_id = self._acts.do(work, said.format(name=name), self._say_beside)
        if person_id is not None:
            self._empty()
            self.fields["first_name"].editor.setFocus()
        return person_id

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in (*self.rows.values(), self._source_row):
            row.retranslate()
        self._tell_consent()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif enter:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def nearest(self) -> tuple[PersonRow, ...]:
        """Return who may be her already."""
        if self._directory is None:
            return ()
        first, last, phone, email, address, city = (self.fields[n].value() for n in _FIELDS)
        typed = Typed(first, last, phone, email, address, city)
        near = nearest_people(self._database, self._directory, typed)
        return tuple(each.row for each in near)

    def _agreed(self) -> Agreement | None:
        chosen = tuple(c for c, chip in self.channels.items() if chip.isChecked())
        source = self.source.value()
        return Agreement(chosen, source) if chosen and source else None

    def _say_beside(self, error: OrganiserError) -> bool:
        if not isinstance(error, WrongContact):
            return False
        row = self.rows[error.field]
        row.say_problem(str(error))
        row.announce()
        row.field.editor.setFocus()
        return True

    def _forgive(self) -> None:
        for row in self.rows.values():
            row.say_problem("")

    def _look(self) -> None:
        rows = self.nearest()
        if rows == self._near:
            return
        self._near = rows
        self._there.setVisible(bool(rows))
        self._found.show_lines(self._found_line(row) for row in rows)

    def _found_line(self, row: PersonRow) -> QWidget:
        line, look = QWidget(), Button("link")
        look.setText(_("Look"))
        look.setAccessibleName(_("Look at {name}").format(name=row.name))
        look.clicked.connect(partial(self.person_asked.emit, row.id))
        detail = " · ".join(part for part in (place_of(row), row.mobile, row.email) if part)
        words = below(label(row.name, "strong", wraps=True), label(detail, "caption", wraps=True),
                      gap=0)  # fmt: skip
        box = beside(words, look)
        box.setStretch(0, 1)
        line.setLayout(box)
        return line

    def _tell_consent(self) -> None:
        """Say what she will be saved as, before it is done."""
        any_ticked = any(chip.isChecked() for chip in self.channels.values())
        if self._agreed():
            self._outcome.setText(_("Her consent will be recorded."))
        elif any_ticked:
            self._outcome.setText(_("Without saying where she agreed, it will be “to be asked”."))
        else:
            self._outcome.setText(_("She will be saved with her consent “to be asked”."))

    def _empty(self) -> None:
        for field in (*self.fields.values(), self.source):
            field.put("")
        for chip in self.channels.values():
            chip.setChecked(False)
        self._there.hide()
        self._near = ()
        self._tell_consent()

    def _make_parts(self) -> None:
        self._title, self._consent_title = (
            label(role="h2", wraps=True),
            label(role="h3", wraps=True),
        )
        self._consent_hint, self._outcome = label(role="muted", wraps=True), label(role="caption")
        self._outcome.setWordWrap(True)
        self._there_title = label(role="strong", wraps=True)
        self._found = Lines(6)
        self.close_button, self.save_button = IconButton("x"), Button("", "check")
        for widget, phrase in (
            (self._title, lambda: _("New person")),
            (self._consent_title, lambda: _("What she agreed to")),
            (self._consent_hint, lambda: _("Tick only what she ticked herself.")),
            (self._there_title, lambda: _("Already there?")),
            (self.save_button, lambda: _("Save, then the next")),
        ):
            self.phrases.text(widget, phrase)
        self.phrases.name(self.close_button, lambda: _("Close the form"))
        for channel, chip in self.channels.items():
            self.phrases.text(chip, partial(channel_name, channel))

    def _lay_out(self) -> None:
        head = beside(self._title, self.close_button)
        head.setStretch(0, 1)
        self._there = QFrame()
        self._there.setObjectName("subtle")
        self._there.setLayout(below(self._there_title, self._found, margins=(14, 10, 12, 10)))
        consent = QFrame()
        consent.setObjectName("subtle")
        consent.setLayout(
            below(
                self._consent_title, self._consent_hint, FlowBox(*self.channels.values()),
                self._source_row, self._outcome, gap=8, margins=(14, 12, 14, 14),
            )
        )  # fmt: skip
        inside = QWidget()
        inside.setLayout(
            below(
                *(self.rows[name] for name in ("first_name", "last_name")), self._there,
                *(self.rows[name] for name in _FIELDS[2:]), consent,
                beside(self.save_button, None), None, gap=10, margins=(18, 4, 18, 18),
            )
        )  # fmt: skip
        self.setLayout(below(below(head, margins=(18, 14, 14, 4)), scrolling(inside), gap=0))
        self._there.hide()

    def _connect(self) -> None:
        for field in self.fields.values():
            field.changed.connect(self._pause.start)
            field.changed.connect(self._forgive)
        self._pause.timeout.connect(self._look)
        for chip in self.channels.values():
            chip.clicked.connect(lambda _on: self._tell_consent())
        self.source.changed.connect(self._tell_consent)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.closed)
