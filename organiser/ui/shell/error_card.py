"""The card that says what did not work, inside the page and not above it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame

from organiser.i18n import _
from organiser.ui.messages import Problem
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture


class ErrorCard(QFrame):
    """Says a problem, what to do next, and lets the details be copied for who helps her."""

    closed = Signal()
    acted = Signal()

    def __init__(self, act: Phrase | None = None) -> None:
        super().__init__()
        self.setObjectName("errorcard")
        self._details = ""
        self._text = label(role="strong", wraps=True)
        self.act_button = Button("primary")
        self.details_button = Button("link")
        self.close_button = IconButton("x")
        self.phrases = Phrases()
        self.phrases.text(self.details_button, lambda: _("Copy the details for support"))
        self.phrases.name(self.close_button, lambda: _("Close"))
        if act is not None:
            self.phrases.text(self.act_button, act)
        self._lay_out()
        self.act_button.setVisible(act is not None)
        self.act_button.clicked.connect(self.acted)
        self.close_button.clicked.connect(self._close)
        self.details_button.clicked.connect(self._copy)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._text.text()

    def tell(self, problem: Problem) -> None:
        """Say *problem*."""
        self._text.setText(problem.text)
        self._details = problem.details
        self.details_button.setVisible(bool(problem.details))
        self.setAccessibleName(problem.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, problem.text))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _lay_out(self) -> None:
        picture = Picture("circle-alert", "danger", 20, "danger_soft")
        words = below(self._text, beside(self.details_button, None, self.act_button), gap=6)
        body = beside(picture, words, self.close_button, gap=14, margins=(16, 12, 12, 12))
        body.setStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for part in (picture, self.close_button):
            body.setAlignment(part, top)
        self.setLayout(body)
