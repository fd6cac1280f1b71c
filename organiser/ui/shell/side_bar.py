"""The side bar: whose committee this is, the pages, and where the data stands."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from organiser.i18n import _
from organiser.ui.actions import digit_shortcuts, shown
from organiser.ui.page import PageSpec
from organiser.ui.phrases import Phrases
from organiser.ui.shell.nav_button import NavButton
from organiser.ui.shell.standing import Standing
from organiser.ui.shell.sync_box import BoxSays, SyncBox
from organiser.ui.soon import soon
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture

WIDE, NARROW = 216, 64


class SideBar(Measured, QFrame):
    """Lists the pages there are, under their headings."""

    chosen = Signal(str)

    def __init__(self, committee: str, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.phrases = Phrases()
        self.standing, self.line_box = Standing(), SyncBox()
        self.line_box.hide()
        self._buttons: dict[str, NavButton] = {}
        self._headings: list[QLabel] = []
        self._is_compact = False
        self._brand = self._name_committee(committee)
        listed = [spec for spec in specs if spec.is_listed]
        for place, spec in enumerate(listed, start=1):
            shortcut = shown(digit_shortcuts(place)[0]) if place <= 9 else ""
            self._buttons[spec.key] = button = NavButton(spec, shortcut)
            button.clicked.connect(lambda _on, key=spec.key: self.chosen.emit(key))
        self._lay_out(listed)
        self.measure()

    def button(self, key: str) -> NavButton:
        """Return the line of the page *key*."""
        return self._buttons[key]

    def light(self, key: str) -> None:
        """Show that *key* is in front, in sight."""
        for known, button in self._buttons.items():
            button.setChecked(known == key)
        if key in self._buttons:
            soon(self, partial(self._area.ensureWidgetVisible, self._buttons[key], 0, 4))

    def set_badge(self, key: str, count: int) -> None:
        """Show how many things wait on the page *key*."""
        if key in self._buttons:
            self._buttons[key].set_badge(count)

    def show_line(self, says: BoxSays | None) -> None:
        """Show where the line to headquarters stands; None: there is no line."""
        self.standing.setVisible(says is None)
        self.line_box.setVisible(says is not None)
        if says is not None:
            self.line_box.say(says)

    def focus_current(self) -> None:
        """Give the keys to the line of the page in front."""
        lit = [button for button in self._buttons.values() if button.isChecked()]
        for button in lit or list(self._buttons.values())[:1]:
            button.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Show pictures only, or pictures and names."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        for button in self._buttons.values():
            button.set_compact(compact)
        for heading in self._headings:
            heading.setVisible(not compact)
        self._brand.setVisible(not compact)
        self.standing.set_compact(compact)
        self.line_box.set_compact(compact)
        self.measure()

    def retranslate(self) -> None:
        """Name the pages in the language spoken now."""
        self.phrases.say_again()
        self.standing.retranslate()
        for button in self._buttons.values():
            button.retranslate()

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(NARROW if self._is_compact else WIDE))
        left, right = (0, 0) if self._is_compact else (20, 12)
        self._head.setContentsMargins(left, 0, right, 8)

    def rename(self, committee: str) -> None:
        """Call the committee otherwise."""
        self._committee.setText(committee)

    def _name_committee(self, committee: str) -> QWidget:
        kind = label(role="caption")
        self.phrases.text(kind, lambda: _("Support committee"))
        words = QWidget()
        self._committee = ElidedLabel(committee, "strong")
        words.setLayout(below(self._committee, kind, gap=0))
        return words

    def _lay_out(self, listed: Sequence[PageSpec]) -> None:
        pages = QWidget()
        pages.setLayout(self._grouped(listed))
        mark = Picture("hand-heart", "accent_text", 20)
        self._head = beside(mark, self._brand, gap=10)
        self._head.setStretch(1, 1)
        foot = beside(self.standing, self.line_box, margins=(10, 6, 10, 0))
        self._area = scrolling(pages)
        box = below(self._head, self._area, foot, gap=0, margins=(0, 12, 1, 10))
        box.setStretch(1, 1)
        self.setLayout(box)

    def _grouped(self, listed: Sequence[PageSpec]) -> QVBoxLayout:
        box, last = below(gap=1), ""
        for spec in listed:
            title = spec.group() if spec.group else ""
            if spec.group and title != last:
                heading = label(role="overline")
                heading.setContentsMargins(20, 9, 0, 2)
                self.phrases.text(heading, spec.group)
                self._headings.append(heading)
                box.addWidget(heading)
            last = title
            box.addWidget(self._buttons[spec.key])
        box.addStretch(1)
        return box
