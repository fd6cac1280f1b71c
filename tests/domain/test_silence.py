"""The silence before a vote, by the clock of the place."""

from datetime import UTC, date, datetime

import pytest

from organiser.domain.silence import (
    ElectionDay,
    silence_ahead,
    silence_at,
    zone_of,
)
from organiser.domain.territory import department_of

SUNDAY = date(2027, 4, 11)
NATION = [ElectionDay("Présidentielle", SUNDAY)]


def utc(day, hour, minute=0):
    return datetime(2027, 4, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("department", "days", "last_free", "first_silent", "last_silent", "free_again"),
    [
        # Paris keeps summer time: midnight is 22:00 UTC of the day before
        ("29", NATION, utc(9, 21, 59), utc(9, 22), utc(11, 17, 59), utc(11, 18)),
        # Guadeloupe votes on Saturday: its eve is Friday, four hours behind UTC
        ("971", NATION, utc(9, 3, 59), utc(9, 4), utc(11, 23, 59), utc(12, 0)),
        # a day given for the department itself counts instead of the country's
        ("971", [*NATION, ElectionDay("Présidentielle", date(2027, 4, 10), "971")],
         utc(9, 3, 59), utc(9, 4), utc(10, 23, 59), utc(11, 0)),
        ("974", NATION, utc(9, 19, 59), utc(9, 20), utc(11, 15, 59), utc(11, 16)),
    ],
    ids=["Europe/Paris", "America/Guadeloupe", "its own day", "Indian/Reunion"],
)  # fmt: skip
def test_silence_begins_at_midnight_of_the_eve_there(
    department, days, last_free, first_silent, last_silent, free_again
):
    held = [
        silence_at(days, department, at) is not None
        for at in (last_free, first_silent, last_silent, free_again)
    ]

    assert held == [False, True, True, False]


def test_another_departments_vote_is_not_ours():
    days = [ElectionDay("Partielle", SUNDAY, "35")]

    assert silence_at(days, "29", utc(11, 10)) is None
    assert silence_at(days, "35", utc(11, 10)) is not None


def test_it_is_said_a_day_before():
    assert silence_ahead(NATION, "29", utc(8, 21)) is None
    assert silence_ahead(NATION, "29", utc(8, 22)) is not None
    assert silence_ahead(NATION, "29", utc(9, 22)) is None


@pytest.mark.parametrize(
    ("insee", "department"), [("29999", "29"), ("97101", "971"), ("2A004", "2A"), ("98735", "987")]
)
def test_a_commune_says_its_department(insee, department):
    assert department_of(insee) == department


def test_every_department_overseas_has_a_clock_of_its_own():
    noon = datetime(2027, 4, 11, 12, tzinfo=UTC)
    offsets = {
        code: noon.astimezone(zone_of(code)).utcoffset().total_seconds() / 3600
        for code in ("29", "971", "972", "973", "974", "975", "976", "977", "978", "986", "987",
                     "988")
    }  # fmt: skip

    assert offsets == {
        "29": 2, "971": -4, "972": -4, "973": -3, "974": 4, "975": -2, "976": 3, "977": -4,
        "978": -4, "986": 12, "987": -10, "988": 11,
    }  # fmt: skip
