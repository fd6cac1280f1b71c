"""A list of rows as Qt wants to see it, for lists of which all rows are at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject

from organiser.ui.tables.columns import Column, ColumnsModel, Index, Row


class RowsModel(ColumnsModel[Row]):
    """Shows rows that were read elsewhere. It never reads or writes the database."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replace what is shown by *rows*."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """Return the row shown at *index*."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)
