"""One answer of a question: as many lines as it takes, its key before it, its truth after it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy

from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pills import Pill


class AnswerButton(Measured, QPushButton):
    """Says *answer* behind the key *place*, and after the choice whether it was right."""

    def __init__(self, place: int, answer: str, question: str) -> None:
        super().__init__()
        self.setProperty("kind", "answer")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{place} {answer}")
        self.setAccessibleDescription(question)
        self._answer = answer
        self._words = label(answer, wraps=True)
        self._right, self._wrong = Pill("", "success", "check"), Pill("", "danger", "x")
        parts = (KeyCap(str(place)), self._words, self._right, self._wrong)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for pill in parts[2:]:
            pill.hide()
        line = beside(*parts, gap=12, margins=(14, 10, 14, 10))
        line.setStretch(1, 1)
        self.setLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def answer(self) -> str:
        """Return what it says."""
        return self._answer

    def tell(self, *, is_right: bool, is_chosen: bool) -> None:
        """Say whether it is right, in words; what is neither right nor chosen steps back."""
        said = _("Right answer") if is_right else _("Your answer") if is_chosen else ""
        pill = self._right if is_right else self._wrong
        pill.setText(said)
        pill.setVisible(bool(said))
        self.setCheckable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("told", "right" if is_right else "wrong" if is_chosen else "other")
        self._words.setProperty("role", "strong" if is_right else "body" if is_chosen else "muted")
        for part in (self, self._words):
            part.style().unpolish(part)
            part.style().polish(part)
        if said:
            self.setAccessibleName(f"{self._answer}. {said}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside().minimumSize().width(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(Theme.px(46), self._inside().totalHeightForWidth(width))

    def measure(self) -> None:
        self.updateGeometry()

    def _inside(self) -> QLayout:
        inside = self.layout()
        assert inside is not None
        return inside
