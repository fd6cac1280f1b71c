"""Who is asked what, in which version, and what is refused."""

import os
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from organiser.domain.directive import Page
from organiser.errors import Misuse, Refused

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
PAGE = Page("Tracts", "Trois par rue.")


@pytest.fixture
def desk(server, committee):
    """The use cases, on this server."""
    server.request("GET", "/health")
    from organiser.hq.usecases import directives

    return directives


@pytest.fixture
def keys(desk):
    from organiser.hq import home

    return home.keys()


def terms(desk, **other):
    return desk.Terms(date(2026, 11, 28), **other)


def test_nobody_is_asked_by_mistake(desk, committee):
    for words in ([], ["all", "department:22"], ["department:99"], ["committee:x"], ["tous"],
                  [f"committee:{uuid4()}"]):  # fmt: skip
        with pytest.raises(Misuse):
            desk.audience_of(words)

    assert desk.audience_of([f"committee:{committee.pk}"]) == (f"committee:{committee.pk.hex}",)


def test_what_was_withdrawn_is_not_replaced(desk, keys):
    made = desk.publish(keys, PAGE, ["movement"], terms(desk))
    with pytest.raises(Refused):
        desk.withdraw(keys, made.series, " ")
    desk.withdraw(keys, made.series, "Erreur")

    with pytest.raises(Refused):
        desk.revise(keys, made.series, PAGE, terms(desk))


def test_nothing_ends_before_it_begins(desk, keys, server):
    with pytest.raises(Refused):
        desk.publish(keys, PAGE, ["movement"], terms(desk, valid_until=date(2026, 11, 27)))

    assert server.execute("SELECT count(*) FROM record WHERE kind = 'directive'") == [(0,)]


@settings(max_examples=20 * SHARE, suppress_health_check=[HealthCheck.function_scoped_fixture],
          deadline=None)  # fmt: skip
@given(acts=some.lists(some.sampled_from(["publish", "revise", "withdraw"]), max_size=8))
def test_versions_are_numbered_without_a_gap_and_every_feed_has_each_once(desk, keys, server, acts):
    made = desk.publish(keys, PAGE, ["movement"], terms(desk))
    expected, is_withdrawn = 1, False
    for act in acts:
        if act == "publish":
            desk.publish(keys, PAGE, ["movement"], terms(desk))
        elif act == "withdraw":
            desk.withdraw(keys, made.series, "Erreur")
            is_withdrawn = True
        elif not is_withdrawn:
            desk.revise(keys, made.series, PAGE, terms(desk))
            expected += 1

    versions = [each.version for each in desk.versions_of(made.series)]
    lie = {str(pk).replace("-", "") for (pk,) in server.execute("SELECT id FROM directive")}
    fed = [
        str(pk).replace("-", "")
        for (pk,) in server.execute("SELECT id FROM record WHERE kind = 'directive' AND state = 0")
    ]

    assert versions == list(range(expected, 0, -1))
    assert sorted(fed) == sorted(lie)


def test_a_laptop_writes_no_directive_and_reads_nobody_elses(server, desk, keys, laptop):
    from paired import Paired, change

    desk.publish(keys, PAGE, desk.audience_of([f"department:{22}"]), terms(desk))
    stranger = Paired(server, server.committee("Autre", "35238"))
    _status, said = stranger.ask()
    _status, mine = laptop.ask()

    kinds = {row.kind for feed in said.feeds.values() for row in feed.rows}
    assert "directive" not in kinds
    assert "directive" in {row.kind for feed in mine.feeds.values() for row in feed.rows}
    assert laptop.results(change("directive", title="x")) == ["refused not_yours"]


def test_no_laptop_of_a_closed_committee_is_waited_for(server, desk, keys, committee):
    from organiser import clock

    made = desk.publish(keys, PAGE, ["movement"], terms(desk))
    other = server.committee("Autre", "35238")
    assert desk.count_readings(made).committees == 2
    other.closed_at = clock.now()
    other.save()

    assert desk.count_readings(made).committees == 1
    assert [each.name for each in desk.read_readings(made)] == [committee.name]
