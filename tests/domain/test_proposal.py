"""Which version of a proposal stands, how often it is seconded, and whom it must not name."""

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from organiser.domain.proposal import (
    Fault,
    Said,
    Seconding,
    Sent,
    count_seconds,
    names_somebody,
    newest,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
SAID = Said("Loyers", "Les bloquer.", "logement", 12)


@settings(max_examples=60 * SHARE)
@given(some.data())
def test_the_last_version_stands_in_whatever_order_they_come(data):
    lines = data.draw(some.lists(some.tuples(some.integers(1, 3), some.integers(1, 4)), max_size=9))
    sent = [
        Sent(UUID(int=at), UUID(int=series), version, SAID, NOW + timedelta(minutes=at))
        for at, (series, version) in enumerate(lines, 1)
    ]

    one, other = newest(sent), newest(data.draw(some.permutations(sent)))

    assert one == other
    for each in one:
        held = [v for v in sent if v.series_id == each.series_id]
        assert (each.version, each.sent_at) == max((v.version, v.sent_at) for v in held)


@settings(max_examples=60 * SHARE)
@given(some.lists(some.tuples(some.integers(0, 4), some.integers(1, 50)), max_size=20))
def test_each_other_committee_counts_once_however_often_it_says_so(lines):
    said = [Seconding(UUID(int=committee), heard) for committee, heard in lines]

    found = count_seconds(said, UUID(int=0))

    others = {committee for committee, _heard in lines if committee}
    assert found.committees == len(others)
    assert found.heard == sum(max(h for c, h in lines if c == each) for each in others)


@pytest.mark.parametrize(
    "text",
    [
        "Voir Mme Le Goff", "monsieur ? non, Monsieur Durand", "écrire à n.riou@example.org",
        "appeler le 06 39 98 12 34", "+33639981234", "Mr Smith says so",
    ],
)  # fmt: skip
def test_who_is_named_is_noticed(text):
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["Douze personnes demandent un bus.", "En 2027, 35 000 logements", "M. est une abréviation",
     "Madame, une dame disait"],
)  # fmt: skip
def test_what_names_nobody_is_left_in_peace(text):
    assert not names_somebody(text)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (SAID, None), (Said("", "x"), Fault.TITLE), (Said("x", " "), Fault.TEXT),
        (Said("x" * 121, "y"), Fault.LONG), (Said("x", "y" * 5_001), Fault.LONG),
        (Said("x", "y", "z" * 61), Fault.LONG), (Said("x", "y", "", 0), Fault.HEARD),
        (Said("x", "y", "", 100_001), Fault.HEARD),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_says_why(said, fault):
    assert said.fault() is fault
