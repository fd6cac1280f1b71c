"""The six answers to a call, each with its key."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.outreach import ANSWERS, Result
from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.keys import KeyCap
from organiser.words.outreach import result_label

_LOOKS = {
    Result.REACHED: ("circle-check", "success"), Result.NO_ANSWER: ("clock", "text2"),
    Result.MESSAGE_LEFT: ("message-square", "text2"), Result.CALL_BACK: ("history", "text2"),
    Result.WRONG_NUMBER: ("circle-alert", "warning"), Result.NO_MORE: ("ban", "danger"),
}  # fmt: skip


def call_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of a call, as the help and the cheat sheet list them."""
    answers = (
        KeyLine((str(digit),), result_label(each)) for digit, each in enumerate(ANSWERS, start=1)
    )
    others = (
        KeyLine(("N",), _("Note on the call")),
        KeyLine(("P",), _("Leave for later")),
        KeyLine((_("Enter"),), _("Save, and the next")),
    )
    return (KeyGroup(_("During a call"), (*answers, *others)),)


class AnswerButton(Button):
    """One answer: its picture, its words, its key."""

    def __init__(self, icon: str, tone: str, key: str) -> None:
        super().__init__("big", icon, tone)
        self.setCheckable(True)
        self.setLayout(beside(None, KeyCap(key), margins=(0, 0, 14, 0)))

    def sizeHint(self) -> QSize:
        """The key stands behind the words, never on them."""
        hint = super().sizeHint()
        return QSize(hint.width() + Theme.px(44), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Answers(QWidget):
    """One of six, or none yet."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.buttons = {
            result: AnswerButton(*_LOOKS[result], str(at))
            for at, result in enumerate(ANSWERS, start=1)
        }
        for at, (result, button) in enumerate(self.buttons.items()):
            self.phrases.text(button, partial(result_label, result))
            button.clicked.connect(partial(self._answer, result))
            grid.addWidget(button, at // 2, at % 2)

    def show_answer(self, answer: Result | None) -> None:
        """Show what is answered."""
        for result, button in self.buttons.items():
            button.setChecked(result is answer)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def _answer(self, result: Result, _is_on: bool = True) -> None:
        self.show_answer(result)
        self.answered.emit(result)
