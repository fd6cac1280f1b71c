"""The calls of an evening as she goes through them, before anything is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from organiser.domain.outreach import ANSWERS, Result
from organiser.domain.sheet_code import AZERTY
from organiser.usecases.outreach.queue import Waiting


def answer_of(text: str) -> Result | None:
    """Return which answer the key *text* gives, with or without Shift on a French keyboard."""
    digit = AZERTY.get(text, text)
    if digit.isdecimal() and 1 <= int(digit) <= len(ANSWERS):
        return ANSWERS[int(digit) - 1]
    return None


@dataclass(slots=True)
class Calls:
    """Who waits, who is on the phone, and what was answered so far."""

    waiting: list[Waiting] = field(default_factory=list)
    answer: Result | None = None
    back_on: date | None = None
    _passed: list[UUID] = field(default_factory=list)
    _here: UUID | None = None

    @property
    def current(self) -> Waiting | None:
        """Return who is on the phone."""
        found = [each for each in self.waiting if each.id == self._here]
        return found[0] if found else None

    @property
    def place(self) -> int:
        """Return her place in the queue."""
        return next((at for at, each in enumerate(self.waiting) if each.id == self._here), 0)

    def take(self, waiting: Sequence[Waiting]) -> None:
        """Take the queue as it is now; who was passed over waits at its end."""
        order = {person: at for at, person in enumerate(self._passed, start=1)}
        self.waiting = sorted(waiting, key=lambda each: order.get(each.id, 0))
        if self.current is None:
            self._go_to(self.waiting[0].id if self.waiting else None)

    def choose(self, person_id: UUID) -> None:
        """Call *person_id* now; what was answered of another is forgotten."""
        if person_id != self._here:
            self._go_to(person_id)

    def pass_over(self) -> None:
        """Leave her for the end of the queue."""
        here = self.current
        if here is None:
            return
        self._passed = [*(each for each in self._passed if each != here.id), here.id]
        rest = [each for each in self.waiting if each.id != here.id]
        self.waiting = [*rest, here]
        self._go_to(self.waiting[0].id)

    def _go_to(self, person_id: UUID | None) -> None:
        self._here, self.answer, self.back_on = person_id, None, None
