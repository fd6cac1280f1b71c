"""What is known of who is on the phone: her rung, what she cares for, what happened."""

from PySide6.QtWidgets import QFrame, QWidget

from organiser import clock
from organiser.domain.engagement import Rung
from organiser.i18n import _
from organiser.ui.people.words import field_name, happening_of
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import FlowBox, below, scrolling
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.ladder import LadderBar
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pills import Pill
from organiser.ui.widgets.timeline import Timeline
from organiser.usecases.people.card import PersonCard
from organiser.words.rungs import rung_label

_LINES = 8
_TONES = {"theme": "info", "tag": "neutral", "skill": "neutral", "availability": "neutral"}


class KnownSide(Measured, QFrame):
    """Shows one card, to be read while she talks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._card: PersonCard | None = None
        self._title = label(role="h3")
        self.phrases.text(self._title, lambda: _("What we know"))
        self._ladder, self._pills, self._timeline = LadderBar(), FlowBox(), Timeline()
        inside = QWidget()
        inside.setLayout(
            below(self._title, self._ladder, self._pills, self._timeline, gap=12,
                  margins=(16, 14, 16, 14))
        )  # fmt: skip
        self.setLayout(below(scrolling(inside), gap=0))
        self.measure()

    def show_card(self, card: PersonCard | None) -> None:
        """Show *card*, or nobody's."""
        self._card = card
        ranked = card is not None and card.rung is not Rung.UNRANKED
        self._ladder.setVisible(ranked)
        self._pills.clear()
        if card is None:
            self._timeline.show_happenings(())
            return
        if ranked:
            self._ladder.show_rung(int(card.rung), rung_label(card.rung))
        for kind, word in card.traits:
            if kind in _TONES:
                self._pills.add(Pill(_said_of(kind, word), _TONES[kind]))
        today = clock.today()
        lines = (happening_of(line, today) for line in card.timeline[:_LINES])
        self._timeline.show_happenings(lines)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.show_card(self._card)

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(300))


def _said_of(kind: str, word: str) -> str:
    """Return a trait as it is read alone: "weekend" says nothing of what it is about."""
    if kind == "availability":
        return _("{field}: {value}").format(field=field_name(kind)(), value=word)
    return word
