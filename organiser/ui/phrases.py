"""What a screen says, kept so that it can be said again in another language."""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtWidgets import QWidget

from organiser.ui.tips import plain_tip

Phrase = Callable[[], str]
"""Says a sentence in the language spoken when it is called."""


class Phrases:
    """Puts words where they belong, now and each time the language changes.

    >>> self.phrases.text(self.save, lambda: _("Save"))
    """

    def __init__(self) -> None:
        self._said: list[tuple[Callable[[str], Any], Phrase]] = []

    def put(self, setter: Callable[[str], Any], phrase: Phrase) -> None:
        """Hand *phrase* to *setter*, a method of a widget."""
        self._said.append((setter, phrase))
        setter(phrase())

    def text(self, widget: Any, phrase: Phrase) -> None:
        """Write *phrase* on *widget*."""
        self.put(widget.setText, phrase)

    def name(self, widget: QWidget, phrase: Phrase, tip: bool = True) -> None:
        """Name *widget* for a screen reader, and with *tip* for who hovers over it."""
        self.put(widget.setAccessibleName, phrase)
        if tip:
            self.put(widget.setToolTip, lambda: plain_tip(phrase()))

    def say_again(self) -> None:
        """Say everything in the language spoken now; what is gone is forgotten."""
        self._said = [said for said in self._said if _is_there(said[0])]
        for setter, phrase in self._said:
            setter(phrase())


def _is_there(setter: Callable[[str], Any]) -> bool:
    widget = getattr(setter, "__self__", None)
    return not isinstance(widget, QWidget) or shiboken6.isValid(widget)
