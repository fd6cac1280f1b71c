"""A committee is open in one window only."""

import pytest

from organiser.desktop.instance import Instance, name_of


@pytest.fixture
def first(qapp, tmp_path):
    first = Instance(tmp_path / "home")
    assert first.claim()
    yield first
    first.release()


def test_who_comes_second_calls_the_first(qtbot, first, tmp_path):
    second = Instance(tmp_path / "home")

    with qtbot.waitSignal(first.called):
        claimed, status = second.claim(), second.raise_other()

    assert not claimed
    assert status == 0


def test_another_home_has_its_own_place(first, tmp_path):
    other = Instance(tmp_path / "elsewhere")

    assert other.claim()
    other.release()


def test_a_place_given_up_is_free(first, tmp_path):
    first.release()

    again = Instance(tmp_path / "home")

    assert again.claim()
    again.release()


def test_the_place_does_not_tell_where_it_is(tmp_path):
    assert tmp_path.name not in name_of(tmp_path)
