"""The next key of the committee, for what is written from now on."""

from nacl.utils import random
from sqlalchemy.orm import Session

from organiser.models.line import CommitteeKey
from organiser.sync import sealing
from organiser.usecases.line import officer_words
from organiser.usecases.line.officer_words import newest
from organiser.usecases.line.state import Line

_GENERATION = 2**32
"""A key's number is its generation and its maker: two that are made at once are two keys."""


def change(session: Session, line: Line) -> None:
    """Make a key that who was stopped never had; the others are handed it after.

    What was answered about the officer's key is said once more by it, as it holds until now.
    """
    held = [
        (public, officer_words.answer_of(session, line, public),
         max(each.turn for each in officer_words.said_of(session, line, public)))
        for public in officer_words.answered(session)
        if officer_words.said_of(session, line, public)
    ]  # fmt: skip
    number = (newest(session) // _GENERATION + 1) * _GENERATION + line.device
    session.add(CommitteeKey(number=number, key=random(sealing.KEY_BYTES)))
    session.flush()
    for public, answer, turn in held:
        if answer is not None:
            officer_words.say(session, line, public, answer, turn)
