"""The closed door opens to her password, and to the recovery code."""

from datetime import timedelta

import pytest
from make import PASSWORD
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser import clock
from organiser.credentials import passwords
from organiser.ui.lock.entrance import Entrance
from organiser.ui.lock.lock_screen import LockScreen
from organiser.usecases import opening
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name, put_on

OTHER = "un autre bon mot de passe"


@pytest.fixture
def entrance(qtbot, appearance):
    entrance = Entrance()
    qtbot.addWidget(entrance)
    entrance.show()
    entrance.activateWindow()
    qtbot.waitUntil(entrance.isActiveWindow)
    return entrance


@pytest.fixture
def lock(entrance, home, jobs, messages):
    lock = LockScreen(home, jobs, messages)
    entrance.show_screen(lock)
    return lock


def try_password(qtbot, lock, password):
    lock.line.setText(password)
    lock.password.say_problem("")
    qtbot.keyClick(lock.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(lock.password.problem()))


def test_her_password_opens_it(qtbot, lock):
    lock.line.setText(PASSWORD)

    with qtbot.waitSignal(lock.opened) as opened:
        qtbot.keyClick(lock.line, Qt.Key.Key_Return)

    assert lock.line.text() == ""
    opened.args[0].close()


def test_a_wrong_password_stays_in_the_field_and_is_counted(qtbot, lock):
    try_password(qtbot, lock, "faux mot de passe")

    assert lock.line.text() == "faux mot de passe"
    assert "1" in lock.password.problem()


def test_the_wait_is_counted_down_and_ends_by_itself(qtbot, lock):
    for _try in range(passwords.FREE_TRIES):
        try_password(qtbot, lock, "faux mot de passe")
    waits, could = lock.waits(), lock.open_button.isEnabled()

    later = clock.now() + timedelta(seconds=5)
    with clock.set_to(lambda: later):
        lock._tick.timeout.emit()

    assert waits
    assert not could
    assert not lock.waits()
    assert lock.open_button.isEnabled()


def test_a_screen_made_anew_goes_on_waiting(qtbot, lock, entrance, home, jobs, messages):
    for _try in range(passwords.FREE_TRIES):
        try_password(qtbot, lock, "faux mot de passe")

    again = LockScreen(home, jobs, messages)
    entrance.show_screen(again)

    assert again.waits()


def test_without_a_password_nothing_is_tried(qtbot, lock, home):
    qtbot.keyClick(lock.line, Qt.Key.Key_Return)

    assert lock.password.problem()
    assert passwords.read_tries(home).wrong == 0


def test_a_forgotten_password_is_replaced_by_the_code(qtbot, lock, home, made_committee):
    lock.forgotten_button.click()
    lock.forgotten.code.field.put(made_committee[2].lower().replace("-", " "))
    for row in (lock.forgotten.new_password.first, lock.forgotten.new_password.second):
        row.field.put(OTHER)

    with qtbot.waitSignal(lock.opened) as opened:
        lock.forgotten.act_button.click()

    opened.args[0].close()
    opening.open_with_password(home, OTHER).close()


def test_a_wrong_code_is_said_beside_it(qtbot, lock):
    lock.forgotten_button.click()
    lock.forgotten.code.field.put("AAAAA-BBBBB")
    for row in (lock.forgotten.new_password.first, lock.forgotten.new_password.second):
        row.field.put(OTHER)

    lock.forgotten.act_button.click()
    qtbot.waitUntil(lambda: bool(lock.forgotten.code.problem()))

    assert lock.forgotten.new_password.value() == OTHER


def test_a_weak_new_password_is_refused_before_the_code_is_tried(qtbot, lock, home):
    lock.forgotten_button.click()
    lock.forgotten.code.field.put("AAAAA-BBBBB")
    lock.forgotten.new_password.first.field.put("court")

    lock.forgotten.act_button.click()

    assert lock.forgotten.new_password.first.problem()
    assert passwords.read_tries(home).wrong == 0


def test_locked_capitals_are_told(qtbot, lock):
    qtbot.keyClick(lock.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    rules.press(lock.line, Qt.Key.Key_B, "B")

    assert any("Capitals" in text for text in rules.texts_on(lock))


def test_the_clipboard_is_left_alone(qtbot, lock):
    QApplication.clipboard().setText("of hers")

    try_password(qtbot, lock, "faux mot de passe")

    assert QApplication.clipboard().text() == "of hers"


@pytest.fixture(params=LOOKS, ids=look_name)
def looked_at(request, appearance, entrance, home, jobs, messages):
    put_on(request.param, appearance)
    lock = LockScreen(home, jobs, messages)
    entrance.show_screen(lock)
    yield lock
    appearance.wear("light", 100)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
@pytest.mark.parametrize("is_forgotten", [False, True])
def test_every_rule_is_kept(entrance, looked_at, is_forgotten, size):
    entrance.resize(*size)
    if is_forgotten:
        looked_at.forgotten_button.click()
    rules.settle()

    assert rules.every_rule(entrance) == {}
