"""A walk goes on step by step; what is settled stays, and no step is due before the one before."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.consent import Channel
from organiser.domain.pathway import (
    MOST_DAYS,
    WAYS,
    Contact,
    Ending,
    Fault,
    Mark,
    PathStep,
    Pathway,
    Settled,
    State,
    Walk,
    closed_ways,
    faults_of,
    further,
    read_steps,
    stand,
    write_steps,
)

MONDAY = date(2026, 11, 2)
STEPS = (
    PathStep("L’appeler", 2, Contact.CALL),
    PathStep("L’inviter à une action", 14, Contact.ANY),
    PathStep("Trouver qui l’accueille", 7),
)
steps = st.builds(
    PathStep,
    st.text(min_size=1, max_size=20),
    st.integers(0, MOST_DAYS),
    st.sampled_from(Contact),
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
ways = st.frozensets(st.sampled_from(Channel))


@st.composite
def walks(draw):
    """Any walk, even one that two laptops wrote together: settled out of order, or too early."""
    path = tuple(draw(st.lists(steps, min_size=1, max_size=6)))
    places = draw(st.sets(st.integers(0, len(path) - 1)))
    marks = tuple(
        Settled(place, draw(st.sampled_from(Mark)), draw(days)) for place in sorted(places)
    )
    ending = draw(st.sampled_from((None, None, *Ending)))
    return Walk(path, draw(days), marks, ending)


def on(day):
    return MONDAY + timedelta(days=day)


def done(place, day, mark=Mark.DONE):
    return Settled(place, mark, on(day))


def test_the_first_step_is_due_so_many_days_after_the_beginning():
    walk = Walk(STEPS, MONDAY)

    found = stand(walk, on(2))

    assert (found.state, found.next.place, found.due_on, found.is_late) == (
        State.GOING, 0, on(2), False,
    )  # fmt: skip
    assert stand(walk, on(3)).is_late
    assert [stage.due_on for stage in found.stages] == [on(2), on(16), on(23)]


def test_the_next_step_counts_from_the_day_on_which_the_one_before_was_settled():
    walk = Walk(STEPS, MONDAY, (done(0, 5, Mark.SKIPPED),))

    assert stand(walk, on(5)).due_on == on(19)


def test_a_walk_is_completed_with_its_last_step():
    walk = Walk(STEPS, MONDAY, (done(0, 1), done(1, 2), done(2, 3)))

    assert stand(walk, on(4)).state is State.COMPLETED


def test_a_walk_that_was_given_up_proposes_nothing():
    walk = Walk(STEPS, MONDAY, (done(0, 1),), Ending.GIVEN_UP)

    assert stand(walk, on(90)).next is None


def test_a_step_by_a_way_that_she_closed_is_left_out_and_the_next_one_comes():
    found = stand(Walk(STEPS, MONDAY), on(1), closed=(Channel.CALL,))

    assert (found.next.place, found.due_on) == (1, on(14))
    assert found.stages[0].is_barred
    assert found.stages[0].due_on is None


def test_what_was_left_out_keeps_no_path_from_its_end():
    walk = Walk(STEPS, MONDAY, (done(1, 1), done(2, 2)))
    last_is_a_call = Walk((STEPS[2], STEPS[0]), MONDAY, (done(0, 1),))

    assert stand(walk, on(3), closed=(Channel.CALL,)).state is State.COMPLETED
    assert stand(last_is_a_call, on(3), closed=(Channel.CALL,)).state is State.RESTING


def test_a_path_that_cannot_be_read_yet_is_not_over():
    assert stand(Walk((), MONDAY), on(3)).state is State.RESTING


def test_who_wants_no_contact_at_all_gets_none():
    found = stand(Walk(STEPS, MONDAY), on(1), closed=WAYS)
    resting = stand(Walk(STEPS[:2], MONDAY), on(1), closed=WAYS)

    assert found.next.step.contact is Contact.NONE
    assert (resting.state, resting.next) == (State.RESTING, None)


def test_who_is_known_by_the_roll_alone_is_neither_called_nor_written_to():
    closed = closed_ways(["door"], by_roll=True)

    assert Channel.CALL in closed
    assert Channel.EMAIL in closed
    assert Channel.DOOR in closed
    assert Channel.POST not in closed
    assert closed_ways(["call"], by_roll=False) == {Channel.CALL}


def test_of_two_walks_the_one_with_more_behind_it_is_further_then_the_older():
    little, much = Walk(STEPS, MONDAY), Walk(STEPS, on(9), (done(0, 10),))

    assert further(much, little)
    assert not further(little, much)
    assert further(little, replace(little, started_on=on(1)))


def test_a_path_says_all_that_is_wrong_with_it():
    long = PathStep("x" * 161, MOST_DAYS + 1)

    assert faults_of(Pathway("Accueillir", STEPS)) == ()
    assert faults_of(Pathway("", ())) == (Fault.NO_NAME, Fault.NO_STEPS)
    assert faults_of(Pathway("y" * 81, (long, PathStep("", 1)))) == (
        Fault.LONG_NAME, Fault.NO_TITLE, Fault.LONG_TITLE, Fault.DAYS,
    )  # fmt: skip
    assert faults_of(Pathway("z", (PathStep("a", 1),) * 13)) == (Fault.MANY_STEPS,)


def test_what_a_newer_program_wrote_may_be_a_contact():
    text = '{"format": 9, "steps": [{"title": "a", "days": "x", "contact": "pigeon"}]}'

    assert read_steps(text) == (PathStep("a", 0, Contact.ANY),)
    for broken in ("", "[]", "{}", "null", '{"steps": [1]}', '{"steps": 3}'):
        assert read_steps(broken) == ()


@settings(max_examples=share(60))
@given(st.lists(steps, max_size=6))
def test_what_is_written_of_steps_is_read_again(path):
    assert read_steps(write_steps(path)) == tuple(path)


@settings(max_examples=share(60))
@given(walks(), days, ways, st.booleans())
def test_no_step_that_is_settled_or_closed_to_us_is_ever_proposed(walk, day, closed, rests):
    found = stand(walk, day, closed=closed, rests=rests)

    settled = {each.place for each in walk.settled}
    if found.next is not None:
        assert found.next.place not in settled
        assert not rests
        assert walk.ending is None
        assert not found.next.step.contact.is_barred(closed)
        assert found.is_late == (found.due_on < day)
        before = walk.steps[: found.next.place]
        assert all(
            place in settled or step.contact.is_barred(closed) for place, step in enumerate(before)
        )
    assert (found.next is None) == (found.state is not State.GOING)


@settings(max_examples=share(60))
@given(walks(), days, ways)
def test_no_step_is_due_before_the_one_before_it(walk, day, closed):
    latest = walk.started_on
    for stage in stand(walk, day, closed=closed).stages:
        assert stage.due_on is None or stage.due_on >= latest
        latest = max(latest, stage.due_on or latest, stage.settled.on if stage.settled else latest)


@settings(max_examples=share(60))
@given(walks(), days, days)
def test_a_step_that_is_settled_never_comes_back(walk, day, later):
    now = stand(walk, day)
    if now.next is None:
        return
    mark = Settled(now.next.place, Mark.DONE, day)

    after = stand(replace(walk, settled=(*walk.settled, mark)), later)

    assert after.settled == now.settled + 1
    assert after.next is None or after.next.place > now.next.place
