"""What she did, as the file tells it: for the words of "undo", before any of it is taken back."""

from dataclasses import dataclass

from organiser.database import Database

UNDO = "undo"
REDO = "redo"
NOT_UNDOABLE = (
    "committee.create",
    "archive.in",
    "rights.erase",
    "people.propose",
    "rights.returned",
    "ladder.counts",
    "vote.over",
    "line.counts",
    "line.officer",
)
_LEFT_OUT = ", ".join(f"'{kind}'" for kind in (*NOT_UNDOABLE, UNDO, REDO))
UNDOABLE = (
    f"SELECT number, kind, subject, count FROM act WHERE kind NOT IN ({_LEFT_OUT}) "  # noqa: S608  (our words)
    "AND undone_by IS NULL AND number < ? ORDER BY number DESC LIMIT ?"
)
"""The last acts that can be taken back, given the number that all lie before, and how many."""
NOW = 2**62
"""A number that every act lies before."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act that can be taken back, or was."""

    number: int
    kind: str
    subject: str
    count: int


def last_act(database: Database) -> Done | None:
    """Return what *undo* would take back now, or None when there is nothing."""
    return next(iter(recent_acts(database, 1)), None)


def recent_acts(database: Database, most: int = 20) -> tuple[Done, ...]:
    """Return the acts that can be taken back, an earlier start's too, the oldest first."""
    with database.bare() as connection:
        acts = connection.execute(UNDOABLE, (NOW, most)).fetchall()
    return tuple(Done(*act) for act in reversed(acts))
