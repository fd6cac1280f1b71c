"""Why this stage: what earned it, what is missing for the next, and what to propose."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.climbing import Ask, Fact, FactKind, Step, explain, next_outing
from organiser.domain.engagement import Facts, Rung, earned_on, rung_on

TODAY = date(2026, 11, 26)
SATURDAY = date(2026, 11, 28)
MANY = settings(max_examples=share(150, 20_000), deadline=None)
DAYS = st.integers(-20, 400).map(lambda days: TODAY - timedelta(days=days))
SEVERAL = st.lists(DAYS, max_size=6).map(tuple)
PLACES = st.sampled_from(["stall", "meeting", "training"])
FACTS = st.builds(
    Facts,
    signed_up=st.none() | DAYS,
    expressed=SEVERAL,
    presences=st.lists(st.tuples(DAYS, PLACES), max_size=8).map(tuple),
    organised=SEVERAL,
    recruited=SEVERAL,
)


def days_ago(days):
    return TODAY - timedelta(days=days)


def came(*days, what="stall"):
    return tuple((days_ago(each), what) for each in days)


@MANY
@given(FACTS)
def test_the_facts_that_are_told_earn_the_rung_by_themselves(facts):
    why = explain(TODAY, facts)

    told = Facts(
        signed_up=next((f.on for f in why.facts if f.kind is FactKind.SIGNED_UP), None),
        expressed=tuple(f.on for f in why.facts if f.kind is FactKind.AGREED),
        presences=tuple((f.on, f.what) for f in why.facts if f.kind is FactKind.CAME),
        organised=tuple(f.on for f in why.facts if f.kind is FactKind.ORGANISED),
        recruited=tuple(f.on for f in why.facts if f.kind is FactKind.BROUGHT),
    )
    assert why.rung == rung_on(TODAY, facts) == rung_on(TODAY, told)


@MANY
@given(FACTS)
def test_something_is_missing_for_the_next_rung_until_it_is_reached(facts):
    why = explain(TODAY, facts)

    assert (why.next_rung is None) == (why.rung is Rung.AMBASSADOR)
    if why.next_rung is not None:
        assert why.next_rung == why.rung + 1
        assert not all(asked.is_met for asked in why.requirements)


@MANY
@given(FACTS)
def test_one_thing_is_proposed_on_a_day_to_come(facts):
    proposal = explain(TODAY, facts).proposal

    assert proposal is not None
    assert TODAY + timedelta(days=2) <= proposal.on <= TODAY + timedelta(days=15)


@given(FACTS)
def test_who_objects_has_no_place_and_nothing_to_explain(facts):
    why = explain(TODAY, Facts(**{name: getattr(facts, name) for name in Facts.__slots__}
                               | {"objects": True}))  # fmt: skip

    assert (why.rung, why.facts, why.next_rung, why.requirements, why.proposal) == (
        Rung.UNRANKED, (), None, (), None,
    )  # fmt: skip


@given(FACTS)
def test_who_may_not_be_asked_anything_is_proposed_nothing(facts):
    assert explain(TODAY, facts, may_ask=False).proposal is None


def test_a_supporter_never_seen_is_invited_to_the_next_outing():
    why = explain(TODAY, Facts(signed_up=days_ago(30), expressed=(days_ago(30),)))

    assert why.rung is Rung.SUPPORTER
    assert why.facts == (Fact(days_ago(30), FactKind.AGREED),)
    assert (why.proposal.step, why.proposal.on) == (Step.INVITE, SATURDAY)


def test_what_is_there_already_is_counted_towards_the_next_rung():
    why = explain(TODAY, Facts(presences=came(3, 10)))

    assert [(asked.ask, asked.have, asked.needed) for asked in why.requirements] == [
        (Ask.COME, 2, 3),
        (Ask.KINDS, 1, 2),
    ]
    assert why.proposal.step is Step.OFFER_OTHER


def test_each_rung_has_its_proposal():
    volunteer = (*came(1, 2), *came(3, what="meeting"))
    steps = {
        Step.ASK: explain(TODAY, Facts()),
        Step.INVITE: explain(TODAY, Facts(signed_up=days_ago(400))),
        Step.INVITE_AGAIN: explain(TODAY, Facts(presences=came(100))),
        Step.LEAD: explain(TODAY, Facts(presences=volunteer)),
        Step.BRING: explain(TODAY, Facts(presences=volunteer, organised=(days_ago(1),))),
        Step.THANK: explain(TODAY, Facts(recruited=(days_ago(1), days_ago(2), days_ago(3)))),
    }

    assert {step: why.proposal.step for step, why in steps.items()} == {
        step: step for step in steps
    }
    assert steps[Step.LEAD].proposal.on == SATURDAY + timedelta(days=7)


def test_who_has_not_agreed_is_asked_before_she_is_invited():
    why = explain(TODAY, Facts(signed_up=days_ago(400)), agreed=False)

    assert why.proposal.step is Step.ASK


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_next_outing_is_a_saturday_that_leaves_two_days(day):
    outing = next_outing(day)

    assert outing.weekday() == 5
    assert timedelta(days=2) <= outing - day <= timedelta(days=8)


@MANY
@given(FACTS, st.integers(0, 120))
def test_time_alone_never_raises_anybody(facts, days):
    later = TODAY + timedelta(days=days)
    known = replace(
        facts,
        expressed=tuple(on for on in facts.expressed if on <= TODAY),
        presences=tuple(each for each in facts.presences if each[0] <= TODAY),
        organised=tuple(on for on in facts.organised if on <= TODAY),
        recruited=tuple(on for on in facts.recruited if on <= TODAY),
    )

    assert rung_on(later, known) <= rung_on(TODAY, known)


@MANY
@given(FACTS)
def test_a_rung_is_the_highest_earned_in_thirty_days(facts):
    earned = max(earned_on(TODAY - timedelta(days=each), facts) for each in range(31))

    assert rung_on(TODAY, facts) == earned


@MANY
@given(FACTS)
def test_a_rung_that_is_kept_ends_on_the_day_that_is_told(facts):
    until = explain(TODAY, facts).kept_until
    rung = rung_on(TODAY, facts)

    assert (until is None) == (earned_on(TODAY, facts) == rung)
    if until is not None:
        past = Facts(
            facts.signed_up,
            *(tuple(on for on in days if on <= TODAY) for days in (facts.expressed,)),
            presences=tuple(each for each in facts.presences if each[0] <= TODAY),
            organised=tuple(on for on in facts.organised if on <= TODAY),
            recruited=tuple(on for on in facts.recruited if on <= TODAY),
        )
        assert rung_on(until, past) == rung
        assert rung_on(until + timedelta(days=1), past) < rung


def test_a_volunteer_of_the_spring_stays_one_for_a_month():
    three = Facts(presences=(*came(92, 95), *came(93, what="meeting")))

    assert earned_on(TODAY, three) is Rung.SUPPORTER
    assert rung_on(TODAY, three) is Rung.VOLUNTEER
    assert explain(TODAY, three).kept_until == days_ago(92 - 90 + 3) + timedelta(days=30)
