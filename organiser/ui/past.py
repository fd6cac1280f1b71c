"""What was done lately, as a list shows it, whoever it was that did it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act: what it was, about whom, when, and what can be done about it now."""

    number: int
    text: str
    about: str
    at: datetime
    is_taken_back: bool = False
    take_back: Callable[[], object] | None = None
    open: Callable[[], object] | None = None
    """Leads to the person whom it was about."""


Past = Callable[[int], Sequence[PastAct]]
"""Reads the last acts, the newest first, at most as many as asked for."""
