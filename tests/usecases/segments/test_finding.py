"""Who is on a list: the question to the file says what plain Python says of everybody."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import person
from sizes import share

from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung
from organiser.domain.segments import rules
from organiser.domain.segments.rules import AllOf, AnyOf, LivesIn, NoNewsFor, Not, OnRung
from organiser.usecases import objections
from organiser.usecases.segments import finding
from tests.domain.segments.rule_strategies import any_rule
from tests.usecases.segments.crowd import fill
from tests.usecases.segments.naive import who_holds

SOME = settings(
    max_examples=share(50),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def crowd(database):
    """Forty people of whom anything may be true, and the ids a condition may name."""
    return fill(database)


def in_town(database, name, town, **values):
    return person(database, name, address="1 rue des Lilas", city=town, **values)


@SOME
@given(data=st.data())
def test_the_question_to_the_file_says_what_plain_python_says(database, crowd, data):
    rule = data.draw(any_rule(st.sampled_from(crowd)))

    found = finding.ids_of(database, rule)

    with database.reading() as session:
        assert set(found) == who_holds(session, rule)
    assert finding.count(database, rule) == len(found) == len(finding.find(database, rule))


@SOME
@given(data=st.data())
def test_not_not_is_what_it_denies_twice(database, crowd, data):
    rule = data.draw(any_rule(st.sampled_from(crowd)))

    assert finding.find(database, Not(Not(rule))) == finding.find(database, rule)


@SOME
@given(data=st.data())
def test_nobody_is_in_a_list_and_in_its_contrary(database, crowd, data):
    rule = data.draw(any_rule(st.sampled_from(crowd)))

    inside, outside = (set(finding.find(database, each)) for each in (rule, Not(rule)))

    assert not inside & outside


def test_neither_a_rung_nor_its_contrary_holds_for_who_objected(database):
    ranked, objector = person(database, "Camille Riou"), person(database, "Denez Riou")
    objections.object_to_ranking(database, objector, "au téléphone")

    for rule in (OnRung(Rung.CONTACT), OnRung(Rung.VOLUNTEER)):
        both = (*finding.ids_of(database, rule), *finding.ids_of(database, Not(rule)))
        assert both == (ranked,)


def test_who_objected_is_on_lists_that_do_not_rank(database):
    objector = in_town(database, "Denez Riou", "Betton")
    objections.object_to_ranking(database, objector, "au téléphone")
    rule = AnyOf((OnRung(Rung.VOLUNTEER), LivesIn(("betton",))))

    assert finding.ids_of(database, rule) == (objector,)


def test_a_town_is_found_however_it_is_spelled(database):
    here = in_town(database, "Camille Riou", "BETTON")
    in_town(database, "Denez Riou", "Acigné")

    assert finding.ids_of(database, LivesIn(("Betton",))) == (here,)


def test_people_stand_in_the_order_of_their_names(database):
    other = person(database, "Denez Tanguy")
    one = person(database, "Camille Abgrall")

    assert finding.ids_of(database, rules.EVERYBODY) == (one, other)


def test_the_condition_that_removes_most_is_told_when_nobody_is_left(database):
    in_town(database, "Camille Riou", "Betton")
    in_town(database, "Denez Riou", "Betton")
    in_town(database, "Alan Riou", "Acigné", themes="logement")
    town, theme = LivesIn(("Betton",)), rules.Has(rules.TraitKind.THEME, "logement")

    told = finding.what_removes_most(database, AllOf((town, theme)))

    assert told == finding.Removes(theme, 2)


def test_why_she_is_in_or_out_is_told_part_by_part(database):
    who = in_town(database, "Camille Riou", "Betton")
    town = LivesIn(("Betton",))
    unwanted = rules.Refuses(Channel.CALL)
    rule = AllOf((town, NoNewsFor(60), OnRung(Rung.VOLUNTEER), Not(unwanted)))

    told = finding.why(database, rule, who)

    assert [(answer.part, answer.holds) for answer in told] == [
        (rule, False), (town, True), (NoNewsFor(60), True), (OnRung(Rung.VOLUNTEER), False),
        (unwanted, True),
    ]  # fmt: skip
    assert [answer.is_denied for answer in told] == [False, False, False, False, True]


def test_an_action_to_come_is_no_presence(database):
    from datetime import timedelta

    from organiser import clock
    from organiser.usecases.actions import log_action

    who = person(database, "Camille Riou")
    log_action(database, ActionKind.STALL, [who], on=clock.today() + timedelta(days=3))

    assert finding.count(database, rules.TookPart()) == 0
