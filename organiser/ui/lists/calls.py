"""The calls of an evening as she goes through them."""

from organiser.domain.outreach import ANSWERS, Result
from organiser.ui.lane.order import Lane, answer_by_key
from organiser.usecases.outreach.queue import Waiting


class Calls(Lane[Waiting, Result]):
    """Who waits to be called, and who is on the phone."""


def answer_of(text: str) -> Result | None:
    """Return which answer the key *text* gives."""
    return answer_by_key(text, ANSWERS)
