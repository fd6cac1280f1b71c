"""The card in the middle of an otherwise empty window: first start and lock stand on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture

_FILLS = 1000
"""A stretch that wins over the springs beside it, up to the widest a part may be."""


class Front(QWidget):
    """The name of the program, a card below it, and a line that reassures."""

    def __init__(self, width: int, height: int = 0) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.phrases = Phrases()
        self._parts: list[QWidget] = []
        self._card = Steady(height)
        self._card.setObjectName("card")
        self._box = below(gap=0, margins=(32, 28, 32, 28))
        self._card.setLayout(self._box)
        self._lay_out(width)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys when this comes in front."""
        return self

    def stands(self, part: QWidget) -> None:
        """Put *part* on the card, below the others; `show_part` shows one of them at a time."""
        self._box.addWidget(part)
        part.setVisible(not self._parts)
        self._parts.append(part)

    def stands_above(self, part: QWidget) -> None:
        """Put *part* at the top of the card, whatever else is shown."""
        self._box.insertWidget(0, part)

    def stands_below(self, part: QWidget) -> None:
        """Put *part* at the foot of the card, whatever else is shown."""
        self._box.addStretch(1)
        self._box.addWidget(part)

    def show_part(self, shown: QWidget) -> None:
        """Show *shown*, and none of the other parts."""
        for part in self._parts:
            part.setVisible(part is shown)

    def _lay_out(self, width: int) -> None:
        name, safe = label(role="h1"), label(role="caption")
        self.phrases.text(name, lambda: _("Organiser"))
        self.phrases.text(
            safe,
            lambda: _(
                "Your lists stay encrypted on this computer. You can work without a network."
            ),
        )
        brand = beside(None, Picture("hand-heart", "accent_text", 30), name, None, gap=12)
        foot = beside(None, Picture("shield-check", "text3", 16), safe, None, gap=8)
        inside, card = QWidget(), Widest(width)
        card.setLayout(below(self._card, gap=0))
        inside.setLayout(
            below(
                None, brand, 18, _in_the_middle(card), 10, foot, None, None,
                gap=0, margins=(24, 20, 24, 20),
            )
        )  # fmt: skip
        self.setLayout(below(scrolling(inside), gap=0))


class Steady(Measured, QFrame):
    """At least *height* high, so that what stands on it does not jump from step to step."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.measure()

    def measure(self) -> None:
        self.setMinimumHeight(min(Theme.px(self._height), 560))


class Widest(Measured, QWidget):
    """Takes the width there is, up to *width* at ordinary text size."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.measure()

    def measure(self) -> None:
        self.setMaximumWidth(Theme.px(self._width))


def _in_the_middle(part: QWidget) -> QHBoxLayout:
    box = beside(None, part, None, gap=0)
    box.setStretch(1, _FILLS)
    return box
