"""While the file opens, something is seen; if it is long, it is said why."""

import pytest

from organiser.ui.lock.entrance import Entrance
from organiser.ui.lock.opening_screen import OpeningScreen
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name, put_on


@pytest.fixture
def entrance(qtbot, appearance):
    entrance = Entrance()
    qtbot.addWidget(entrance)
    entrance.show()
    entrance.activateWindow()
    qtbot.waitUntil(entrance.isActiveWindow)
    yield entrance
    appearance.wear("light", 100)


def test_it_says_nothing_at_first(qtbot, entrance):
    entrance.show_screen(OpeningScreen(waits_for_keyring=True))

    assert rules.texts_on(entrance) == set()


def test_it_tells_once_that_it_was_seen(qtbot, entrance):
    screen = OpeningScreen(waits_for_keyring=False)

    with qtbot.waitSignal(screen.painted):
        entrance.show_screen(screen)


def test_a_keyring_that_is_long_in_answering_can_be_given_up(qtbot, entrance):
    screen = OpeningScreen(waits_for_keyring=True)
    entrance.show_screen(screen)

    screen.wait.timeout.emit()
    with qtbot.waitSignal(screen.given_up):
        screen.password_button.click()
    rules.settle()

    assert any("keyring" in text for text in rules.texts_on(entrance))


def test_a_file_that_is_long_in_opening_offers_no_other_way(entrance):
    screen = OpeningScreen(waits_for_keyring=False)
    entrance.show_screen(screen)

    screen.wait.timeout.emit()

    assert screen.password_button.isHidden()


@pytest.mark.parametrize("look", LOOKS, ids=look_name)
def test_every_rule_is_kept(entrance, appearance, look):
    put_on(look, appearance)
    screen = OpeningScreen(waits_for_keyring=True)
    entrance.show_screen(screen)
    screen.wait.timeout.emit()
    rules.settle()

    assert rules.every_rule(entrance) == {}
