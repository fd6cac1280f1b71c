"""Piles of signed slips: what is typed is proven, corrected, and taken back."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import names, person

from organiser import clock
from organiser.domain.consent import ASKED, Basis, Channel, Purpose
from organiser.domain.outreach import LeftOut, Use
from organiser.domain.slips import TICKS, Answer, Said, answer_of
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents, undo
from organiser.usecases.people.card import read_card
from organiser.usecases.people.merging import merge
from organiser.usecases.rights import erasing
from organiser.usecases.rights.proofs import proof
from organiser.usecases.segments.exclusions import why_left_out
from organiser.usecases.slips import entering, piles
from organiser.usecases.slips.entering import Slip
from organiser.usecases.slips.piles import PileFacts

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
NEWS = Answer((Channel.EMAIL,), (Purpose.NEWS,))
CALLS = Answer((Channel.CALL,), (Purpose.NEWS, Purpose.VOLUNTEER))
NO = Answer(is_no=True)


def saturday():
    return clock.today() - timedelta(days=3)


@pytest.fixture
def pile(database):
    return piles.begin_pile(database, PileFacts(saturday(), "Marché de Plouexemple"))


def agreed(database, person_id):
    return {(line.purpose, line.channel) for line in consents.read_consents(database, person_id)}


def test_a_slip_is_a_consent_with_the_paper_as_its_proof(database, pile):
    her = person(database, "Anne Riou", emails="anne@example.org")

    entering.record_slip(database, pile, Slip(NEWS, her))

    (line,) = consents.read_consents(database, her)
    assert (line.purpose, line.channel) == (Purpose.NEWS, Channel.EMAIL)
    assert "paper slip 1 of the pile of" in line.source
    assert "Marché de Plouexemple" in line.source
    assert clock.local(line.at).date() == saturday()
    assert read_card(database, her).basis is Basis.EXPLICIT_CONSENT
    assert ("Kept with it", "pile 1, slip 1") in proof(database, her).sections[0].facts


def test_each_way_ticked_holds_for_each_purpose_ticked(database, pile):
    her = person(database, "Anne Riou", phones="06 39 98 12 34")

    entering.record_slip(database, pile, Slip(CALLS, her))

    assert agreed(database, her) == {
        (Purpose.NEWS, Channel.CALL), (Purpose.VOLUNTEER, Channel.CALL)
    }  # fmt: skip


def test_somebody_new_comes_in_by_her_slip(database, pile):
    values = {"first_name": "Jeanne", "last_name": "Le Goff", "email": "jeanne@example.org"}

    entering.record_slip(database, pile, Slip(NEWS, values=values))

    (slip,) = piles.read_pile(database, pile).slips
    assert (slip.name, slip.number, slip.without_reach) == ("Jeanne Le Goff", 1, ())
    assert read_card(database, slip.person_id).origin == "signup_sheet"


def test_what_the_slip_adds_is_added_to_her_card_and_nothing_is_overwritten(database, pile):
    her = person(database, "Anne Riou", emails="anne@example.org")
    values = {"email": "a.riou@example.org", "phone": "06 39 98 12 34"}

    entering.record_slip(database, pile, Slip(CALLS, her, values))

    typed = [contact.typed for contact in read_card(database, her).contacts]
    assert typed == ["anne@example.org", "a.riou@example.org", "06 39 98 12 34"]


def test_a_no_is_a_refusal_of_every_way_or_of_those_ticked(database, pile):
    anne, jeanne = person(database, "Anne Riou"), person(database, "Jeanne Le Goff")

    entering.record_slip(database, pile, Slip(NO, anne))
    entering.record_slip(database, pile, Slip(Answer((Channel.SMS,), is_no=True), jeanne))

    assert {line.channel for line in read_card(database, anne).refusals} == set(ASKED)
    assert [line.channel for line in read_card(database, jeanne).refusals] == [Channel.SMS]


def test_nothing_is_kept_of_a_stranger_who_says_no(database, pile):
    entering.record_slip(database, pile, Slip(NO, values={"last_name": "Le Goff"}))

    (slip,) = piles.read_pile(database, pile).slips
    assert (slip.said, slip.person_id) == (Said.UNKNOWN, None)
    assert names(database) == []


def test_a_slip_that_says_nothing_is_not_written_down(database, pile):
    her = person(database, "Anne Riou")

    with pytest.raises(OrganiserError, match="Tick a way"):
        entering.record_slip(database, pile, Slip(Answer((Channel.CALL,)), her))

    assert piles.read_pile(database, pile).slips == ()


def test_nobody_signs_twice_in_one_pile(database, pile):
    her = person(database, "Anne Riou")
    entering.record_slip(database, pile, Slip(NEWS, her))

    with pytest.raises(OrganiserError, match="as slip 1"):
        entering.record_slip(database, pile, Slip(CALLS, her))


def test_a_withdrawal_after_the_day_of_the_pile_stands(database, pile):
    her = person(database, "Anne Riou", emails="anne@example.org")
    consents.record_consent(database, her, (Channel.EMAIL,), source="site")
    consents.withdraw_consent(database, her, (Channel.EMAIL,))

    entering.record_slip(database, pile, Slip(NEWS, her))

    assert read_card(database, her).basis is Basis.PENDING
    assert her in why_left_out(database, [her], Use.EMAIL)


def test_a_channel_refused_before_stays_closed_until_she_is_asked(database, pile):
    her = person(database, "Anne Riou", emails="anne@example.org")
    friday = piles.signed_at(saturday() - timedelta(days=1))
    with clock.set_to(lambda: friday):
        consents.refuse(database, her, (Channel.EMAIL,), "au téléphone")
    slip = entering.record_slip(database, pile, Slip(NEWS, her))
    before = piles.read_pile(database, pile).slips[0].still_closed

    entering.open_channels(database, slip)

    assert before == (Channel.EMAIL,)
    assert piles.read_pile(database, pile).slips[0].still_closed == ()
    assert why_left_out(database, [her], Use.EMAIL) == {}


def test_what_she_refused_after_she_signed_is_not_opened_by_the_slip(database, pile):
    her = person(database, "Anne Riou", emails="anne@example.org")
    slip = entering.record_slip(database, pile, Slip(NEWS, her))
    consents.refuse(database, her, (Channel.EMAIL,), "au téléphone")

    with pytest.raises(Refused, match="after she had signed"):
        entering.open_channels(database, slip)

    assert why_left_out(database, [her], Use.EMAIL) == {her: LeftOut.REFUSED}


def test_correcting_a_slip_takes_away_what_was_typed_by_mistake(database, pile):
    anne, anna = person(database, "Anne Riou"), person(database, "Anna Riou")
    slip = entering.record_slip(database, pile, Slip(NEWS, anne))

    entering.correct_slip(database, slip, Slip(CALLS, anna))

    assert agreed(database, anne) == set()
    assert read_card(database, anne).basis is Basis.PENDING
    assert (Purpose.NEWS, Channel.CALL) in agreed(database, anna)
    assert [s.name for s in piles.read_pile(database, pile).slips] == ["Anna Riou"]


def test_a_slip_taken_out_leaves_its_number_to_the_next(database, pile):
    anne, jeanne = person(database, "Anne Riou"), person(database, "Jeanne Le Goff")
    slip = entering.record_slip(database, pile, Slip(NEWS, anne))
    entering.record_slip(database, pile, Slip(NEWS, jeanne))

    entering.take_out_slip(database, slip)
    entering.record_slip(database, pile, Slip(CALLS, anne))

    numbers = {s.name: s.number for s in piles.read_pile(database, pile).slips}
    assert numbers == {"Anne Riou": 1, "Jeanne Le Goff": 2}


def test_the_evidence_follows_a_correction_of_the_pile(database, pile):
    her = person(database, "Anne Riou")
    entering.record_slip(database, pile, Slip(NEWS, her))
    facts = PileFacts(saturday() - timedelta(days=7), "Fête de la musique")

    piles.change_pile(database, pile, facts)

    (line,) = consents.read_consents(database, her)
    assert "Fête de la musique" in line.source
    assert clock.local(line.at).date() == facts.on


def test_a_pile_without_a_place_or_of_tomorrow_proves_nothing(database):
    with pytest.raises(Refused):
        piles.begin_pile(database, PileFacts(saturday(), "  "))
    with pytest.raises(OrganiserError, match="not come yet"):
        piles.begin_pile(database, PileFacts(clock.today() + timedelta(days=1), "Marché"))

    assert piles.read_piles(database) == ()


def test_nothing_more_is_typed_into_a_closed_pile(database, pile):
    her = person(database, "Anne Riou")
    piles.close_pile(database, pile)

    with pytest.raises(Refused, match="closed"):
        entering.record_slip(database, pile, Slip(NEWS, her))

    piles.reopen_pile(database, pile)
    entering.record_slip(database, pile, Slip(NEWS, her))


def test_many_agree_on_paper_when_there_is_a_paper_for_each(database):
    people = [person(database, name) for name in ("Anne Riou", "Jeanne Le Goff", "Alan Abgrall")]
    facts = PileFacts(saturday(), "Marché")

    with pytest.raises(Refused, match="2 signed slips for 3 people"):
        entering.agree_on_paper(database, people, facts, NEWS, papers=2)
    pile = entering.agree_on_paper(database, people, facts, NEWS, papers=3)

    found = piles.read_pile(database, pile)
    assert found.row.is_closed
    assert sorted(slip.number for slip in found.slips) == [1, 2, 3]
    assert all(agreed(database, who) for who in people)
    undo.undo(database)
    assert piles.read_piles(database) == ()
    assert not any(agreed(database, who) for who in people)


def test_the_paper_of_somebody_erased_is_still_counted(database, pile):
    her = person(database, "Anne Riou")
    entering.record_slip(database, pile, Slip(NEWS, her))

    erasing.erase(database, her)

    (slip,) = piles.read_pile(database, pile).slips
    assert (slip.number, slip.is_erased, slip.name) == (1, True, "")


def test_a_merger_keeps_the_slips_of_both(database, pile):
    one, other = person(database, "Anne Riou"), person(database, "Anne Rioux")
    entering.record_slip(database, pile, Slip(NEWS, one))
    entering.record_slip(database, pile, Slip(CALLS, other))

    merge(database, one, other)

    assert {slip.person_id for slip in piles.read_pile(database, pile).slips} == {one}
    assert len(agreed(database, one)) == 3


ANSWERS = st.builds(
    lambda ticks, is_no: answer_of(ticks, is_no=is_no), st.sets(st.sampled_from(TICKS)),
    st.booleans(),
).filter(lambda answer: answer.is_whole)  # fmt: skip


@settings(
    max_examples=20 * SHARE, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_undo_leaves_nothing_of_a_slip_whatever_it_said(database, answers):
    pile = piles.begin_pile(database, PileFacts(saturday(), "Marché"))
    her = person(database, "Anne Riou")
    slip = entering.record_slip(database, pile, Slip(answers[0], her))
    for answer in answers[1:]:
        entering.correct_slip(database, slip, Slip(answer, her))
    last = answers[-1]
    shown = piles.read_pile(database, pile).slips[0].answer
    wanted = last.channels or ASKED if last.is_no else last.channels
    assert (shown.channels, shown.purposes) == (wanted, last.purposes)

    for _answer in answers:
        undo.undo(database)

    assert agreed(database, her) == set()
    assert read_card(database, her).refusals == ()
    assert read_card(database, her).basis is Basis.PENDING
    assert piles.read_pile(database, pile).slips == ()


@given(st.sampled_from(TICKS), ANSWERS)
def test_a_key_pressed_twice_ticks_nothing(tick, answer):
    once = answer.toggled(tick)

    if not answer.is_no:
        assert once.toggled(tick) == answer
    assert not (once.is_no and once.purposes)
