"""Draws the lines of a page, and holds the two cells that take more than one key."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from organiser.domain.field import Outcome
from organiser.domain.sheet_code import AZERTY, read_slip
from organiser.i18n import _
from organiser.ui.field.entry import Line
from organiser.ui.field.entry_model import EntryModel, Part
from organiser.ui.tables.columns import Index
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.pills import HEIGHT, paint_pill, pill_colours, pill_width
from organiser.usecases.field.entering import LONGEST_NOTE, EntryRow

_TONES = {
    Outcome.ABSENT: "neutral",
    Outcome.MET: "success",
    Outcome.COME_BACK: "info",
    Outcome.LEAVE_ALONE: "danger",
    Outcome.INACCESSIBLE: "violet",
    Outcome.WRONG_ADDRESS: "warning",
}
_SEMIBOLD, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CUT = Qt.TextElideMode.ElideRight
_EDGE = 12


class CellLine(QLineEdit):
    """A field in a cell of the grid."""

    passed = Signal(str)
    """A letter that means an answer, not part of what is typed here."""
    figured = Signal(str)
    """A figure that was typed here; it may be one of another page's digits."""

    def __init__(self, parent: QWidget, part: Part) -> None:
        super().__init__(parent)
        self.is_slip = part is Part.SLIP
        self.setProperty("place", "cell")
        self.setMaxLength(20 if self.is_slip else LONGEST_NOTE)
        name = _("Number of the slip") if self.is_slip else _("Note on the visit")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text()
        if not self.is_slip or len(sign) != 1 or not sign.isprintable():
            super().keyPressEvent(event)
        elif AZERTY.get(sign, sign).isdigit() or sign == " ":
            self.insert(AZERTY.get(sign, sign))
            self.figured.emit(sign)
        else:
            self.passed.emit(sign)


class EntryDelegate(QStyledItemDelegate):
    """One of these draws every cell of the grid; its offset shakes a line that is refused."""

    passed = Signal(str)
    """A letter typed in a cell that belongs to the grid."""
    figured = Signal(str)
    """A figure typed in a cell."""

    def __init__(self, model: EntryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.offset = 0
        self.editor: CellLine | None = None
        """The cell that took the keys last."""

    def finish(self) -> None:
        """Close the cell that is open; what is typed there stands."""
        assert self.editor is not None
        self._close(self.editor)

    def drop(self) -> None:
        """Close the cell that is open; what is typed there was not meant for it."""
        assert self.editor is not None
        self.closeEditor.emit(self.editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row, line = self._model.at(index)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect)
        _paint_ground(painter, area, is_here, index.column() == 0)
        if is_here:
            area.translate(self.offset, 0)
        self._paint_part(painter, area, Part(index.column()), row, line)
        if index.column() == Part.ANSWER and self._model.is_asked(index) and not line.is_said:
            _paint_asked(painter, area.adjusted(_EDGE, 0, -6, 0))
        if is_here and index.column() == Part.ANSWER and not self._model.is_locked:
            _paint_caret(painter, area, is_empty=not line.is_said)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellLine(parent, Part(index.column()))
        editor.passed.connect(lambda sign: self._pass_on(editor, sign))
        editor.figured.connect(self.figured)
        if editor.is_slip:
            editor.textChanged.connect(lambda text: self._close_when_whole(editor, text))
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellLine)
        editor.blockSignals(True)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.blockSignals(False)

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellLine)
        self._model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A cell to type in is as wide as what is typed there."""
        area = option.rect.adjusted(3, 2, -3, -2)
        if index.column() == Part.SLIP:
            area.setWidth(max(area.width(), Theme.px(178)))
        editor.setGeometry(area)

    def _pass_on(self, editor: CellLine, sign: str) -> None:
        self._close(editor)
        self.passed.emit(sign)

    def _close_when_whole(self, editor: CellLine, text: str) -> None:
        if read_slip(text) is not None:
            self._close(editor)

    def _close(self, editor: CellLine) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_part(
        self, painter: QPainter, area: QRectF, part: Part, row: EntryRow, line: Line
    ) -> None:
        inside = area.adjusted(_EDGE, 0, -6, 0)
        if row.is_erased:
            text = str(row.line) if part is Part.LINE else row.address
            if part in (Part.LINE, Part.ADDRESS):
                _paint_text(painter, inside, text, "text3")
        elif part is Part.ANSWER:
            self._paint_answer(painter, inside, line)
        elif part in (Part.LEAFLET, Part.SLIP):
            on = line.leaflet if part is Part.LEAFLET else line.slip
            _paint_tick(painter, inside, on, line.slip_number if part is Part.SLIP else "")
        else:
            text, ink = {
                Part.LINE: (str(row.line), "text3"), Part.ADDRESS: (row.address, "text"),
                Part.WHERE: (row.where, "text2"), Part.NAME: (row.name, "text2"),
            }.get(part, (line.note, "text2"))  # fmt: skip
            _paint_text(painter, inside, text, ink, strong=part is Part.ADDRESS)

    def _paint_answer(self, painter: QPainter, area: QRectF, line: Line) -> None:
        if not line.is_said:
            _paint_text(painter, area, "·", "text3")
            return
        letter, words = line.outcome or "0", self._model.answer(line)
        font = Theme.font("body", _SEMIBOLD)
        painter.setFont(font)
        painter.setPen(Theme.colour("text"))
        painter.drawText(area, _MIDDLE, str(letter))
        tone = _TONES[line.outcome] if line.outcome is not None else "neutral"
        height, left = Theme.px(HEIGHT), area.left() + Theme.px(22)
        width = min(pill_width(words), area.right() - left)
        place = QRectF(left, area.center().y() - height / 2, width, height)
        ground, ink = pill_colours(tone)
        paint_pill(painter, place, words, ground, ink)


def _paint_asked(painter: QPainter, area: QRectF) -> None:
    """Say that the picture of this line is to be looked at."""
    words, left = _("to look at"), area.left() + Theme.px(22)
    width = min(pill_width(words), area.right() - left)
    height = Theme.px(HEIGHT)
    place = QRectF(left, area.center().y() - height / 2, width, height)
    ground, ink = pill_colours("warning")
    paint_pill(painter, place, words, ground, ink)


def _paint_ground(painter: QPainter, area: QRectF, is_here: bool, is_first: bool) -> None:
    if is_here:
        painter.fillRect(area, Theme.colour("selection"))
        if is_first:
            bar = QRectF(area.left(), area.top(), 4, area.height())
            painter.fillRect(bar, Theme.colour("accent"))
    painter.setPen(QPen(Theme.colour("border"), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _paint_caret(painter: QPainter, area: QRectF, *, is_empty: bool) -> None:
    """Show where the next key goes; an answer that stands may be written over."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Theme.colour("focus"), 2))
    painter.setBrush(Theme.colour("surface") if is_empty else Qt.BrushStyle.NoBrush)
    box = area.adjusted(5, 3, -5, -4)
    painter.drawRoundedRect(box, 5, 5)
    if is_empty:
        middle, half = box.center().y(), Theme.px(8)
        left = box.left() + Theme.px(9)
        painter.fillRect(QRectF(left, middle - half, 2, 2 * half), Theme.colour("focus"))


def _paint_tick(painter: QPainter, area: QRectF, on: bool, number: str) -> None:
    if not on:
        _paint_text(painter, area, "·", "text3")
        return
    side = Theme.px(16)
    place = QRectF(area.left(), area.center().y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, "check", place, Theme.colour("accent_text"), 2.6)
    if number:
        rest = area.adjusted(side + 4, 0, 6, 0)
        _paint_text(painter, rest, f"…{number[6:8]} {number[8:]}", "text2")


def _paint_text(
    painter: QPainter, area: QRectF, text: str, ink: str, *, strong: bool = False
) -> None:
    weight = _SEMIBOLD if strong else _NORMAL
    painter.setFont(Theme.font("body", weight))
    painter.setPen(Theme.colour(ink))
    shown = Theme.metrics("body", weight).elidedText(text, _CUT, area.width())
    painter.drawText(area, _MIDDLE, shown)
