"""Who waits, who is shown and what was answered so far, before anything is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from organiser.domain.sheet_code import AZERTY


class Waits(Protocol):
    """Somebody who waits, known by her id."""

    @property
    def id(self) -> UUID:
        """Return by what she is known in the lane."""


Row = TypeVar("Row", bound=Waits)
Answer = TypeVar("Answer")


def answer_by_key(text: str, answers: Sequence[Answer]) -> Answer | None:
    """Return which of *answers* the key *text* gives, without Shift on a French keyboard too."""
    digit = AZERTY.get(text, text)
    if digit.isdecimal() and 1 <= int(digit) <= len(answers):
        return answers[int(digit) - 1]
    return None


@dataclass(slots=True)
class Lane(Generic[Row, Answer]):
    """A queue through which she goes; who is passed over waits at its end."""

    waiting: list[Row] = field(default_factory=list)
    answer: Answer | None = None
    _passed: list[UUID] = field(default_factory=list)
    _here: UUID | None = None

    @property
    def current(self) -> Row | None:
        """Return who is shown."""
        return next((each for each in self.waiting if each.id == self._here), None)

    @property
    def place(self) -> int:
        """Return her place in the queue."""
        return next((at for at, each in enumerate(self.waiting) if each.id == self._here), 0)

    def take(self, waiting: Sequence[Row]) -> None:
        """Take the queue as it is now."""
        order = {known: at for at, known in enumerate(self._passed, start=1)}
        self.waiting = sorted(waiting, key=lambda each: order.get(each.id, 0))
        if self.current is None:
            self._go_to(self.waiting[0].id if self.waiting else None)

    def choose(self, wanted: UUID) -> None:
        """Show who is *wanted*; what was answered of another is forgotten."""
        if wanted != self._here:
            self._go_to(wanted)

    def pass_over(self) -> None:
        """Leave her for the end of the queue."""
        here = self.current
        if here is None:
            return
        self._passed = [*(each for each in self._passed if each != here.id), here.id]
        self.waiting = [*(each for each in self.waiting if each.id != here.id), here]
        self._go_to(self.waiting[0].id)

    def _go_to(self, wanted: UUID | None) -> None:
        self._here, self.answer = wanted, None
