"""The calls of an evening, without a screen."""

from uuid import UUID

import pytest

from organiser import clock
from organiser.domain.outreach import ANSWERS, Result
from organiser.ui.lists.calls import Calls, answer_of
from organiser.usecases.outreach.queue import Waiting


def waiting(number):
    return Waiting(UUID(int=number), number, f"P{number}", "P", "", "", "", clock.now())


@pytest.fixture
def calls():
    calls = Calls()
    calls.take([waiting(1), waiting(2), waiting(3)])
    return calls


@pytest.mark.parametrize("keys", ["123456", "&é\"'(-"], ids=["figures", "French top row"])
def test_a_figure_answers_with_or_without_shift(keys):
    assert tuple(answer_of(key) for key in keys) == ANSWERS


@pytest.mark.parametrize("key", ["7", "0", "a", "", "n"])
def test_another_key_answers_nothing(key):
    assert answer_of(key) is None


def test_who_is_done_makes_room_for_the_next(calls):
    calls.answer = Result.REACHED

    calls.take([waiting(2), waiting(3)])

    assert (calls.current.number, calls.answer) == (2, None)


def test_who_is_on_the_phone_stays_when_the_queue_is_read_again(calls):
    calls.choose(UUID(int=2))
    calls.answer = Result.CALL_BACK

    calls.take([waiting(1), waiting(2)])

    assert (calls.current.number, calls.answer) == (2, Result.CALL_BACK)


def test_who_is_passed_over_waits_at_the_end(calls):
    calls.pass_over()
    calls.take([waiting(1), waiting(2), waiting(3)])

    assert [each.number for each in calls.waiting] == [2, 3, 1]
    assert calls.current.number == 2


def test_nobody_is_on_the_phone_when_nobody_waits(calls):
    calls.take([])

    assert calls.current is None
