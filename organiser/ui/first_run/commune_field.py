"""A commune, found among all of them by its name or its postcode, without a network."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from organiser.domain.communes import Commune, Communes, Offered
from organiser.i18n import _, counted
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.measured import Measured

_MOST, _ROW, _HIGHEST = 4, 32, 6


class CommuneField(QWidget):
    """A line to type in, and below it the few communes that may be meant."""

    chosen = Signal(str)
    """The name of the commune just chosen."""
    passed = Signal()
    """Enter was pressed with nothing left to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._communes = Communes(())
        self._found = Offered()
        self._chosen: Commune | None = None
        self._row = FormRow(
            LineField(
                lambda: _("Commune"),
                example=lambda: _("Name or postcode"),
            )
        )
        self.list = _Found()
        self.phrases.name(self.list, lambda: _("Communes found"), tip=False)
        self.setLayout(below(self._row, self.list, gap=4))
        self.list.hide()
        self.line.textEdited.connect(self._look)
        self.line.returnPressed.connect(self._take_first)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.line.installEventFilter(self)

    @property
    def line(self) -> QLineEdit:
        """Where she types."""
        editor = self._row.field.editor
        assert isinstance(editor, QLineEdit)
        return editor

    def know(self, communes: Communes) -> None:
        """Find among *communes* from now on."""
        self._communes = communes
        if self.line.text() and self._chosen is None:
            self._look(self.line.text())

    def meant_by(self, typed: str) -> Offered:
        """Return the communes to choose among when *typed* stands there."""
        return self._communes.offer(typed, _MOST)

    def put(self, insee: str) -> None:
        """Show the commune *insee*."""
        self._chosen = self._communes.named(insee)
        self.line.setText(_written(self._chosen) if self._chosen else "")

    def insee(self) -> str:
        """Return the code of the commune chosen, or nothing."""
        return self._chosen.insee if self._chosen else ""

    def is_unsure(self) -> bool:
        """Return whether something is typed that is no commune yet."""
        return bool(self.line.text().strip()) and self._chosen is None

    def say_problem(self, problem: str) -> None:
        """Say what is wrong."""
        self._row.say_problem(problem)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self._row.retranslate()
        if not self.list.isHidden():
            self._show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list."""
        is_down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_down and event.key() == Qt.Key.Key_Down and not self.list.isHidden():  # type: ignore[attr-defined]
            self.list.setFocus()
            self.list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self._chosen = None
        self.say_problem("")
        self._found = self.meant_by(typed)
        self._show_found()

    def _show_found(self) -> None:
        more = self._found.more
        words = counted(
            "… and {count} other: type more of it", "… and {count} others: type more of it", more
        )
        lines = [_written(commune) for commune in self._found.communes]
        self.list.show_lines(lines, words if more else "")

    def _take_first(self) -> None:
        if self.is_unsure() and self._found.communes:
            self._choose(self._found.communes[0])
        else:
            self.passed.emit()

    def _take(self, item: QListWidgetItem) -> None:
        self._choose(self._found.communes[self.list.row(item)])

    def _choose(self, commune: Commune) -> None:
        self._chosen = commune
        self.line.setText(_written(commune))
        self.list.show_lines([])
        self.line.setFocus()
        self.chosen.emit(commune.name)


class _Found(Measured, QListWidget):
    """As high as its lines, as long as they are few."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: list[str], more: str = "") -> None:
        """Show what may be chosen, and in words what is not shown."""
        self.clear()
        for text in lines:
            self.addItem(QListWidgetItem(text))
        if more:
            last = QListWidgetItem(more)
            last.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(last)
        self.measure()
        self.setVisible(bool(lines))

    def measure(self) -> None:
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, Theme.px(_ROW)))
        self.setFixedHeight(Theme.px(_ROW) * min(max(1, self.count()), _HIGHEST) + 4)


def _written(commune: Commune) -> str:
    """Write a commune so that two of the same name are told apart."""
    codes = " ".join(commune.postcodes[:3]) or commune.insee[:2]
    more = "…" if len(commune.postcodes) > 3 else ""
    return f"{commune.name} ({codes}{more})"
