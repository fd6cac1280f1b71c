"""The next key of the committee, for what is written from now on."""

from nacl.utils import random
from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.models.line import CommitteeKey, Laptop
from organiser.sync import sealing
from organiser.usecases.line import officer_words, wraps
from organiser.usecases.line.officer_words import newest
from organiser.usecases.line.state import Line

_GENERATION = 2**32
"""A key's number is its generation and its maker: two that are made at once are two keys."""


def change(session: Session, line: Line) -> None:
    """Make a key that who was stopped never had; the others are handed it after.

    What the last key said of laptops and of the officer's key is said once more by it.
    """
    vouched = [
        laptop
        for laptop in session.scalars(select(Laptop).where(Laptop.revoked_at.is_(None)))
        if wraps.is_vouched(session, line, laptop)
    ]
    held = [
        (public, officer_words.answer_of(session, line, public),
         max(each.turn for each in officer_words.said_of(session, line, public)))
        for public in officer_words.answered(session)
        if officer_words.said_of(session, line, public)
    ]  # fmt: skip
    number = (newest(session) // _GENERATION + 1) * _GENERATION + line.device
    key = CommitteeKey(number=number, key=random(sealing.KEY_BYTES))
    session.add(key)
    session.flush()
    for laptop in vouched:
        wraps.vouch(session, line, key, laptop.id, laptop.public_key)
    for public, answer, turn in held:
        if answer is not None:
            officer_words.say(session, line, public, answer, turn)
