"""The committee's keys are wrapped for the officer by a yes, for her very key, and until a no."""

from uuid import UUID

import pytest
from laptops import YANN
from make import person
from spare_key import Offline, private_half, publish, swapped
from sqlalchemy import text

from organiser import clock
from organiser.domain.officer_key import ANSWERED, HOLDER, Answer
from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.models.line import CommitteeKey, KeyWrap
from organiser.sync.sealing import CannotUnseal, place_of, seal, unseal
from organiser.usecases.history import recent_acts
from organiser.usecases.line import officer_words
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.officer import hand_over, read_officer_key, refuse
from organiser.usecases.line.standing import State, read_standing
from organiser.usecases.line.state import read_line
from organiser.usecases.line.wraps import Wrapped, opened


@pytest.fixture
def offline(tmp_path):
    return Offline(tmp_path / "offline")


@pytest.fixture
def asked(here, laptops, offline):
    """Two laptops that headquarters asks for a spare key."""
    publish(offline.public)
    for each in laptops:
        exchange(each, here.connect)
    return laptops


def opens(here, private):
    """Return which of the committee's keys a private half opens of what headquarters carries."""
    rows = here.execute("SELECT id FROM record WHERE kind = 'key_wrap' AND state = 0")
    ids = [each if isinstance(each, UUID) else UUID(hex=each) for (each,) in rows]
    wraps = [here.record("key_wrap", each) for each in ids]
    return opened(
        [Wrapped(w["holder"], w["key"], w["wrapped"]) for w in wraps if w["holder"] == HOLDER],
        private,
    )


def keys_of(database):
    with database.reading() as session:
        return {key.number: key.key for key in session.query(CommitteeKey)}


def answer(database):
    return read_officer_key(database).answer


def test_she_is_asked_and_nothing_waits_for_it(here, asked, offline):
    one, other = asked

    assert (answer(one), answer(other)) == (None, None)
    assert read_standing(one).state is State.TO_REVIEW
    person(one, note="Le soir.")
    assert exchange(one, here.connect).sent
    assert opens(here, private_half(offline)) == {}


def test_after_a_yes_every_key_is_wrapped_and_no_other_laptop_asks(here, asked, offline):
    one, other = asked

    hand_over(one, offline.figures)
    for each in asked:
        exchange(each, here.connect)

    assert opens(here, private_half(offline)) == keys_of(one) != {}
    assert (answer(one), answer(other)) == (Answer.YES, Answer.YES)
    assert read_standing(other).officer_asks == 0


def test_other_figures_hand_nothing_over(here, asked, offline):
    wrong = offline.made.figures[:-1] + str((int(offline.made.figures[-1]) + 1) % 10)

    for typed, words in (("", "20 figures are missing"), (offline.figures[:-1], "1 figure"),
                         (wrong, "not the figures")):  # fmt: skip
        with pytest.raises(OrganiserError, match=words):
            hand_over(asked[0], typed)

    exchange(asked[0], here.connect)
    assert opens(here, private_half(offline)) == {}
    assert answer(asked[0]) is None


def test_a_key_that_headquarters_put_there_is_wrapped_for_by_nobody(here, laptops, offline):
    one, other = laptops
    text_of_ours, private = swapped()
    publish(text_of_ours)
    for each in laptops:
        exchange(each, here.connect)

    with pytest.raises(OrganiserError, match="not the figures"):
        hand_over(one, offline.figures)
    for each in (one, other, one):
        exchange(each, here.connect)

    assert opens(here, private) == {}


def test_a_key_put_in_place_after_the_yes_gets_nothing_and_the_committees_key_changes(
    here, asked, offline
):
    one, other = asked
    hand_over(one, offline.figures)
    exchange(one, here.connect)
    before = keys_of(one)
    text_of_ours, private = swapped()

    publish(text_of_ours)
    for each in (one, other, one, other):
        exchange(each, here.connect)

    assert opens(here, private) == {}
    assert answer(one) is None
    new = keys_of(one).keys() - before.keys()
    assert len(new) == 1
    assert keys_of(one) == keys_of(other)
    assert opens(here, private_half(offline)).keys() == before.keys()


def test_the_next_key_is_wrapped_too_by_whichever_laptop_makes_it(here, asked, offline, pairs):
    one, other = asked
    hand_over(one, offline.figures)
    at = read_officer_key(one).answered_at
    lost = pairs("Solène")
    exchange(one, here.connect)
    approve(one, waiting_laptops(one)[0].id)
    for each in (one, lost, other):
        exchange(each, here.connect)
    here.stop("Solène", wipe=False)

    for each in (other, one, other):
        exchange(each, here.connect)

    assert len(keys_of(one)) == 2
    assert opens(here, private_half(offline)) == keys_of(one)
    assert read_officer_key(one).answered_at == read_officer_key(other).answered_at == at
    assert (answer(one), answer(other)) == (Answer.YES, Answer.YES)


def test_stopping_it_changes_the_key_and_she_reads_nothing_later(here, asked, offline):
    one, other = asked
    hand_over(one, offline.figures)
    for each in asked:
        exchange(each, here.connect)

    refuse(other)
    for each in (other, one, other):
        exchange(each, here.connect)
    later = person(one, note="après")
    exchange(one, here.connect)

    hers = opens(here, private_half(offline))
    assert hers == {1: keys_of(one)[1]}
    assert answer(one) is Answer.NO
    sealed = here.record("person", later)["note"]
    with one.reading() as session:
        place = place_of(read_line(session).scope, later, "note")
    with pytest.raises(CannotUnseal):
        unseal(hers[1], place, sealed)


def test_a_no_is_not_asked_again_and_may_be_thought_over(here, asked, offline):
    one, other = asked
    refuse(one)
    for each in asked:
        exchange(each, here.connect)
    before = opens(here, private_half(offline)), answer(other), read_standing(other).officer_asks

    hand_over(other, offline.figures)
    exchange(other, here.connect)

    assert before == ({}, Answer.NO, 0)
    assert opens(here, private_half(offline)) == keys_of(other)


def test_where_two_laptops_answer_at_once_the_no_stands(here, asked, offline):
    one, other = asked
    hand_over(one, offline.figures)
    refuse(other)

    for each in (one, other, one, other):
        assert not exchange(each, here.connect).trouble

    assert (answer(one), answer(other)) == (Answer.NO, Answer.NO)
    assert keys_of(one) == keys_of(other)
    newest = max(keys_of(one))
    assert newest not in opens(here, private_half(offline))


def test_withdrawn_by_headquarters_the_key_changes_and_nothing_is_asked(here, asked, offline):
    from organiser.hq.usecases import officer_key

    one, other = asked
    hand_over(one, offline.figures)
    exchange(one, here.connect)

    officer_key.withdraw(home.keys())
    for each in (one, other, one):
        exchange(each, here.connect)

    assert read_officer_key(one) is None
    assert read_standing(one).officer_asks == 0
    assert max(keys_of(one)) not in opens(here, private_half(offline))


def test_a_yes_that_a_stopped_laptop_forged_counts_for_nothing(here, asked, offline):
    one, _other = asked
    refuse(one)
    exchange(one, here.connect)
    old = keys_of(one)[1]
    _text, private = swapped()
    here.stop(YANN, wipe=False)
    exchange(one, here.connect)
    forged, public = swapped()[0], swapped()[0].splitlines()[1]
    publish(forged)
    with one.applying() as session:
        line = read_line(session)
        said = seal(old, officer_words._place(line), [public, "yes", 99])
        session.add(KeyWrap(key=1, holder=ANSWERED + public, wrapped=said, at=clock.now()))

    for _turn in range(2):
        exchange(one, here.connect)

    assert len(keys_of(one)) == 2
    assert answer(one) is None
    assert opens(here, private) == {}


def test_a_no_that_headquarters_made_disappear_leaves_no_yes(here, asked, offline):
    one, _other = asked
    hand_over(one, offline.figures)
    exchange(one, here.connect)
    refuse(one)

    with one.applying() as session:
        line = read_line(session)
        said = officer_words.said_of(session, line, offline.public_key)
        assert {each.answer for each in said} == {Answer.YES, Answer.NO}
        for wrap in session.query(KeyWrap).filter(KeyWrap.holder == ANSWERED + offline.public_key):
            value = unseal(keys_of(one)[wrap.key], officer_words._place(line), wrap.wrapped)
            if value[1] == "no":
                session.delete(wrap)
    exchange(one, here.connect)

    assert answer(one) is None
    assert max(keys_of(one)) not in opens(here, private_half(offline))


def test_the_answer_is_no_act_to_be_undone_by_a_key(asked, offline):
    hand_over(asked[0], offline.figures)

    assert "line.officer" not in {act.kind for act in recent_acts(asked[0])}


def test_a_laptop_without_the_committees_key_is_not_asked(here, laptops, pairs, offline):
    fresh = pairs("Solène")
    publish(offline.public)

    exchange(fresh, here.connect)

    assert read_officer_key(fresh) is None
    assert read_standing(fresh).officer_asks == 0


def test_headquarters_reads_no_answer(here, asked, offline):
    hand_over(asked[0], offline.figures)
    exchange(asked[0], here.connect)
    with asked[0].reading() as session:
        said = session.execute(
            text("SELECT wrapped FROM key_wrap WHERE holder LIKE 'answered %'")
        ).scalars().all()  # fmt: skip

    assert len(said) == 1
    assert "yes" not in said[0]
    assert offline.public_key not in said[0]
