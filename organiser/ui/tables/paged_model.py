"""A long list as Qt wants to see it: only what is in view is read."""

from collections.abc import Callable, Sequence
from itertools import islice

from PySide6.QtCore import QModelIndex, QObject

from organiser.ui.tables.columns import Column, ColumnsModel, Index, Row

PAGE = 16
"""Rows read around one that is asked for outside of what is in view."""
_KEPT = 960
"""Rows remembered: enough to scroll back and forth, little enough to stay small."""


class PagedModel(ColumnsModel[Row]):
    """Shows the rows of many ids, read by *fetch* when they come into view.

    *fetch* is given some ids and returns their rows in the same order, None where one is gone.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._places: dict[int, int] | None = None
        self._rows: dict[int, Row | None] = {}

    @property
    def ids(self) -> Sequence[int]:
        """The ids shown, in their order."""
        return self._ids

    def show(self, ids: Sequence[int]) -> None:
        """Replace what is shown by the rows of *ids*, and read those in view anew."""
        self.beginResetModel()
        self._ids, self._places = ids, None
        self._rows.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read what is in view anew; the same ids stay."""
        self._rows.clear()
        self.repaint()

    def id_at(self, index: Index) -> int:
        """Return the id shown at *index*."""
        return self._ids[index.row()]

    def place_of(self, row_id: int) -> int | None:
        """Return the line on which *row_id* is shown, or None."""
        if self._places is None:
            self._places = {known: place for place, known in enumerate(self._ids)}
        return self._places.get(row_id)

    def bring(self, first: int, last: int) -> None:
        lines = [line for line in range(first, last + 1) if line not in self._rows]
        if not lines:
            return
        ids = [self._ids[line] for line in lines]
        rows = self._fetch(ids)
        assert len(rows) == len(ids), "fetch answers each id, with None where it is gone"
        self._rows.update(zip(lines, rows, strict=True))
        for oldest in tuple(islice(self._rows, max(0, len(self._rows) - _KEPT))):
            del self._rows[oldest]

    def row_at(self, index: Index) -> Row | None:
        """Return the row shown at *index*, or None if it is gone."""
        line = index.row()
        if line not in self._rows:
            first = line - line % PAGE
            self.bring(first, min(first + PAGE, len(self._ids)) - 1)
        return self._rows[line]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)
