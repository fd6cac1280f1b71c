"""The field for a code of headquarters: in groups as on paper, and forgiving look-alikes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from organiser.domain.exchange.invitation import LENGTH, grouped, read_code, signs_of
from organiser.i18n import _, counted
from organiser.ui.forms.fields import Field, Invalid
from organiser.ui.phrases import Phrase

_EXAMPLE = "K7M3P-2QRTX"


class CodeField(Field[str]):
    """Ten signs; the last tells whether one of the others is mistyped."""

    def __init__(self, name: Phrase, *, hint: Phrase | None = None, required: bool = True) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, hint=hint, required=required)
        self.line.setPlaceholderText(_EXAMPLE)
        self.line.setMaxLength(40)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.textEdited.connect(self._group)
        self.line.textChanged.connect(self.changed)
        self.left.connect(self._write_out)

    def value(self) -> str:
        signs = signs_of(self.line.text())
        if len(signs) < LENGTH:
            missing = counted("{count} sign is missing.", "{count} signs are missing.",
                              LENGTH - len(signs))  # fmt: skip
            raise Invalid(missing)
        if len(signs) > LENGTH:
            raise Invalid(_("The code has ten signs: there are too many."))
        code = read_code(signs)
        if code is None:
            raise Invalid(_("One of the signs is not as on the paper. Compare them one by one."))
        return code

    def put(self, value: str) -> None:
        self.line.setText(grouped(signs_of(value)))

    def is_empty(self) -> bool:
        return not signs_of(self.line.text())

    def _group(self, text: str) -> None:
        """Write the signs in their groups, while she types at the end."""
        if self.line.cursorPosition() == len(text):
            self.line.setText(grouped(signs_of(text)))

    def _write_out(self) -> None:
        """What was put right is shown as it is sent."""
        if not self.is_empty() and not self.problem():
            self.put(self.value())
