"""What came of a course: passed or not, until when it counts, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.course import Course
from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.training.words import result_words
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.training.following import Result

_WIDTH = 460


class ResultView(Measured, QWidget):
    """A picture, a verdict, and two ways on."""

    again_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._shown: tuple[Course, Result] | None = None
        self._verdict, self._said = label(role="h1", wraps=True), label(role="muted", wraps=True)
        self.again_button, self.done_button = Button("", "refresh-cw"), Button("primary")
        self.phrases.text(self.again_button, lambda: _("Read it again"))
        self.phrases.text(self.done_button, lambda: _("All courses"))
        self._pictures = QStackedLayout()
        self._lay_out()
        self.again_button.clicked.connect(self.again_asked)
        self.done_button.clicked.connect(self.left)
        self.measure()

    def show_result(self, course: Course, result: Result) -> None:
        """Say what came of *course*."""
        self._shown = (course, result)
        self._pictures.setCurrentIndex(int(not result.is_passed))
        self.again_button.set_kind("" if result.is_passed else "primary")
        self.done_button.set_kind("primary" if result.is_passed else "")
        for button in (self.again_button, self.done_button):
            button.set_icon("refresh-cw" if button is self.again_button else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self._say()
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys."""
        is_passed = self._shown is None or self._shown[1].is_passed
        return self.done_button if is_passed else self.again_button

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._say()

    def measure(self) -> None:
        for words in (self._verdict, self._said):
            words.setFixedWidth(Theme.px(_WIDTH))

    def _say(self) -> None:
        if self._shown is not None:
            course, result = self._shown
            self._verdict.setText(
                _("Passed, thank you!") if result.is_passed else _("Almost there.")
            )
            self._said.setText(result_words(course, result))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        for words in (self._verdict, self._said):
            words.setAlignment(centre)
        for icon, tone in (("award", "success"), ("lightbulb", "warning")):
            self._pictures.addWidget(Picture(icon, tone, 40, f"{tone}_soft"))
        picture = QWidget()
        picture.setLayout(self._pictures)
        self.setLayout(
            below(
                None, beside(None, picture, None), 8,
                beside(None, self._verdict, None), beside(None, self._said, None), 10,
                beside(None, self.again_button, self.done_button, None), None, None,
            )
        )  # fmt: skip
