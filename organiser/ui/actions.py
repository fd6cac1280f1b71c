"""Everything she can do, told once: for the menu, the palette, the keys and the help."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from organiser.ui.phrases import Phrase
from organiser.ui.theme.icons import icon

_UNSHIFTED = "&é\"'(-è_ç"
"""What the keys 1 to 9 give without Shift on a French keyboard."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something she can do, by a key, the menu or the palette."""

    key: str
    """Its name in the code; never shown."""
    title: Phrase
    run: Callable[[], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    """The first is shown, the others are its twins."""
    group: str = "page"
    """Where the menu and the help list it: "page", "go", "edit" or "program"."""
    is_ready: Callable[[], bool] = field(default=lambda: True)
    """Whether it can be done now."""
    on_paper: Phrase | None = None
    """Its title on paper, where the one on screen names what was done."""


class Actions(QObject):
    """The one registry of what can be done."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._known: dict[str, tuple[Command, QAction]] = {}
        self._owners: dict[str, str] = {}
        self._elsewhere: dict[str, Command] = {}

    def add(self, command: Command, owner: str = "") -> QAction:
        """Make *command* possible; one with an *owner* only while that page is in front."""
        assert command.key not in self._known, command.key
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
        action.setText(command.title())
        if command.icon:
            action.setIcon(icon(command.icon))
        action.triggered.connect(lambda: self.run(command.key))
        self._window.addAction(action)
        self._known[command.key] = (command, action)
        self._owners[command.key] = owner
        self.changed.emit()
        return action

    def add_elsewhere(self, command: Command) -> None:
        """Make *command* reachable from all pages: it goes to its own and does what it names."""
        self._elsewhere[command.key] = command

    def knows(self, key: str) -> bool:
        """Return whether *key* can be asked for at all."""
        return key in self._known

    def run(self, key: str) -> None:
        """Do what *key* names, if it can be done now."""
        command, action = self._known[key]
        if action.isEnabled() and command.is_ready():
            command.run()

    def action(self, key: str) -> QAction:
        """Return Qt's side of *key*."""
        return self._known[key][1]

    def in_front(self, owner: str) -> None:
        """Let the commands of *owner* answer, and those of other pages rest."""
        for key, (_command, action) in self._known.items():
            action.setEnabled(self._owners[key] in ("", owner))
        self.changed.emit()

    def possible(self) -> tuple[Command, ...]:
        """Return what can be done now, in the order it was added, the page's own first."""
        able = [
            (self._owners[key] == "", command)
            for key, (command, action) in self._known.items()
            if action.isEnabled() and command.is_ready()
        ]
        return tuple(command for _everywhere, command in sorted(able, key=lambda pair: pair[0]))

    def within_reach(self) -> tuple[Command, ...]:
        """Return what can be done now, then what begins with going to another page."""
        able = self.possible()
        said = {command.title() for command in able}
        return (*able, *(far for far in self._elsewhere.values() if far.title() not in said))

    def known_here(self) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        """Return what the page in front knows, and what every page knows, ready or not."""
        here = [
            (self._owners[key], command)
            for key, (command, action) in self._known.items()
            if action.isEnabled()
        ]
        return (
            tuple(command for owner, command in here if owner),
            tuple(command for owner, command in here if not owner),
        )

    def all(self) -> tuple[Command, ...]:
        """Return every command known."""
        return tuple(command for command, _action in self._known.values())

    def retranslate(self) -> None:
        """Name everything in the language spoken now."""
        for command, action in self._known.values():
            action.setText(command.title())

    def clashes(self) -> tuple[tuple[str, str, str], ...]:
        """Name each key that means two things at once, with the two."""
        taken: dict[str, list[str]] = {}
        for key, (_command, action) in self._known.items():
            for sequence in action.shortcuts():
                taken.setdefault(sequence.toString(), []).append(key)
        return tuple(
            (sequence, one, other)
            for sequence, keys in taken.items()
            for one, other in _pairs(keys)
            if self._meet(one, other)
        )

    def _meet(self, one: str, other: str) -> bool:
        owners = {self._owners[one], self._owners[other]}
        return len(owners) == 1 or "" in owners


def digit_shortcuts(digit: int) -> tuple[str, str]:
    """Return Ctrl and *digit*, and its twin where a digit needs Shift."""
    twin = QKeyCombination(Qt.KeyboardModifier.ControlModifier, _key_of(_UNSHIFTED[digit - 1]))
    return f"Ctrl+{digit}", QKeySequence(twin).toString()


def shown(shortcut: str) -> str:
    """Return *shortcut* as the keys of this computer are labelled."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _key_of(character: str) -> Qt.Key:
    return Qt.Key(ord(character.upper()))


def _pairs(keys: list[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for place, one in enumerate(keys) for other in keys[place + 1 :])
