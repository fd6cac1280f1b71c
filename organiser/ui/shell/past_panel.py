"""What was done in the last thirty days, beside the page, each act with its way back."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser import clock
from organiser.i18n import _, short_time
from organiser.ui.past import Past, PastAct
from organiser.ui.relative_date import ago
from organiser.ui.shell.aside import Aside
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label, rule

_AT_ONCE = 50
_SETTLED = 300
"""Milliseconds after the last change before the acts are read again."""


class PastPanel(Aside):
    """What was done there appears here at once."""

    taken_back = Signal(int)
    """The number of an act that she took back here."""

    def __init__(self, past: Past) -> None:
        super().__init__(lambda: _("What was done"), lambda: _("Close what was done"))
        self._past, self._most = past, _AT_ONCE
        self.more_button = Button("ghost")
        self._empty = label(role="muted", wraps=True)
        self.phrases.text(self.more_button, lambda: _("Show earlier ones"))
        self.phrases.text(self._empty, lambda: _("Nothing was done in the last thirty days."))
        self._rows: QVBoxLayout = below(gap=0)
        inside = QWidget()
        inside.setLayout(
            below(self._empty, self._rows, self.more_button, None, margins=(20, 0, 12, 16))
        )
        self.hold(inside, _("What was done"))
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self.more_button.clicked.connect(self._show_more)
        self._settling.timeout.connect(self.read_again)

    def read_again(self) -> None:
        """Show what is true now; a panel that is put away reads nothing."""
        if self.isHidden():
            return
        acts = self._past(self._most + 1)
        self._empty.setVisible(not acts)
        self.more_button.setVisible(len(acts) > self._most)
        self._show(acts[: self._most])

    def hear(self) -> None:
        """Read again once what changes now is over."""
        if not self.isHidden():
            self._settling.start()

    def _show(self, acts: Sequence[PastAct]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for act in acts:
            row = _Row(act)
            row.taken_back.connect(self.taken_back)
            self._rows.addWidget(row)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self.read_again()


class _Row(QWidget):
    """One act."""

    taken_back = Signal(int)

    def __init__(self, act: PastAct) -> None:
        super().__init__()
        self._act = act
        words = below(label(_head(act.text), "strong", wraps=True), gap=1, margins=(0, 8, 0, 8))
        if act.about:
            words.addLayout(self._about())
        words.addLayout(self._foot())
        words.addWidget(rule())
        self.setLayout(words)

    def _about(self) -> QHBoxLayout:
        if self._act.open is None:
            return beside(ElidedLabel(self._act.about, "muted"))
        link = Button("link")
        link.setText(self._act.about)
        link.clicked.connect(self._act.open)
        return beside(link, None)

    def _foot(self) -> QHBoxLayout:
        foot = beside(label(_when(self._act), "caption"), None)
        if self._act.take_back is not None:
            button = Button("ghost", "undo-2")
            button.setText(_("Undo"))
            button.setAccessibleName(_("Undo: {act}").format(act=self._act.text))
            button.clicked.connect(self._take_back)
            foot.addWidget(button)
        return foot

    def _take_back(self) -> None:
        assert self._act.take_back is not None
        self._act.take_back()
        self.taken_back.emit(self._act.number)


def _head(text: str) -> str:
    """Acts are named inside a sentence elsewhere; here they begin one."""
    return text[:1].upper() + text[1:]


def _when(act: PastAct) -> str:
    local = clock.local(act.at)
    day, hour = ago(local.date(), clock.today()), short_time(local)
    if act.is_taken_back:
        return _("{day}, {hour} · taken back").format(day=day, hour=hour)
    return _("{day}, {hour}").format(day=day, hour=hour)
