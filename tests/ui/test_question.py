"""The dialog that asks before what cannot be taken back."""

import pytest
from PySide6.QtCore import Qt

from organiser.ui.shell.question import Question
from tests.ui import rules


@pytest.fixture
def question(qtbot, window):
    return Question(window, "Erase?", "All is lost.", "Erase her", "Keep her", erases=True)


def test_enter_keeps_things_as_they_are(qtbot, question):
    done = []
    question.ask(lambda: done.append(1))

    qtbot.keyClick(question, Qt.Key.Key_Return)

    assert done == []


def test_only_the_button_that_names_the_act_does_it(qtbot, question):
    done = []
    question.ask(lambda: done.append(1))

    qtbot.mouseClick(question.act_button, Qt.MouseButton.LeftButton)

    assert done == [1]


def test_it_keeps_the_rules_of_every_screen(qtbot, question, window):
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    broken = rules.every_rule(question)

    assert {name: found for name, found in broken.items() if name != "stray_windows"} == {}


def test_what_must_only_be_read_has_one_button(qtbot, window):
    made = Question(window, "Cannot go on", "The file is open elsewhere.", "Close")
    made.show()

    assert not made.keep_button.isVisible()
