"""The newcomers as she goes through them, before anything is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from organiser.domain.sheet_code import AZERTY
from organiser.domain.welcome import TRIES, Step
from organiser.usecases.newcomers import NewcomerRow

STEPS = (Step.ABSENT, Step.REACHED, Step.MET, Step.INTEGRATED, Step.MOVED, Step.LAPSED)
"""What may be answered, in the order of its keys."""


def step_of(text: str) -> Step | None:
    """Return which step the key *text* notes, with or without Shift on a French keyboard."""
    digit = AZERTY.get(text, text)
    if digit.isdecimal() and 1 <= int(digit) <= len(STEPS):
        return STEPS[int(digit) - 1]
    return None


@dataclass(slots=True)
class Lane:
    """Who waits, who is shown, and what was answered so far."""

    waiting: list[NewcomerRow] = field(default_factory=list)
    answer: Step | None = None
    _passed: list[UUID] = field(default_factory=list)
    _here: UUID | None = None

    @property
    def current(self) -> NewcomerRow | None:
        """Return who is shown."""
        return next((each for each in self.waiting if each.id == self._here), None)

    @property
    def place(self) -> int:
        """Return her place in the list."""
        return next((at for at, each in enumerate(self.waiting) if each.id == self._here), 0)

    @property
    def is_to_be_let_go(self) -> bool:
        """Whether three tries found nobody, the one that is being noted included."""
        here = self.current
        if here is None or not here.welcome.is_open or self.answer not in {None, Step.ABSENT}:
            return False
        return here.welcome.tries + (self.answer is Step.ABSENT) >= TRIES

    def take(self, waiting: Sequence[NewcomerRow]) -> None:
        """Take the list as it is now; who was passed over waits at its end."""
        order = {newcomer: at for at, newcomer in enumerate(self._passed, start=1)}
        self.waiting = sorted(waiting, key=lambda each: order.get(each.id, 0))
        if self.current is None:
            self._go_to(self.waiting[0].id if self.waiting else None)

    def choose(self, newcomer_id: UUID) -> None:
        """Show *newcomer_id*; what was answered of another is forgotten."""
        if newcomer_id != self._here:
            self._go_to(newcomer_id)

    def pass_over(self) -> None:
        """Leave her for the end of the list."""
        here = self.current
        if here is None:
            return
        self._passed = [*(each for each in self._passed if each != here.id), here.id]
        self.waiting = [*(each for each in self.waiting if each.id != here.id), here]
        self._go_to(self.waiting[0].id)

    def _go_to(self, newcomer_id: UUID | None) -> None:
        self._here, self.answer = newcomer_id, None
