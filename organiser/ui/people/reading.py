"""Reads the list of people away from the screen, so that no keystroke waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Read the order of everybody and their words, and find whom *query* shows."""
    directory = Directory(database)
    directory.warm_up()
    return Reading(directory, query, directory.find(query), directory.count())


def find_again(directory: Directory, query: Query, total: int) -> Reading:
    """Find whom *query* shows in what was read before."""
    return Reading(directory, query, directory.find(query), total)
