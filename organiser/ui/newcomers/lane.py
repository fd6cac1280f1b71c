"""The newcomers as she goes through them."""

from organiser.domain.welcome import TRIES, Step
from organiser.ui.lane.order import Lane, answer_by_key
from organiser.usecases.newcomers import NewcomerRow

STEPS = (Step.ABSENT, Step.REACHED, Step.MET, Step.INTEGRATED, Step.MOVED, Step.LAPSED)
"""What may be answered, in the order of its keys."""


def step_of(text: str) -> Step | None:
    """Return which step the key *text* notes."""
    return answer_by_key(text, STEPS)


class WelcomeLane(Lane[NewcomerRow, Step]):
    """Who waits to be welcomed, and who is shown."""

    @property
    def is_to_be_let_go(self) -> bool:
        """Whether three tries found nobody, the one that is being noted included."""
        here = self.current
        if here is None or not here.welcome.is_open or self.answer not in {None, Step.ABSENT}:
            return False
        return here.welcome.tries + (self.answer is Step.ABSENT) >= TRIES
