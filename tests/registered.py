"""A line of the register that says all it must; or less."""

from datetime import date, timedelta

from organiser import clock
from organiser.domain.online import Parameter
from organiser.domain.outreach import Use
from organiser.domain.register import LINKS, Entry, Said, checked


def entry(use=Use.TEXT, without=(), **other):
    """What a line says, *without* some of it."""
    said = {each: f"Ce qui est dit de {each}" for each in Said if each not in without}
    said |= {each: "https://example.org/" for each in LINKS if each not in without}
    said |= {Said.SPONSOR: "Association Exemple"} if Said.SPONSOR not in without else {}
    today = clock.today()
    values = {
        "starts_on": today, "ends_on": today + timedelta(20), "subject": "Samedi",
        "parameters": frozenset({Parameter.COMMUNE}), "words": "Venez samedi.",
    } | other  # fmt: skip
    return checked(Entry(use=use, said=said, **values))


def registered(use=Use.TEXT, without=(), **other):
    """Open it; the server of the test must have been called before."""
    from organiser.hq import home
    from organiser.hq.usecases import register

    return register.open_line(home.keys(), entry(use, without, **other))


OLD = date(2019, 3, 1)
"""The last day of a line whose seven years are over."""
