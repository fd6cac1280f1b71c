"""The form of a card: each field is written when she leaves it, and can be taken back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from organiser.database import Database
from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin, Relation
from organiser.errors import OrganiserError
from organiser.i18n import _, short_date
from organiser.ui.forms.fields import ChoiceField, DateField, Field, LineField, NoteField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.people.acts import Acts
from organiser.ui.people.facts import phone_words
from organiser.ui.people.person_field import PersonField
from organiser.ui.people.words import born_words, cautions, field_name
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.usecases.people import editing
from organiser.usecases.people.card import PersonCard
from organiser.words.labels import origin_label, relation_label

_SAID_FOR = 3000
_WORDS = ("tags", "themes", "skills", "languages", "availability")
_GROUPS: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (lambda: _("Who she is"), (
        "title", "first_name", "last_name", "middle_name", "birth_name", "birth", "occupation",
    )),
    (lambda: _("How to reach her"), ("phones", "emails", "address", "postcode", "city")),
    (lambda: _("What comes next"), ("next_step", "next_step_on", "point_person")),
    (lambda: _("What she likes and can do"), _WORDS),
    (lambda: _("Where she comes from"), ("origin", "origin_detail", "relation", "referrer")),
    (lambda: _("Note"), ("note",)),
)  # fmt: skip


class EditForm(QWidget):
    """Shows every field of a card that can be changed."""

    closed = Signal()

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._card: PersonCard | None = None
        self._kept: dict[str, Any] = {}
        self.phrases = Phrases()
        self.fields = _fields(database)
        self.rows = {name: FormRow(field) for name, field in self.fields.items()}
        self._caution, self._said = label(role="error", wraps=True), label(role="good")
        self._silence = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._name = ElidedLabel(role="h2")
        self.close_button = IconButton("x")
        self.phrases.name(self.close_button, lambda: _("Close the form"))
        self._lay_out()
        self._connect()

    def show_card(self, card: PersonCard) -> None:
        """Show *card*; of the same person, a field she is changing keeps what she typed."""
        is_same = self._card is not None and self._card.id == card.id
        self._card = card
        self._name.setText(card.name or _("Without a name"))
        for name, value in _values_of(card).items():
            if not (is_same and self._is_changed(name)):
                self._put(name, value)
        self._warn()

    def first_field(self) -> QWidget:
        """Return where she begins."""
        return self.fields["first_name"].editor

    def save_all(self) -> bool:
        """Write what is not written yet; return whether nothing is wrong."""
        left = [self._leave(name) for name in self.fields]
        return all(left)

    def said(self) -> str:
        """Return the quiet word that something is written."""
        return self._said.text()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in self.rows.values():
            row.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and with_control:
            self.close_form()
        elif enter and not isinstance(self.focusWidget(), QPlainTextEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def close_form(self) -> None:
        """Write what is left to write, and go back to the card."""
        if self.save_all():
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field with nothing of its own to take back leaves Ctrl+Z to the program."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            is_redo = event.matches(QKeySequence.StandardKey.Redo)
            if (is_undo and not _can_undo(watched)) or (is_redo and not _can_redo(watched)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _leave(self, name: str) -> bool:
        row = self.rows[name]
        if self._card is None or not self._is_changed(name):
            row.say_problem("")
            return True
        if not row.check():
            return False
        return self._write(name, row)

    def _write(self, name: str, row: FormRow) -> bool:
        assert self._card is not None
        value = row.field.value()
        work = partial(editing.edit_person, self._database, self._card.id, _changes(name, value))
        try:
            self._acts.do_quietly(work)
        except OrganiserError as error:
            row.say_problem(str(error))
            row.announce()
            return False
        self._kept[name] = value
        self._said.setText(_("Saved"))
        self._silence.start()
        return True

    def _is_changed(self, name: str) -> bool:
        field = self.fields[name]
        return bool(field.problem()) or field.value() != self._kept.get(name)

    def _put(self, name: str, value: Any) -> None:
        field = self.fields[name]
        if self._kept.get(name, ...) != value or bool(field.problem()) or field.value() != value:
            field.put(value)
        self._kept[name] = field.value()
        self.rows[name].say_problem("")

    def _warn(self) -> None:
        note = self.fields["note"]
        assert isinstance(note, NoteField)
        said = cautions(note.note.toPlainText())
        self._caution.setText(" ".join(said))
        self._caution.setVisible(bool(said))

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.left.connect(partial(self._leave, name))
            field.editor.installEventFilter(self)
            if isinstance(field, ChoiceField):
                field.changed.connect(partial(self._leave, name))
        self.fields["note"].changed.connect(self._warn)
        self._silence.timeout.connect(partial(self._said.setText, ""))
        self.close_button.clicked.connect(self.close_form)

    def _lay_out(self) -> None:
        head = beside(self._name, self._said, self.close_button)
        head.setStretch(0, 1)
        inside = QWidget()
        box = below(gap=12, margins=(18, 4, 18, 18))
        for phrase, names in _GROUPS:
            box.addWidget(self._heading(phrase))
            for name in names:
                box.addWidget(self.rows[name])
        box.addWidget(self._caution)
        hint = label(role="caption", wraps=True)
        self.phrases.text(hint, lambda: _("She may ask to read it. No opinion, no private matter."))
        box.addWidget(hint)
        self.done_button = Button("", "check")
        self.phrases.text(self.done_button, lambda: _("Finished"))
        self.done_button.clicked.connect(self.close_form)
        box.addLayout(beside(self.done_button, None))
        inside.setLayout(box)
        self._caution.hide()
        top = below(head, margins=(18, 14, 14, 4))
        self.setLayout(below(top, scrolling(inside), gap=0))

    def _heading(self, phrase: Phrase) -> QLabel:
        heading = label(role="overline", wraps=True)
        self.phrases.text(heading, phrase)
        heading.setContentsMargins(0, 6, 0, 0)
        return heading


def _fields(database: Database) -> dict[str, Field[Any]]:
    commas: Phrase = lambda: _("Several: with commas between them.")  # noqa: E731
    plain = ("title", "first_name", "last_name", "middle_name", "birth_name", "occupation",
             "address", "postcode", "city", "next_step", "origin_detail")  # fmt: skip
    several = ("phones", "emails", *_WORDS)
    fields: dict[str, Field[Any]] = {name: LineField(field_name(name)) for name in plain}
    fields |= {name: LineField(field_name(name), hint=commas) for name in several}
    fields["birth"] = LineField(field_name("birth"), example=lambda: "28/11/1975, 1975")
    fields["next_step_on"] = DateField(field_name("next_step_on"))
    fields["point_person"] = PersonField(field_name("point_person"), database)
    fields["referrer"] = PersonField(field_name("referrer"), database)
    allowed = [origin for origin in Origin if origin not in FORBIDDEN_ORIGINS]
    fields["origin"] = ChoiceField(
        field_name("origin"), [(origin, partial(origin_label, origin)) for origin in allowed]
    )
    fields["relation"] = ChoiceField(
        field_name("relation"), [(rel, partial(relation_label, rel)) for rel in Relation]
    )
    fields["note"] = NoteField(field_name("note"), editing.LONGEST_NOTE)
    return {name: fields[name] for _heading, names in _GROUPS for name in names}


def _values_of(card: PersonCard) -> dict[str, Any]:
    phones = [phone_words(point) for point in card.contacts if point.kind != "email"]
    emails = [point.typed for point in card.contacts if point.kind == "email"]
    words = {name: ", ".join(card.words(editing.TRAITS[name])) for name in _WORDS}
    return {
        "title": card.title, "first_name": card.first_name, "middle_name": card.middle_name,
        "last_name": card.last_name, "birth_name": card.birth_name, "birth": born_words(card),
        "occupation": card.occupation, "phones": ", ".join(phones), "emails": ", ".join(emails),
        "address": card.address.raw or card.address.street, "postcode": card.address.postcode,
        "city": card.address.city, "next_step": card.next_step,
        "next_step_on": card.next_step_on, "point_person": card.point_person,
        "referrer": card.referrer, "origin": card.origin, "relation": card.relation,
        "origin_detail": card.origin_detail, "note": card.note, **words,
    }  # fmt: skip


def _changes(name: str, value: Any) -> Mapping[str, str]:
    if name == "birth":
        is_year = value.isdigit() and len(value) == 4
        year = {"birth_date": "", "birth_year": value}
        return year if is_year or not value else {"birth_date": value}
    if name == "next_step_on":
        return {name: short_date(value) if value else ""}
    return {name: str(value)}


def _can_undo(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit) and editor.document().isUndoAvailable()


def _can_redo(editor: QObject) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isRedoAvailable()
    return isinstance(editor, QPlainTextEdit) and editor.document().isRedoAvailable()
