"""The grid of a page: one key answers a line, and the next line comes by itself."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from organiser.domain.field import Extra, Outcome
from organiser.errors import OrganiserError
from organiser.i18n import _, counted
from organiser.ui.field.burst import CodeKeys
from organiser.ui.field.entry import Entry
from organiser.ui.field.entry_delegate import CellLine, EntryDelegate
from organiser.ui.field.entry_model import EntryModel, Part
from organiser.ui.field.keys import Act, Meaning
from organiser.ui.field.veil import Veil
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

_ROW = 34
_WIDTHS = {Part.LINE: 60, Part.WHERE: 128, Part.NAME: 150, Part.ANSWER: 178,
           Part.LEAFLET: 76, Part.SLIP: 104}  # fmt: skip
_SHAKE, _SHAKE_TIME = (0, -6, 5, -3, 0), 180
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_Backspace)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class EntryGrid(Measured, QTableView):
    """Takes the keys of a page; what a key cannot mean is told, never asked in a dialog."""

    said = Signal(str)
    """A sentence to be shown under the grid; "" takes it away."""
    changed = Signal()
    refused = Signal()
    """A key was not understood."""
    settle_asked = Signal()
    cell_opened = Signal(CellLine)
    code_typed = Signal(str, str)
    """Ten digits that are the code of a page, and the draft as it was before the first."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        self._codes = CodeKeys()
        self.entry_model = model
        self.phrases = Phrases()
        self.phrases.name(self, lambda: _("Lines of the page"), tip=False)
        self._delegate = EntryDelegate(model, self)
        self._shake = QVariantAnimation(self, duration=_SHAKE_TIME)
        self._set_up()
        self.veil = Veil(self.viewport())
        self._connect()
        self.measure()

    def show_entry(self, entry: Entry, *, is_locked: bool) -> None:
        """Show *entry* and stand where she stopped."""
        self.entry_model.show(entry, is_locked=is_locked)
        self.setColumnHidden(Part.NAME, not self.entry_model.has_names())
        wheres = any(row.where for row in entry.page.rows)
        self.setColumnHidden(Part.WHERE, not wheres)
        self.measure()
        self.stand()

    def stand(self) -> None:
        """Move to the line where the next key goes."""
        entry = self.entry_model.entry
        if entry is None or not entry.lines:
            return
        index = self.entry_model.index(entry.here, Part.ANSWER)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def type_text(self, text: str, *, is_keypad: bool = False) -> None:
        """Do what typing *text* means on this page."""
        before = self._draft()
        self._type(text, is_keypad=is_keypad)
        self._hear(text, before)

    def finish_cell(self) -> None:
        """Close the cell that takes the keys, if one does; what is typed there stands."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._delegate.finish()

    def drop_cell(self) -> None:
        """Close the cell that takes the keys, if one does, and forget what is typed there."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._delegate.drop()

    def _type(self, text: str, *, is_keypad: bool) -> None:
        meaning = self.entry_model.keys.meaning(text, is_keypad=is_keypad)
        if meaning is None:
            last = len(self.entry_model.keys.codes)
            words = _("“{key}” is no code: 1 to {last}, a letter of the paper, 0 not visited.")
            self.refuse(words.format(key=text.strip() or "␣", last=last))
            return
        self.do(meaning)

    def do(self, meaning: Meaning) -> None:
        """Do what a key means, on the line where she stands."""
        entry = self.entry_model.entry
        if entry is None or self.entry_model.is_locked:
            self.refuse(_("This page was settled. Choose “Correct” to change it."))
            return
        self.finish_cell()
        self.said.emit("")
        try:
            self._act(entry, meaning)
        except OrganiserError as error:
            self.refuse(str(error))

    def refuse(self, why: str) -> None:
        """Say *why* a key did nothing; the line shakes, nothing moves."""
        self.refused.emit()
        self.said.emit(why)
        self._shake.start()

    def measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(Theme.px(_ROW))
        for part, width in _WIDTHS.items():
            self.setColumnWidth(part, Theme.px(width))
        self.setColumnWidth(Part.ADDRESS, self._address_width())

    def event(self, event: QEvent) -> bool:
        """While something can be taken back here, the window's own undo waits."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            entry, turn = self.entry_model.entry, _turn_of(event)
            if entry is not None and (
                (turn == "undo" and entry.can_undo()) or (turn == "redo" and entry.can_redo())
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and _is_typed(event):
            return
        if turn := _turn_of(event):
            self._turn(turn)
        elif self._move(Qt.Key(event.key())):
            self.said.emit("")
        elif _is_typed(event):
            self.type_text(event.text(), is_keypad=bool(event.modifiers() & _KEYPAD))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.veil.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.place()

    def _hear(self, sign: str, before: str) -> None:
        """Tell of the code of a page that *sign* completes."""
        code, stood = self._codes.take(sign, before)
        if code:
            self.code_typed.emit(code, stood)

    def _hear_cell(self, sign: str) -> None:
        """A key that opens the cell of a slip may be a digit of a code: the rest falls in there."""
        self._hear(sign, self._draft())

    def _draft(self) -> str:
        entry = self.entry_model.entry
        return entry.draft() if entry is not None else ""

    def _act(self, entry: Entry, meaning: Meaning) -> None:
        place, opens = entry.here, None
        if meaning.act is Act.TOGGLE:
            is_on = entry.toggle(Extra(meaning.code))
            opens = Part.SLIP if is_on and meaning.code == Extra.SLIP else None
        elif meaning.act is Act.NOTE:
            opens = None if entry.is_erased(place) else Part.NOTE
        elif meaning.act is Act.ANSWER:
            entry.answer(Outcome(meaning.code))
        elif meaning.act is Act.REST_ABSENT:
            self._rest_absent(entry)
        else:
            (entry.pass_by if meaning.act is Act.NOT_VISITED else entry.ditto)()
        self.entry_model.repaint_line(place)
        self.stand()
        self.changed.emit()
        if opens is not None:
            self._open_cell(place, opens)

    def _open_cell(self, place: int, part: Part) -> None:
        """Tell of the cell once Qt has set it up: who listens last hears first."""
        self.edit(self.entry_model.index(place, part))
        if self._delegate.editor is not None:
            self.cell_opened.emit(self._delegate.editor)

    def _address_width(self) -> int:
        """The addresses of the page decide, within reason; notes take what is left."""
        entry, metrics = self.entry_model.entry, Theme.metrics("strong")
        shown = [row.address for row in entry.page.rows] if entry is not None else []
        widest = max((metrics.horizontalAdvance(text) for text in shown), default=0)
        return min(max(int(widest) + 24, Theme.px(130)), Theme.px(290))

    def _rest_absent(self, entry: Entry) -> None:
        count = entry.rest_absent()
        self.entry_model.repaint()
        self.said.emit(
            counted("{count} empty line is now absent. Ctrl+Z takes it back.",
                    "{count} empty lines are now absent. Ctrl+Z takes them back.", count)
        )  # fmt: skip

    def _turn(self, turn: str) -> None:
        entry = self.entry_model.entry
        if entry is None or self.entry_model.is_locked:
            return
        if not (entry.undo() if turn == "undo" else entry.redo()):
            self.refuse(_("There is nothing to take back on this page."))
            return
        self.said.emit("")
        self.entry_model.repaint()
        self.stand()
        self.changed.emit()

    def _move(self, key: Qt.Key) -> bool:
        """Go to another line, or on to settling; return whether *key* does that."""
        entry = self.entry_model.entry
        if entry is None:
            return False
        if key == Qt.Key.Key_End:
            self.settle_asked.emit()
            return True
        if key in _DOWN:
            entry.next()
        elif key in _UP:
            entry.back()
        elif key == Qt.Key.Key_Home:
            entry.go(0)
        else:
            return False
        self.stand()
        return True

    def _cover(self) -> None:
        """Say that the keys go nowhere now, unless they go to a cell of the grid."""
        has_cell = self.state() == QAbstractItemView.State.EditingState
        if not has_cell and not self.entry_model.is_locked and self.entry_model.rowCount():
            self.veil.cover()

    def _clicked(self, index: QModelIndex) -> None:
        entry = self.entry_model.entry
        assert entry is not None
        entry.go(index.row())
        toggles = {Part.LEAFLET: Extra.LEAFLET, Part.SLIP: Extra.SLIP}
        if index.column() in toggles:
            self.do(Meaning(Act.TOGGLE, toggles[Part(index.column())]))
        elif index.column() == Part.NOTE:
            self.do(Meaning(Act.NOTE))
        else:
            self.stand()

    def _shaken(self, at: float) -> None:
        self._delegate.offset = _SHAKE[min(int(at * len(_SHAKE)), len(_SHAKE) - 1)]
        self.viewport().update(self.visualRect(self.currentIndex()).adjusted(-2000, 0, 2000, 0))

    def _connect(self) -> None:
        self._shake.setStartValue(0.0)
        self._shake.setEndValue(1.0)
        self._shake.valueChanged.connect(self._shaken)
        self._delegate.passed.connect(self.type_text)
        self._delegate.figured.connect(self._hear_cell)
        self.entry_model.refused.connect(self.refuse)
        self.entry_model.typed.connect(self.changed)
        self.clicked.connect(self._clicked)
        self.veil.clicked.connect(self.setFocus)

    def _set_up(self) -> None:
        self.setModel(self.entry_model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(Theme.px(40))
        heads.setSectionResizeMode(Part.NOTE, QHeaderView.ResizeMode.Stretch)
        rows.setMinimumSectionSize(1)


def _is_typed(event: QKeyEvent) -> bool:
    """Say whether a finger typed a sign; a key held down too long answers one line only."""
    has_hold = event.modifiers() & (_CTRL | _ALT | _META)
    return event.text().isprintable() and bool(event.text()) and not has_hold


def _turn_of(event: QKeyEvent) -> str:
    """Return "undo" or "redo" when *event* asks for it."""
    if not event.modifiers() & _CTRL:
        return ""
    if event.key() == Qt.Key.Key_Z:
        return "redo" if event.modifiers() & _SHIFT else "undo"
    return "redo" if event.key() == Qt.Key.Key_Y else ""


def watched_parts(page: QWidget) -> list[QWidget]:
    """Return the parts of *page* that take keys."""
    parts = page.findChildren(QWidget)
    return [part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
