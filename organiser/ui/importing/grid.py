"""A table that is filled in on the spot: its look, its keys, the field that opens in a cell."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.tables.columns import CELL, Index
from organiser.ui.tables.delegates import CellDelegate
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.measured import Measured

ROW = 46
CHOICES = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell that is chosen, not typed, keeps what it may become: names."""


class Grid(Measured, QTableView):
    """Shows a model of which some cells can be changed; Enter or a click opens such a cell."""

    def __init__(self, model: QAbstractItemModel, name: Phrase, row: int = ROW) -> None:
        super().__init__()
        self._row = row
        self.phrases = Phrases()
        self.phrases.name(self, name, tip=False)
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self, row))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._open_choice)
        self.measure()

    def measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(Theme.px(self._row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_open = self.state() == QAbstractItemView.State.EditingState
        if is_enter and not is_open and _can_change(self.currentIndex()):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open_choice(self, index: QModelIndex) -> None:
        if index.data(CHOICES) and _can_change(index):
            self.edit(index)


class GridDelegate(CellDelegate):
    """Draws cells as lists do; what can be chosen looks like a field, and opens as one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not index.data(CHOICES):
            super().paint(painter, option, index)
            _paint_line(painter, QRectF(option.rect))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_field(painter, QRectF(option.rect), option, index)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = index.data(CHOICES)
        editor: QComboBox | QLineEdit = QComboBox(parent) if choices else QLineEdit(parent)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading))
        if isinstance(editor, QComboBox):
            editor.addItems(choices)
            editor.activated.connect(lambda _place: self._chosen(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(int(value))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: Any = editor.text() if isinstance(editor, QLineEdit) else None
        if isinstance(editor, QComboBox):
            value = editor.currentIndex()
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        height = min(option.rect.height(), Theme.px(36))
        top = option.rect.top() + (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.left() + 4, top, option.rect.width() - 8, height)

    def _chosen(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _paint_field(
    painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index
) -> None:
    _paint_line(painter, area)
    height = min(area.height() - 8, Theme.px(34))
    field = QRectF(area.left() + 6, area.center().y() - height / 2, area.width() - 14, height)
    has_keys = bool(option.state & QStyle.StateFlag.State_HasFocus)
    ink = "focus" if has_keys else "border_strong"
    painter.setPen(QPen(Theme.colour(ink), 2 if has_keys else 1))
    painter.setBrush(Theme.colour("surface"))
    painter.drawRoundedRect(field, 6, 6)
    side = Theme.px(14)
    arrow = QRectF(field.right() - side - 8, field.center().y() - side / 2, side, side)
    paint_icon(painter, "chevron-down", arrow, Theme.colour("text2"), 2)
    words = field.adjusted(9, 0, -side - 14, 0)
    painter.setFont(Theme.font("body"))
    painter.setPen(Theme.colour("text"))
    said = Theme.metrics("body").elidedText(
        index.data(CELL).text, Qt.TextElideMode.ElideRight, words.width()
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)


def _paint_line(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(Theme.colour("border"), 1))
    below = area.bottom() - 0.5
    painter.drawLine(QPointF(area.left(), below), QPointF(area.right() + 1, below))


def _can_change(index: QModelIndex) -> bool:
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
