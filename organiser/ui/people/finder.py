"""The list as it was read last, and whom each query shows of it; no keystroke waits for either."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from organiser.ui.people.parts import PeopleParts
from organiser.ui.people.reading import Reading, find_again, make_ready, read_list
from organiser.ui.soon import soon
from organiser.usecases.people.listing import Directory, Query


class Finder(QObject):
    """Reads away from the screen, and answers at once where that is fast enough."""

    was_read = Signal()
    """The list was read anew; the answer to the query follows."""
    answered = Signal(object)
    """The numbers that the query shows, in their order."""
    got_ready = Signal()
    """What a card needs is brought in: opening one no longer takes its time."""
    failed = Signal(object)

    def __init__(self, parts: PeopleParts, query: Callable[[], Query], parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._query = parts, query
        self.directory: Directory | None = None
        self.total = 0
        self.is_reading = self.is_finding = self.is_ready = False
        self._is_stale = False

    def read_again(self) -> None:
        """Read the list; asked again meanwhile, it is read once more after that."""
        if self.is_reading:
            self._is_stale = True
            return
        self.is_reading, self._is_stale = True, False
        self._parts.jobs.run(
            partial(read_list, self._parts.database, self._query()),
            then=self._take,
            owner=self,
            failed=self._fail,
        )

    def find(self) -> None:
        """Answer a key or a click from what was read before: at once, or away from the screen.

        Among very many people a word of two letters finds more than can be put in order while
        a key is held down.
        """
        if self.directory is None or self.is_finding:
            return  # the answer to come is looked at when it is there
        query = self._query()
        if self.total <= self._parts.most_at_once:
            self._answer(self.directory.find(query))
            return
        self.is_finding = True
        self._parts.jobs.run(
            partial(find_again, self.directory, query, self.total),
            then=self._take_found,
            owner=self,
            failed=self._fail,
        )

    def _take(self, reading: Reading) -> None:
        self.is_reading = False
        self.directory, self.total = reading.directory, reading.total
        self.was_read.emit()
        if self._is_stale:
            self.read_again()
        if reading.query == self._query():
            self._answer(reading.numbers)
        else:
            self.find()
        soon(self, self._make_ready)  # once it was painted

    def _take_found(self, found: Reading) -> None:
        """Show what was found, unless she went on typing or the list was read anew."""
        self.is_finding = False
        if found.query == self._query() and found.directory is self.directory:
            self._answer(found.numbers)
        else:
            self.find()

    def _answer(self, numbers: Sequence[int]) -> None:
        self.answered.emit(numbers)

    def _make_ready(self) -> None:
        assert self.directory is not None
        work = partial(make_ready, self._parts.database, self.directory)
        self._parts.jobs.run(work, then=self._be_ready, owner=self, failed=self._be_ready)

    def _be_ready(self, _outcome: object) -> None:
        """What could not be brought in ahead is brought in, or fails, when it is asked for."""
        self.is_ready = True
        self.got_ready.emit()

    def _fail(self, error: BaseException) -> None:
        self.is_reading = self.is_finding = False
        self.failed.emit(error)
