"""The spare key of the officer for data protection: its words on the line, its figures on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

PERMISSION = "officer_key"
"""The name under which headquarters' public half goes down among the permissions."""
HOLDER = "officer"
"""Who holds a wrap that the officer's private half opens."""
ANSWERED = "answered "
"""Before the public half, in place of a holder: what the committee answered, sealed."""
FIGURES, GROUP = 20, 4
_NEVER = datetime.min.replace(tzinfo=UTC)


class Answer(StrEnum):
    """What the committee said of a public half."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, as it stands among the committee's lines."""

    answer: Answer
    turn: int
    """Counts the answers: what is said later has a higher one."""
    key: int
    """By which of the committee's keys it was sealed."""
    at: datetime = _NEVER


def standing(said: Iterable[Said], newest: int) -> Answer | None:
    """Return which answer holds; None where it must be asked.

    A no holds whichever key sealed it. A yes holds by the *newest* key alone: who was stopped has
    the older ones, and a no that somebody made disappear would leave the yes before it.
    """
    yes = no = 0
    for each in said:
        if each.answer is Answer.NO:
            no = max(no, each.turn)
        elif each.key == newest:
            yes = max(yes, each.turn)
    if yes > no:
        return Answer.YES
    return Answer.NO if no else None


def said_at(said: Iterable[Said], answer: Answer) -> datetime:
    """Return when the last such answer was given, not when a later key said it once more."""
    given = [each for each in said if each.answer is answer]
    turn = max(each.turn for each in given)
    return min(each.at for each in given if each.turn == turn)


def next_turn(said: Iterable[Said]) -> int:
    """Return the number of the next answer."""
    return max((each.turn for each in said), default=0) + 1


def grouped(figures: str) -> str:
    """Return figures in the groups in which they are printed."""
    return " ".join(figures[at : at + GROUP] for at in range(0, len(figures), GROUP))


def figures_in(typed: str) -> str:
    """Return the figures of what was typed, however it was parted."""
    return "".join(sign for sign in typed if sign.isdecimal() and sign.isascii())
