"""What a column of a list shows, and what its cells look like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organiser.ui.phrases import Phrase
from organiser.ui.tips import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
"""The role under which a delegate finds the cell it draws."""


@dataclass(frozen=True, slots=True)
class PersonCell:
    """A round of initials, a name, and a line below it."""

    name: str
    detail: str = ""
    seed: int = 0
    """Chooses the colour of the round, so that a person keeps hers."""
    mark: str = ""
    """An icon after the name: "shield-alert" when consent is missing, "ban" when refused."""
    mark_tone: str = "warning"


@dataclass(frozen=True, slots=True)
class PillCell:
    """A word on a coloured ground; *rung* 1 to 6 takes the colours of the ladder."""

    text: str
    tone: str = "neutral"
    rung: int = 0


@dataclass(frozen=True, slots=True)
class LinesCell:
    """One line, or two: *tone* "danger" says late, "warning" says long ago."""

    text: str
    detail: str = ""
    tone: str = ""
    strong: bool = False


Cell = PersonCell | PillCell | LinesCell


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading and how to write the cell below it."""

    heading: Phrase
    text: Callable[[Row], str]
    """What the cell says, to a screen reader too."""
    cell: Callable[[Row], Cell] | None = None
    """What the cell looks like; without it, one line of text."""
    tip: Callable[[Row], str] | None = None
    width: int = 120
    """In pixels at ordinary text size."""
    stretches: bool = False
    sorts: bool = False
    """Whether a click on the heading asks for this order."""


class ColumnsModel(QAbstractTableModel, Generic[Row]):
    """Answers Qt's questions about rows; where the rows are is its subclasses' business."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def row_at(self, index: Index) -> Row | None:
        """Return the row shown at *index*, or None where there is none."""
        raise NotImplementedError

    def cell_at(self, index: Index) -> Cell | None:
        """Return what is drawn at *index*, without the way through Qt: a third of its cost."""
        row = self.row_at(index)
        return None if row is None else _cell(self.columns[index.column()], row)

    def bring(self, first: int, last: int) -> None:
        """The lines from *first* to *last* come into view: read what is not at hand, at once."""

    def retranslate(self) -> None:
        """Say headings and cells again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.repaint()

    def repaint(self) -> None:
        """Tell the view that every cell may look different."""
        if rows := self.rowCount():
            last = self.index(rows - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        return None if row is None else _answer(self.columns[index.column()], row, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return heading_data(self.columns[section].heading, orientation, role)


def heading_data(heading: Phrase, orientation: Qt.Orientation, role: int) -> Any:
    """Return what a model answers of the column headed *heading*; rows have no heads."""
    if orientation != Qt.Orientation.Horizontal:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return heading()
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return None


def _cell(column: Column[Row], row: Row) -> Cell:
    return column.cell(row) if column.cell else LinesCell(column.text(row))


def _answer(column: Column[Row], row: Row, role: int) -> Any:
    if role == CELL:
        return _cell(column, row)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return column.text(row)
    if role == Qt.ItemDataRole.AccessibleDescriptionRole and column.cell:
        return getattr(column.cell(row), "detail", None) or None
    if role == Qt.ItemDataRole.ToolTipRole and column.tip:
        return plain_tip(column.tip(row) or "") or None
    return None
