"""Search or act: whatever she can do and whoever she looks for, by a few letters."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from organiser.i18n import _
from organiser.ui.actions import Actions, Command, shown
from organiser.ui.hits import Hit, Search
from organiser.ui.matching import fit
from organiser.ui.phrases import Phrases
from organiser.ui.shell.hit_delegate import HitDelegate
from organiser.ui.shell.layers import centre_at, throw_shadow
from organiser.ui.tables.columns import CELL, Index
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label, rule
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture

_SHOWN = 8
_PAUSE = 120
"""Milliseconds of rest after a key before people are looked for."""

_STILL_HERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Palette(Measured, QFrame):
    """Lies above the window until something is chosen or she turns away."""

    def __init__(self, parent: QWidget, actions: Actions, search: Search) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._actions, self._search = actions, search
        self._before: QWidget | None = None
        self.phrases = Phrases()
        self.field, self.list = QLineEdit(), QListView()
        self.hits = _Hits(self)
        self._nothing = label(role="muted")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._speak()
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._choose())
        self._pause.timeout.connect(self._find)
        self.hide()
        self.measure()

    def ask(self) -> None:
        """Open it, empty, with what is most often wanted."""
        self._before = self.window().focusWidget()
        throw_shadow(self)
        self.field.clear()
        self._find()
        self.show()
        self.raise_()
        self.field.setFocus()

    def put_away(self) -> None:
        """Close it and give the keys back to where they were."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()

    def place(self) -> None:
        """Stand in the upper middle of the window."""
        rows = max(1, self.hits.rowCount())
        self.list.setFixedHeight(rows * Theme.px(38) + 4)
        centre_at(self, min(96, self.window().height() // 8))

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(620))
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            assert isinstance(event, QFocusEvent)
            if event.reason() not in _STILL_HERE:
                self.put_away()
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._steer(event.key())
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        if count := self.hits.rowCount():
            row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self.hits.index(row, 0))
            said = self.hits.index(row, 0).data()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            hit = self.hits.at(index)
            self.put_away()
            hit.run()

    def _typed(self) -> None:
        self._show_hits(self._commands())
        self._pause.start()

    def _find(self) -> None:
        typed = self.field.text().strip()
        people = tuple(self._search(typed)) if len(typed) > 1 else ()
        self._show_hits((*self._commands()[: _SHOWN - min(len(people), 4)], *people))

    def _commands(self) -> tuple[Hit, ...]:
        typed = self.field.text().strip()
        able = [command for command in self._actions.within_reach() if command.key != "palette"]
        if not typed:
            return tuple(_hit_of(command) for command in able[:_SHOWN])
        rated = [(fit(typed, command.title()), command) for command in able]
        best = sorted((pair for pair in rated if pair[0] > 0), key=lambda pair: -pair[0])
        return tuple(_hit_of(command) for _points, command in best[:_SHOWN])

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self.hits.show(hits[:_SHOWN])
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        if hits:
            self.list.setCurrentIndex(self.hits.index(0, 0))
        self.place()

    def _speak(self) -> None:
        self.phrases.put(self.field.setPlaceholderText, lambda: _("A name, a street, an action…"))
        self.phrases.name(self.field, lambda: _("Search or act"), tip=False)
        self.phrases.name(self.list, lambda: _("Found"), tip=False)
        self.phrases.text(self._nothing, lambda: _("Nothing goes by that name."))

    def _lay_out(self) -> None:
        self.list.setModel(self.hits)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        escape = KeyCap()
        self.phrases.text(escape, lambda: _("Esc"))
        head = beside(
            Picture("search", "text3", 20), self.field, escape, gap=10, margins=(16, 10, 14, 10)
        )
        found = below(self.list, self._nothing, gap=0, margins=(8, 6, 8, 8))
        self.setLayout(below(head, rule(), found, gap=0))


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def at(self, index: Index) -> Hit:
        return self._hits[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return hit.detail
        return hit if role == CELL else None


def _hit_of(command: Command) -> Hit:
    detail = shown(command.shortcuts[0]) if command.shortcuts else ""
    return Hit(command.title(), command.run, detail, command.icon or "command")
