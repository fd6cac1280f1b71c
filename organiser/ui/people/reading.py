"""Reads the list of people away from the screen, so that no keystroke waits for it.

What is seen first is read first; the card and the words come in once the list is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from organiser.database import Database
from organiser.usecases.people.listing import Directory, Query


@dataclass(frozen=True, slots=True)
class Reading:
    """The list as it is now: ready to be searched, and what one query shows of it."""

    directory: Directory
    query: Query
    numbers: Sequence[int]
    total: int


def read_list(database: Database, query: Query) -> Reading:
    """Read the order of everybody, and find whom *query* shows."""
    directory = Directory(database)
    return Reading(directory, query, directory.find(query), directory.count())


def make_ready(database: Database, directory: Directory) -> None:
    """Bring in what a card needs, and the words, so that neither click nor key waits for them."""
    directory.warm_up()
    import_module("organiser.ui.people.card_view")
    with database.reading():
        pass


def find_again(directory: Directory, query: Query, total: int) -> Reading:
    """Find whom *query* shows in what was read before."""
    return Reading(directory, query, directory.find(query), total)
