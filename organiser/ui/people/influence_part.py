"""Who came through her, as the tree itself; only where headquarters has switched it on (R24)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.i18n import _, counted, long_date
from organiser.ui.people.facts import Lines
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import label
from organiser.usecases.influence import Branch, Influence

_DOT, _NO_DOT = "●", "○"
_STEP = 16
_MOST = 40
"""People shown; a tree of more is told by its number."""


class InfluencePart(QWidget):
    """Shows one to three dots, never a figure to compare people by, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._influence: Influence | None = None
        self.phrases = Phrases()
        self._head, self._dots = label(role="overline"), label(role="strong")
        self._why, self._led = label(role="caption", wraps=True), label(role="muted", wraps=True)
        self._lines = Lines(4)
        self.phrases.text(self._head, lambda: _("Who came through her"))
        box: QVBoxLayout = below(
            beside(self._head, None, self._dots), self._lines, self._led, self._why, gap=6
        )
        self.setLayout(box)
        self.hide()

    def show_influence(self, influence: Influence | None) -> None:
        """Show *influence*; nothing where it is switched off, or she is not to be ranked."""
        self._influence = influence
        self.setVisible(influence is not None)
        if influence is not None:
            self._say(influence)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.show_influence(self._influence)

    def _say(self, influence: Influence) -> None:
        self._dots.setText(_DOT * influence.dots + _NO_DOT * (3 - influence.dots))
        self._dots.setAccessibleName(
            counted("{count} dot of three", "{count} dots of three", influence.dots)
        )
        self._lines.show_lines(map(_line, influence.tree[:_MOST]))
        left = len(influence.tree) - _MOST
        words = [_led_words(influence)] if influence.led else []
        if left > 0:
            words.append(counted("and {count} more", "and {count} more", left))
        if not influence.tree:
            words.append(_("Nobody yet."))
        self._led.setText(" ".join(words))
        self._led.setVisible(bool(words))
        self._why.setText(
            _(
                "Only people who agreed count; what is older counts less. Allowed by headquarters, "
                "reference {reference}."
            ).format(reference=influence.reference)
        )


def _line(branch: Branch) -> QWidget:
    words = label(branch.name, wraps=True)
    day = label(long_date(branch.on), "caption")
    line = QWidget()
    inside = beside(words, day, gap=8)
    inside.setStretch(0, 1)
    inside.setContentsMargins(Theme.px(_STEP) * (branch.degree - 1), 0, 0, 0)
    line.setLayout(inside)
    line.setAccessibleName(
        _("{name}, degree {degree} of the tree").format(name=branch.name, degree=branch.degree)
    )
    return line


def _led_words(influence: Influence) -> str:
    actions = counted("Led {count} action", "Led {count} actions", influence.led)
    came = counted("{count} person came", "{count} people came", influence.came)
    return _("{actions}: {came}.").format(actions=actions, came=came)
