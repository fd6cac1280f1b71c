"""Writes a course of the committee's own, in Markdown; says what is missing as she goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.drops import DropPlace
from organiser.ui.forms.files import ask_which
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.theme import Theme
from organiser.ui.training.course_files import COURSES, ONE_COURSE
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.training.bringing import read_course_file, with_pictures, without_pictures


class CourseDialog(SettingsDialog):
    """One page of text; *keep* keeps it, or says what is wrong with it."""

    def __init__(self, parent: QWidget, keep: Callable[[str], object], text: str = "") -> None:
        super().__init__(parent, _("A course of your own"), _("Keep the course"), 720)
        self._keep = keep
        written, self._pictures = without_pictures(text or _example())
        self.editor = QPlainTextEdit(written)
        self.editor.setAccessibleName(_("Text of the course"))
        self.editor.setMinimumHeight(Theme.px(300))
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        self.file_button = Button("", "file-up")
        self.file_button.setText(_("Take it from a file…"))
        self.file_button.clicked.connect(self._ask_which)
        how = label(
            _(
                "A line that begins with ## is a page. Under “## Quiz”, ? begins a question, + is "
                "a right answer, - a wrong one, ! says why."
            ),
            "muted", wraps=True,
        )  # fmt: skip
        DropPlace(
            self, ONE_COURSE, lambda files: self.take(files[0]), self._own_up,
            twin=self.file_button,
        )  # fmt: skip
        self.lay_out(how, self.editor, self.problem, beside(self.file_button, None))

    def submit(self) -> None:
        """Keep what is written, if it is a course."""
        try:
            self._keep(with_pictures(self.editor.toPlainText(), self._pictures))
        except OrganiserError as error:
            self._own_up(error)
            return
        self.accept()

    def take(self, file: Path) -> None:
        """Show the text of *file*, its pictures within."""
        try:
            text = read_course_file(file)
        except OrganiserError as error:
            self._own_up(error)
            return
        self.problem.hide()
        written, self._pictures = without_pictures(text)
        self.editor.setPlainText(written)

    def _ask_which(self) -> None:
        kinds = f"Markdown ({COURSES.patterns})"
        ask_which(self, _("Take a course from a file"), kinds, self.take)

    def _own_up(self, error: OrganiserError) -> None:
        self.problem.setText(str(error))
        self.problem.show()


def _example() -> str:
    """Return a course that can be kept as it is: its marks are of no language."""
    title, about = _("Title of the course"), _("What it is about, in two sentences.")
    page, text = _("First page"), _("What there is to know, with **bold** words.")
    head = ("# " + title, "", "minutes: 5", "renew: 12", "", about, "", "## " + page, "", text, "")
    quiz = (
        "? " + _("The question"), "- " + _("A wrong answer"), "+ " + _("The right answer"),
        "! " + _("Why it is right"),
    )  # fmt: skip
    return "\n".join((*head, "## Quiz", "", *quiz, ""))
