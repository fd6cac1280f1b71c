"""A committee before a vote: who asks for help, who offers it."""

from datetime import date, datetime, time, timedelta
from itertools import count

from make import person

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.vote_help import Need, Side
from organiser.usecases import consents, silence
from organiser.usecases.votes.noting import Word, note_word

VOTE, TITLE = date(2027, 4, 11), "Présidentielle, premier tour"
MARCH = date(2027, 3, 20)
ASKS, OFFERS = Side.ASKS, Side.OFFERS


def at(day, hour=10):
    """Let it be ten in the morning of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(hour)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


def vote(database, title=TITLE, on=VOTE):
    """Write a day of voting down."""
    silence.add_election(database, title, on)


def agreeing(database, name="Camille Riou", **values):
    """Somebody who agreed to be called."""
    known = person(database, name, **values)
    consents.record_consent(database, known, [Channel.CALL], source="Bulletin 12")
    return known


def says(database, who, side=ASKS, need=Need.PROXY, note="", on=VOTE, title=TITLE):
    """Write down what somebody said; return its id."""
    return note_word(
        database, who, title, on, Word(side, need, "au téléphone", note, has_agreed=True)
    )
