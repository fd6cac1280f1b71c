"""Finds people for the palette."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from organiser.database import Database
from organiser.ui.hits import Hit
from organiser.ui.people.columns import place_of
from organiser.usecases.people.listing import Directory, Query

_MOST = 6


class PeopleSearch:
    """Answers the palette; it reads the list when it is first asked, and after each change."""

    def __init__(self, database: Database, open_person: Callable[[UUID], object]) -> None:
        self._open = open_person
        self._directory = Directory(database)
        database.listen(lambda _topics: self._directory.forget())

    def __call__(self, text: str) -> Sequence[Hit]:
        """Return the people whom *text* finds."""
        if not text.strip():
            return ()
        numbers = self._directory.find(Query(text))[:_MOST]
        return [
            Hit(row.name, partial(self._open, row.id), place_of(row), "users")
            for row in self._directory.rows(numbers)
        ]
