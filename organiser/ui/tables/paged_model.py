"""A long list as Qt wants to see it: only what is in view is read."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject

from organiser.ui.tables.columns import Column, ColumnsModel, Index, Row

PAGE = 16
_KEPT = 60
"""Pages remembered: enough to scroll back and forth, little enough to stay small."""


class PagedModel(ColumnsModel[Row]):
    """Shows the rows of many ids, read by *fetch* in small pages.

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
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()

    @property
    def ids(self) -> Sequence[int]:
        """The ids shown, in their order."""
        return self._ids

    def show(self, ids: Sequence[int]) -> None:
        """Replace what is shown by the rows of *ids*, and read those in view anew."""
        self.beginResetModel()
        self._ids, self._places = ids, None
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read what is in view anew; the same ids stay."""
        self._pages.clear()
        self.repaint()

    def id_at(self, index: Index) -> int:
        """Return the id shown at *index*."""
        return self._ids[index.row()]

    def place_of(self, row_id: int) -> int | None:
        """Return the line on which *row_id* is shown, or None."""
        if self._places is None:
            self._places = {known: place for place, known in enumerate(self._ids)}
        return self._places.get(row_id)

    def row_at(self, index: Index) -> Row | None:
        """Return the row shown at *index*, or None if it is gone."""
        number, place = divmod(index.row(), PAGE)
        return self._page(number)[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def _page(self, number: int) -> Sequence[Row | None]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        rows = self._fetch(wanted)
        assert len(rows) == len(wanted), "fetch answers each id, with None where it is gone"
        self._pages[number] = rows
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return rows
