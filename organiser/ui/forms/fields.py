"""The fields a form is made of: what is typed, read as what it means."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from organiser import clock
from organiser.i18n import _, counted, short_date, tenths
from organiser.ui.forms.typed_date import read_date
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.still_box import StillBox

Value = TypeVar("Value")


class Invalid(ValueError):
    """What is typed cannot be meant; its text says why, for her."""


class Field(QObject, Generic[Value]):
    """One thing asked for: its words, where it is typed, and what it comes to.

    A field knows nothing of the form; `left` says that she went on to something else.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, name: Phrase, editor: QWidget, *, hint: Phrase | None = None, required: bool = False
    ) -> None:
        super().__init__(editor)
        self.name, self.editor, self.hint, self.is_required = name, editor, hint, required
        self.phrases = Phrases()
        editor.installEventFilter(self)

    def value(self) -> Value:
        """Return what is meant; raise `Invalid` if it cannot be."""
        raise NotImplementedError

    def put(self, value: Value) -> None:
        """Show *value*."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Return whether nothing was given."""
        return False

    def problem(self) -> str:
        """Return what is wrong, in a sentence, or nothing."""
        if self.is_empty():
            return _("Please fill this in.") if self.is_required else ""
        try:
            self.value()
        except Invalid as error:
            return str(error)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isValid(self.editor):
            self.left.emit()  # not by an editor that is going away: its dialog was closed
        return super().eventFilter(watched, event)


class LineField(Field[str]):
    """One line of text."""

    def __init__(
        self,
        name: Phrase,
        *,
        hint: Phrase | None = None,
        required: bool = False,
        example: Phrase | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint, required=required)
        self.line.textChanged.connect(self.changed)
        if example is not None:
            self.phrases.put(self.line.setPlaceholderText, example)

    def value(self) -> str:
        return " ".join(self.line.text().split())

    def put(self, value: str) -> None:
        self.line.setText(value)

    def is_empty(self) -> bool:
        return not self.line.text().strip()


class NumberField(Field[int | None]):
    """A whole number, with or without spaces between thousands."""

    def __init__(
        self, name: Phrase, least: int = 0, most: int = 1_000_000, *, hint: Phrase | None = None,
        required: bool = False,
    ) -> None:  # fmt: skip
        self.line, self._least, self._most = QLineEdit(), least, most
        super().__init__(name, self.line, hint=hint, required=required)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.textChanged.connect(self.changed)

    def value(self) -> int | None:
        figures = "".join(self.line.text().split()).replace(",", "")
        if not figures:
            return None
        if not figures.lstrip("-").isdecimal():
            raise Invalid(_("Please type a whole number."))
        found = int(figures)
        if not self._least <= found <= self._most:
            words = _("Please type a number from {least} to {most}.")
            raise Invalid(words.format(least=self._least, most=self._most))
        return found

    def put(self, value: int | None) -> None:
        self.line.setText("" if value is None else str(value))

    def is_empty(self) -> bool:
        return not self.line.text().strip()


class LengthField(Field[int]):
    """A length in millimetres, with a comma or a point; it comes to tenths of one."""

    def __init__(self, name: Phrase, least: int, most: int, *, hint: Phrase | None = None) -> None:
        self.line, self._least, self._most = QLineEdit(), least, most
        super().__init__(name, self.line, hint=hint, required=True)
        self.line.textChanged.connect(self.changed)

    def value(self) -> int:
        typed = "".join(self.line.text().split()).lower().removesuffix("mm").replace(",", ".")
        whole, _point, part = typed.partition(".")
        if not (whole + part).isdecimal() or not (whole + part).isascii():
            raise Invalid(_("Please type a length in millimetres, for example 19.5."))
        found = int(whole or "0") * 10 + int((part + "00")[:2]) // 10
        if not self._least <= found <= self._most:
            words = _("Please type a length from {least} to {most} mm.")
            raise Invalid(words.format(least=tenths(self._least), most=tenths(self._most)))
        return found

    def put(self, value: int) -> None:
        self.line.setText(tenths(value))

    def is_empty(self) -> bool:
        return not self.line.text().strip()


class DateField(Field[date | None]):
    """A date, typed freely; on leaving, it is written out in full figures."""

    def __init__(self, name: Phrase, *, hint: Phrase | None = None, required: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint, required=required)
        self.phrases.put(self.line.setPlaceholderText, lambda: _("day/month/year"))
        self.line.textChanged.connect(self.changed)
        self.left.connect(self._write_out)

    def value(self) -> date | None:
        if self.is_empty():
            return None
        found = read_date(self.line.text(), clock.today())
        if found is None:
            raise Invalid(_("This is not a date. Type for example 3/11 or 3 nov."))
        return found

    def put(self, value: date | None) -> None:
        self.line.setText("" if value is None else short_date(value))

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def _write_out(self) -> None:
        if not self.problem():
            self.put(self.value())


class ChoiceField(Field[Value]):
    """One of several, each with its words."""

    def __init__(
        self, name: Phrase, choices: Sequence[tuple[Value, Phrase]], *, hint: Phrase | None = None
    ) -> None:
        self.box, self._choices = StillBox(), tuple(choices)
        super().__init__(name, self.box, hint=hint)
        for place, (_value, words) in enumerate(self._choices):
            self.box.addItem("")
            self.phrases.put(_namer(self.box, place), words)
        self.box.activated.connect(lambda _place: self.changed.emit())

    def value(self) -> Value:
        return self._choices[self.box.currentIndex()][0]

    def put(self, value: Value) -> None:
        values = [known for known, _words in self._choices]
        self.box.setCurrentIndex(values.index(value))


class CheckField(Field[bool]):
    """Yes or no; its words stand beside the box."""

    def __init__(self, name: Phrase, *, hint: Phrase | None = None) -> None:
        self.box = QCheckBox()
        super().__init__(name, self.box, hint=hint)
        self.phrases.text(self.box, name)
        self.box.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        return self.box.isChecked()

    def put(self, value: bool) -> None:
        self.box.setChecked(value)


class NoteEdit(Measured, QPlainTextEdit):
    """Room for a few lines; it scrolls for more. Of *most* letters, no more can be typed."""

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self._most = most
        self.setTabChangesFocus(True)
        if most:
            self.textChanged.connect(self._cut)
        self.measure()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(96))

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most:
            self.setPlainText(text[: self._most])


class NoteField(Field[str]):
    """Several lines, with how many letters are left; Tab goes on to the next field."""

    counted_left = Signal(str)

    def __init__(
        self, name: Phrase, most: int = 2000, *, hint: Phrase | None = None, required: bool = False
    ) -> None:
        self.note, self._most = NoteEdit(), most
        super().__init__(name, self.note, hint=hint, required=required)
        self.note.textChanged.connect(self._typed)

    def value(self) -> str:
        text = self.note.toPlainText().strip()
        if len(text) > self._most:
            over = len(text) - self._most
            raise Invalid(counted("{count} letter too many.", "{count} letters too many.", over))
        return text

    def put(self, value: str) -> None:
        self.note.setPlainText(value)

    def is_empty(self) -> bool:
        return not self.note.toPlainText().strip()

    def said_left(self) -> str:
        """Return how many letters may still be typed, once that begins to matter."""
        left = self._most - len(self.note.toPlainText())
        if left > self._most // 4 or left < 0:
            return ""
        return counted("{count} letter left", "{count} letters left", left)

    def _typed(self) -> None:
        self.changed.emit()
        self.counted_left.emit(self.said_left())


class PasswordField(Field[str]):
    """A password: it may be pasted and looked at, and says when capitals are locked."""

    caps_locked = Signal(bool)

    def __init__(self, name: Phrase, *, hint: Phrase | None = None) -> None:
        self.line, self._capitals = QLineEdit(), False
        super().__init__(name, self.line, hint=hint, required=True)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str:
        return self.line.text()

    def put(self, value: str) -> None:
        self.line.setText(value)

    def is_empty(self) -> bool:
        return not self.line.text()

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at_capitals(event)
        return super().eventFilter(watched, event)

    def _look_at_capitals(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, gives the lock away."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._capitals = False
        elif len(text) == 1 and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._capitals = text.isupper() != shift
        self.caps_locked.emit(self._capitals)


def _namer(box: QComboBox, place: int) -> Any:
    return lambda words: box.setItemText(place, words)
