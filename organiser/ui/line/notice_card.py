"""A card of the page of exchanges that asks something of her, or tells her why something waits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture


def notice(icon: str, title: str, text: str, *more: QWidget) -> QWidget:
    """Return a card with a picture, what is asked, and what it is answered with."""
    card = QFrame()
    card.setObjectName("card")
    words = below(label(title, "h3", wraps=True), label(text, "muted", wraps=True), *more, gap=8)
    picture = Picture(icon, "accent_text", 22, "accent_soft")
    box = beside(picture, words, gap=14, margins=(18, 14, 18, 16))
    box.setStretch(1, 1)
    box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    card.setLayout(box)
    return card
