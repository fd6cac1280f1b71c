"""One field of a form with its label above, and what is wrong with it below."""

from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from organiser.i18n import _
from organiser.ui.forms.fields import CheckField, Field, NoteField, PasswordField
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.labels import label


class FormRow(QWidget):
    """Label, field, hint and error, read out together."""

    def __init__(self, field: Field[Any]) -> None:
        super().__init__()
        self.field = field
        self.phrases = Phrases()
        self._label = label(role="strong")
        self._hint = label(role="caption", wraps=True)
        self._error = label(role="error", wraps=True)
        self._lay_out()
        self._name()
        self._error.hide()

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return self._error.text()

    def check(self) -> bool:
        """Say what is wrong with what is typed; return whether nothing is."""
        problem = self.field.problem()
        self.say_problem(problem)
        return not problem

    def say_problem(self, problem: str) -> None:
        """Say *problem* below the field; nothing takes it away."""
        self._error.setText(problem)
        self._error.setVisible(bool(problem))
        editor = self.field.editor
        if editor.property("invalid") != bool(problem):
            editor.setProperty("invalid", bool(problem))
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        self._describe()

    def announce(self) -> None:
        """Have what is wrong read out."""
        said = f"{self._label.text()}. {self._error.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field.editor, said))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.field.phrases.say_again()
        self.phrases.say_again()
        if self._error.text():
            self.check()

    def _name(self) -> None:
        field, editor = self.field, self.field.editor
        if not isinstance(field, CheckField):
            self._label.setBuddy(editor)
            self.phrases.put(self._label.setText, self._said_name)
            self.phrases.name(editor, field.name, tip=False)
        self.phrases.put(lambda _text: self._describe(), field.hint or str)
        if field.hint is not None:
            self.phrases.text(self._hint, field.hint)
        self._hint.setVisible(field.hint is not None)

    def _said_name(self) -> str:
        name = self.field.name()
        return _("{field} (required)").format(field=name) if self.field.is_required else name

    def _describe(self) -> None:
        said = " ".join(text for text in (self._error.text(), self._hint.text()) if text)
        self.field.editor.setAccessibleDescription(said)

    def _lay_out(self) -> None:
        box = below(gap=4)
        if not isinstance(self.field, CheckField):
            box.addWidget(self._label)
        box.addLayout(self._edited())
        for words in (self._hint, self._error):
            box.addWidget(words)
        if isinstance(self.field, NoteField):
            self._count_letters(self.field, box)
        self.setLayout(box)

    def _edited(self) -> QVBoxLayout:
        if not isinstance(self.field, PasswordField):
            return below(self.field.editor)
        return below(self._with_eye(self.field), self._caps_hint(self.field), gap=4)

    def _with_eye(self, field: PasswordField) -> QWidget:
        eye, both = IconButton("eye"), QWidget()
        eye.setCheckable(True)
        eye.toggled.connect(field.reveal)
        self.phrases.name(eye, lambda: _("Show the password"))
        both.setLayout(beside(field.editor, eye, gap=4))
        return both

    def _caps_hint(self, field: PasswordField) -> QLabel:
        words = label(role="caption")
        self.phrases.text(words, lambda: _("Capitals are locked."))
        words.hide()
        field.caps_locked.connect(words.setVisible)
        return words

    def _count_letters(self, field: NoteField, box: QVBoxLayout) -> None:
        left = label(role="caption")
        box.addWidget(left)
        left.hide()

        def show(text: str) -> None:
            left.setText(text)
            left.setVisible(bool(text))

        field.counted_left.connect(show)
