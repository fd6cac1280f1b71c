"""Words on screen: plain, shortened when there is no room, and set on a line."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip


def label(text: str = "", role: str = "body", *, wraps: bool = False) -> QLabel:
    """Return *text* in the type of *role*: h1, h2, h3, strong, muted, caption, overline..."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line, shortened with "…" when there is no room; the whole stays readable elsewhere."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's own name)
        """Show *text*."""
        super().setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.px(40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown
        )
