"""Asks for one condition: of which kind, with which words, and whether its contrary is meant."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from organiser.domain.segments.rules import Condition
from organiser.i18n import _
from organiser.ui.forms.fields import CheckField, ChoiceField, Field
from organiser.ui.forms.form import Form
from organiser.ui.lists.kinds import Kind, kinds
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.usecases.segments.offers import Offers

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ConditionForm(QFrame):
    """Opens below the sentence; nothing of the sentence changes before *kept*."""

    kept = Signal(object, bool)
    """The condition, and whether its contrary is meant."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self.phrases = Phrases()
        self._offers = Offers()
        self._kinds: tuple[Kind, ...] = ()
        self._fields: tuple[Field[Any], ...] = ()
        self._can_deny = True
        self.keep_button, self.close_button = Button("", "check"), Button("ghost")
        self.phrases.text(self.keep_button, lambda: _("Put it in the sentence"))
        self.phrases.text(self.close_button, lambda: _("Close"))
        self.form: Form | None = None
        self._place = below(gap=0)
        self.setLayout(
            below(self._place, beside(self.keep_button, self.close_button, None), gap=10,
                  margins=(14, 12, 14, 14))
        )  # fmt: skip
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.close_form)
        self.hide()

    def ask(
        self, offers: Offers, condition: Condition | None = None, *, is_denied: bool = False,
        can_deny: bool = True,
    ) -> None:  # fmt: skip
        """Open it empty, or at *condition*."""
        self._offers, self._can_deny = offers, can_deny
        self._kinds = tuple(kind for kind in kinds() if kind.is_possible(offers))
        found = [kind for kind in self._kinds if condition is not None and kind.is_of(condition)]
        kind = found[0] if found else self._kinds[0]
        self._build(kind)
        if condition is not None and found:
            for field, value in zip(self._fields, kind.values(condition), strict=True):
                field.put(value)
        self.denied.put(is_denied)
        self.show()
        self.kind.editor.setFocus()

    def keep(self) -> None:
        """Give the condition to who asked, or say what is wrong with it."""
        assert self.form is not None
        if not self.form.check():
            return
        condition = self.kind.value().make(*(field.value() for field in self._fields))
        is_denied = self.denied.value()
        self.close_form()
        self.kept.emit(condition, is_denied)

    def close_form(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def choose_kind(self, kind: Kind) -> None:
        """Ask for another kind of condition."""
        was_denied = self.denied.value()
        self._build(kind)
        self.denied.put(was_denied)
        self.kind.editor.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        if self.form is not None:
            self.form.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _build(self, kind: Kind) -> None:
        """Fields belong to a kind: another kind has a form of its own."""
        _take_out(self._place)
        self.form = Form()
        self.kind: ChoiceField[Kind] = ChoiceField(
            lambda: _("Condition"), [(each, each.name) for each in self._kinds]
        )
        self.kind.put(kind)
        self._fields = tuple(kind.fields(self._offers))
        self.denied = CheckField(lambda: _("The contrary: it is not so"))
        for field in (self.kind, *self._fields, *((self.denied,) if self._can_deny else ())):
            self.form.add(field)
            if isinstance(field.editor, QComboBox):  # a long choice makes no wide panel
                field.editor.setSizeAdjustPolicy(_NARROW)
                field.editor.setMinimumContentsLength(10)
        self._place.addWidget(self.form)
        self.kind.changed.connect(self._change_kind)

    def _change_kind(self) -> None:
        self.choose_kind(self.kind.value())


def _take_out(place: Any) -> None:
    while (item := place.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
