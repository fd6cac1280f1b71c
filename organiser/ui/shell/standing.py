"""Where the data stands: on this computer only, until it is linked to headquarters."""

from PySide6.QtWidgets import QFrame

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import ElidedLabel
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture


class Standing(Measured, QFrame):
    """Says it and no more: it leads nowhere, so it is no button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("syncbox")
        self.phrases = Phrases()
        self._first = ElidedLabel(role="strong")
        self._second = ElidedLabel(role="caption")
        self._picture = Picture("shield-check", "text2", 18)
        self._words = QFrame()
        self._words.setLayout(below(None, self._first, self._second, None, gap=0))
        self._is_compact = False
        self._box = beside(self._picture, self._words, gap=8)
        self._box.setStretch(1, 1)
        self.setLayout(self._box)
        self.phrases.text(self._first, lambda: _("On this computer"))
        self.phrases.text(self._second, lambda: _("Nothing leaves it"))
        self.retranslate()
        self.measure()

    def set_compact(self, compact: bool) -> None:
        """Show only the picture; the words stay in the tool tip."""
        self._words.setVisible(not compact)
        self._is_compact = compact
        self.measure()

    def retranslate(self) -> None:
        """Say it in the language spoken now."""
        self.phrases.say_again()
        said = f"{self._first.text()}. {self._second.text()}."
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(said)

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(48))
        left, right = (0, 0) if self._is_compact else (10, 4)
        self._box.setContentsMargins(left, 0, right, 0)
