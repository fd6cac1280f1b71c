"""The ladder as headquarters defines it: one text, read alike by both ends, or not used at all."""

import json
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.climbing import Ask, Fact, FactKind, Step, explain
from organiser.domain.engagement import (
    LADDER,
    PROGRAM,
    Facts,
    Rung,
    Thresholds,
    earned_on,
    rung_on,
)
from organiser.domain.ladder import (
    BOUNDS,
    OWN,
    BrokenLadder,
    Called,
    Ladder,
    Milestone,
    NewerLadder,
    Said,
    Text,
    Wrong,
    faults_of,
    parse_ladder,
    read_ladder,
    write_ladder,
)

TODAY = date(2026, 11, 26)
MANY = settings(max_examples=share(60, 5_000), deadline=None)
ANY = st.builds(
    Thresholds, **{name: st.integers(least - 1, most + 1) for name, (least, most) in BOUNDS.items()}
)
SOUND = st.builds(
    Thresholds, **{name: st.integers(*bounds) for name, bounds in BOUNDS.items()}
).filter(lambda asks: not faults_of(Ladder(asks)))
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=32)
WORDS = st.builds(Text, NAMES, NAMES) | st.just(Text())
SAID = st.builds(Said, st.just(Text()), WORDS, WORDS, st.none() | st.integers(0, 60))
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


def came(*days, what="stall"):
    return tuple((TODAY - timedelta(days=each), what) for each in days)


@MANY
@given(SOUND, st.dictionaries(st.sampled_from(LADDER), SAID))
def test_what_is_written_is_what_is_read(asks, rungs):
    ladder = Ladder(asks, rungs, {Milestone.PROXY: Called(Text("Procuration", "Proxy"))})

    read = read_ladder(write_ladder(ladder))

    assert read.asks == asks
    assert [read.of(rung) for rung in LADDER] == [ladder.of(rung) for rung in LADDER]
    assert read.called(Milestone.PROXY) == ladder.called(Milestone.PROXY)
    assert read.called(Milestone.VOTING_PLEDGE) == Called()


def test_the_program_s_own_is_sound_and_what_a_text_leaves_out():
    assert faults_of(OWN) == ()
    assert read_ladder("{}") == Ladder(PROGRAM)
    assert read_ladder('{"thresholds": {"kept_days": 10}}').asks == Thresholds(kept_days=10)


@pytest.mark.parametrize(
    ("asks", "wrong", "where"),
    [
        ({"volunteer_kinds": 4}, Wrong.MORE_KINDS_THAN_TIMES, "volunteer_kinds"),
        ({"volunteer_days": 200}, Wrong.LONGER_THAN_SUPPORTER, "volunteer_days"),
        ({"relay_days": 181}, Wrong.LONGER_THAN_SUPPORTER, "relay_days"),
        ({"relay_times": 2}, Wrong.RELAY_BELOW_VOLUNTEER, "relay_times"),
        ({"kept_days": 91}, Wrong.OUT_OF_BOUNDS, "kept_days"),
        ({"relay_led": 0}, Wrong.OUT_OF_BOUNDS, "relay_led"),
    ],
)
def test_thresholds_that_contradict_each_other_are_refused(asks, wrong, where):
    ladder = Ladder(replace(PROGRAM, **asks))

    assert [(fault.wrong, fault.where) for fault in faults_of(ladder)] == [(wrong, where)]
    with pytest.raises(BrokenLadder):
        read_ladder(write_ladder(ladder))


@pytest.mark.parametrize(
    ("rungs", "wrong"),
    [
        ({Rung.RELAY: Said(Text("Relais", ""))}, Wrong.ONE_LANGUAGE),
        ({Rung.RELAY: Said(Text("x" * 33, "x"))}, Wrong.TOO_LONG),
        ({Rung.RELAY: Said(act_days=61)}, Wrong.LATE_ACT),
        (
            {Rung.RELAY: Said(Text("Ami", "A")), Rung.CONTACT: Said(Text("ami", "B"))},
            Wrong.SAME_NAME,
        ),
    ],
)
def test_a_text_that_may_not_stand_is_refused(rungs, wrong):
    assert [fault.wrong for fault in faults_of(Ladder(rungs=rungs))] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", '{"format": true}', '{"format": "1"}', '{"ranks": {}}',
        '{"thresholds": {"kept_days": "30"}}', '{"thresholds": {"kept_days": true}}',
        '{"thresholds": {"gifts": 3}}', '{"rungs": {"unranked": {}}}', '{"rungs": []}',
        '{"rungs": {"relay": {"name": "Relais"}}}', '{"rungs": {"relay": {"name": {"de": "x"}}}}',
        '{"rungs": {"relay": {"act_days": 1.5}}}', '{"milestones": {"gift": {}}}',
        '{"rungs": {"relay": {"name": {"fr": 1}}}}', "[" * 20_000, " " * 30_001,
    ],
)  # fmt: skip
def test_what_is_no_definition_is_said_to_be_none(text):
    with pytest.raises(BrokenLadder):
        parse_ladder(text)


def test_a_later_format_is_told_from_a_broken_one():
    with pytest.raises(NewerLadder):
        parse_ladder(json.dumps({"format": 2, "seasons": []}))


def test_every_figure_has_its_bounds():
    assert set(BOUNDS) == {each.name for each in fields(Thresholds)}


@MANY
@given(ANY)
def test_a_definition_is_read_if_and_only_if_nothing_is_wrong_with_it(asks):
    text = write_ladder(Ladder(asks))

    if faults_of(Ladder(asks)):
        with pytest.raises(BrokenLadder):
            read_ladder(text)
    else:
        assert read_ladder(text).asks == asks


@MANY
@given(FACTS, SOUND)
def test_the_facts_that_are_told_earn_the_rung_under_any_definition(facts, asks):
    why = explain(TODAY, facts, ladder=Ladder(asks))

    told = Facts(
        signed_up=next((f.on for f in why.facts if f.kind is FactKind.SIGNED_UP), None),
        expressed=tuple(f.on for f in why.facts if f.kind is FactKind.AGREED),
        presences=tuple((f.on, f.what) for f in why.facts if f.kind is FactKind.CAME),
        organised=tuple(f.on for f in why.facts if f.kind is FactKind.ORGANISED),
        recruited=tuple(f.on for f in why.facts if f.kind is FactKind.BROUGHT),
    )
    assert why.rung == rung_on(TODAY, facts, asks) == rung_on(TODAY, told, asks)
    if why.next_rung is not None:
        assert not all(asked.is_met for asked in why.requirements)


@MANY
@given(FACTS, SOUND)
def test_a_rung_is_the_highest_earned_as_long_as_it_is_kept(facts, asks):
    days = range(asks.kept_days + 1)
    earned = max(earned_on(TODAY - timedelta(days=each), facts, asks=asks) for each in days)

    assert rung_on(TODAY, facts, asks) == earned


@MANY
@given(FACTS, SOUND)
def test_who_objects_has_no_place_whatever_headquarters_defines(facts, asks):
    objecting = replace(facts, objects=True)

    assert rung_on(TODAY, objecting, asks) is Rung.UNRANKED


def test_other_thresholds_make_other_rungs():
    facts = Facts(presences=came(3, 10))
    easier = replace(PROGRAM, volunteer_times=2, volunteer_kinds=1)

    why = explain(TODAY, facts, ladder=Ladder(easier))

    assert rung_on(TODAY, facts) is Rung.SUPPORTER
    assert why.rung is Rung.VOLUNTEER
    assert why.facts == tuple(Fact(on, FactKind.CAME, "stall") for on, _what in came(3, 10))
    assert [(each.ask, each.have, each.needed, each.days) for each in why.requirements] == [
        (Ask.COME, 2, 3, 180), (Ask.ORGANISE, 0, 1, 180),
    ]  # fmt: skip


def test_the_next_act_is_that_of_headquarters_on_its_day():
    act = Text("Proposer un binôme", "Offer her a partner")
    ladder = Ladder(rungs={Rung.SIGNED_UP: Said(act=act, act_days=4)})
    facts = Facts(signed_up=TODAY - timedelta(days=400))

    proposal = explain(TODAY, facts, ladder=ladder).proposal

    assert (proposal.act, proposal.on) == (act, TODAY + timedelta(days=4))


def test_who_has_not_agreed_is_asked_that_whatever_headquarters_says():
    ladder = Ladder(rungs={Rung.SIGNED_UP: Said(act=Text("Tracter", "Leaflet"), act_days=1)})
    facts = Facts(signed_up=TODAY - timedelta(days=400))

    proposal = explain(TODAY, facts, agreed=False, ladder=ladder).proposal

    assert (proposal.step, proposal.act) == (Step.ASK, Text())
