"""Help to vote over the line: sealed, shared by the committee's laptops, gone after the ballot."""

import json
from datetime import date, timedelta

import pytest
from laptops import both, here, laptops, pairs
from voting import ASKS, MARCH, OFFERS, TITLE, VOTE, agreeing, at, says, vote

from organiser.domain.vote_help import Need, Sent, Source
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.votes import noting
from organiser.usecases.votes.ballots import read_ballots
from organiser.usecases.votes.reading import read_board
from organiser.usecases.votes.sweeping import sweep_votes

__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture(autouse=True)
def march():
    """It is three weeks before the vote."""
    with at(MARCH):
        yield


def board(database):
    found = read_board(database, read_ballots(database)[0])
    return [(row.name, row.need, row.with_name, row.note) for row in found.asks]


def held(here):
    """Return what headquarters holds of it: sealed, and whether it was deleted."""
    rows = here.execute("SELECT fields, state FROM record WHERE kind = 'vote_help'")
    return [(json.loads(fields) if isinstance(fields, str) else fields, state)
            for fields, state in rows]  # fmt: skip


def test_both_laptops_see_it_and_headquarters_reads_none_of_it(here, laptops, both):
    one, other = laptops
    vote(one)
    asks = says(one, agreeing(one, "Camille Riou"), ASKS, Need.LIFT, "9 h, rue Haute")
    offers = says(one, agreeing(one, "Éva Kerbrat"), OFFERS, Need.LIFT)
    both()

    noting.match(other, asks, offers)
    both()

    assert board(one) == [("Camille Riou", Need.LIFT, "Éva Kerbrat", "9 h, rue Haute")]
    assert len(held(here)) == 2
    told = str(held(here))
    for word in ("9 h, rue Haute", TITLE, "2027-04-11", "'asks'", "'lift'", offers.hex):
        assert word not in told


def test_after_the_vote_it_is_gone_from_everywhere(here, laptops, both):
    one, _other = laptops
    vote(one)
    says(one, agreeing(one, "Camille Riou"))
    both()

    with at(VOTE + timedelta(days=1)):
        sweep_votes(one)
        both()

        for each in laptops:
            with each.bare() as connection:
                assert connection.execute("SELECT count(*) FROM vote_help").fetchone() == (0,)
        assert [state for _fields, state in held(here)] == [1]
    with at(VOTE + timedelta(days=32)):
        here.purge()

    assert [fields for fields, _state in held(here) if fields] == []


def test_last_days_come_from_headquarters(here, pairs):
    laptop = pairs("Portable de Malika")
    here.request("GET", "/health")
    from organiser.hq import home
    from organiser.hq.usecases import elections

    elections.add(home.keys(), TITLE, VOTE, sent=Sent(proxy_by=date(2027, 4, 7)))
    exchange(laptop, here.connect)

    (ballot,) = read_ballots(laptop)
    assert (ballot.proxy_by.on, ballot.proxy_by.source) == (date(2027, 4, 7), Source.HEADQUARTERS)
    assert ballot.register_by.source is Source.LAW
