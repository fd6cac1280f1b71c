"""Who is kept too long is shown first, and goes when she says so; with a line for each."""

from datetime import UTC, datetime, timedelta

import pytest
from make import names, person

from organiser import audit, clock
from organiser.domain.consent import Channel
from organiser.domain.retention import Rule
from organiser.domain.rights import RequestKind
from organiser.errors import Refused
from organiser.usecases import consents, limiting, undo
from organiser.usecases.people import editing
from organiser.usecases.rights import desk, keeping

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(days):
    return clock.set_to(lambda: DAY + timedelta(days=days))


@pytest.fixture
def people(database):
    with at(0):
        alone = person(database, "Jamais Jointe")
        called = person(database, "Une Fois")
        agreed = person(database, "Avec Accord")
        consents.record_consent(database, agreed, [Channel.EMAIL], source="bulletin 3")
    with at(20):
        editing.remember_remark(database, called, "", kind="call")
    return alone, called, agreed


def test_the_preview_says_who_and_why_and_since_when(database, people):
    with at(85):
        found = keeping.preview(database)

    assert [(kept.name, kept.due.rule) for kept in found] == [
        ("Une Fois", Rule.ONE_MESSAGE), ("Jamais Jointe", Rule.NEVER_CONTACTED),
    ]  # fmt: skip
    assert found[1].due.since == (DAY + timedelta(days=60)).date()


def test_the_preview_erases_nobody(database, people):
    with at(85):
        keeping.preview(database)

    assert len(names(database)) == 3


def test_who_is_due_goes_and_is_logged_by_id_alone(database, home, people):
    with at(85):
        keeping.purge(database, people)

    assert names(database) == ["Avec Accord"]
    log = (home / audit.FILE).read_text(encoding="utf-8")
    assert "retention.never_contacted" in log
    assert str(people[0]) in log
    assert "Jointe" not in log


def test_who_agreed_long_ago_is_asked_again(database, people):
    with at(366):
        asked = [kept.name for kept in keeping.preview(database) if not kept.goes]
        keeping.purge(database, people)

    assert asked == ["Avec Accord"]
    assert names(database) == ["Avec Accord"]


def test_who_is_limited_is_kept(database, people):
    limiting.limit(database, people[0], "lettre")

    with at(85):
        assert [kept.name for kept in keeping.preview(database)] == ["Une Fois"]


def test_who_waits_for_an_answer_is_kept_until_it_is_given(database, people):
    request = desk.note_request(database, people[0], RequestKind.ACCESS, received_on=DAY.date())

    with at(85):
        waiting = [kept.person_id for kept in keeping.preview(database)]
        desk.answer_request(database, request, "remis")
        answered = [kept.person_id for kept in keeping.preview(database)]

    assert people[0] not in waiting
    assert people[0] in answered


def test_a_duration_goes_downwards_only_and_is_undone(database):
    with pytest.raises(Refused):
        keeping.shorten(database, Rule.NEVER_CONTACTED, 61)
    keeping.shorten(database, Rule.NEVER_CONTACTED, 30)
    assert keeping.durations(database)[Rule.NEVER_CONTACTED] == 30

    undo.undo(database)

    assert keeping.durations(database)[Rule.NEVER_CONTACTED] == 60
