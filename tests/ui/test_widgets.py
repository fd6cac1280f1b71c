"""The shared parts."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget

from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Chip
from organiser.ui.widgets.labels import ElidedLabel
from organiser.ui.widgets.ladder import LadderBar
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import initials_of
from organiser.ui.widgets.stepper import Stepper
from organiser.ui.widgets.timeline import Happening, Timeline
from tests.ui import rules


@pytest.fixture
def flow(qtbot, appearance):
    holder, flow = QWidget(), FlowBox()
    for text in ("One", "Two", "Three"):
        chip = Chip()
        chip.setText(text)
        flow.add(chip)
    holder.setLayout(below(flow, None))
    holder.resize(400, 300)
    qtbot.addWidget(holder)
    holder.show()
    flow.holder = holder
    return flow


def test_parts_that_fill_a_line_go_to_the_next(flow):
    rules.settle()
    one_line = flow.height()

    flow.holder.resize(120, 300)
    rules.settle()

    assert flow.height() > 2 * one_line


def test_sizes_are_taken_once_a_look_however_often_a_widget_is_moved(qtbot, appearance):
    class Counted(Measured, QWidget):
        taken = 0

        def measure(self):
            self.taken += 1

    part, boxes = Counted(), [QWidget() for _box in range(4)]
    qtbot.addWidget(boxes[-1])
    for inner, outer in pairwise([part, *boxes]):
        outer.setLayout(below(inner))
    assert part.taken == 1

    appearance.wear(percent=150)

    assert part.taken == 2


def test_a_part_that_says_something_longer_gets_its_room(flow):
    flow._parts[0].setText("A much longer word than before")
    rules.settle()

    assert rules.clipped_texts(flow.holder) == []


def test_big_text_gets_its_room(appearance, flow):
    appearance.wear(percent=150)
    rules.settle()

    assert rules.clipped_texts(flow.holder) == []


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Solène Le Bihan", "SB"), ("Jean-Pierre", "JP"), ("élodie", "É"), ("", ""),
        ("(sans nom)", "N"),
    ],
)  # fmt: skip
def test_initials_are_of_the_first_and_last_word(name, initials):
    assert initials_of(name) == initials


def test_a_line_too_long_stays_readable_elsewhere(qtbot, appearance):
    line = ElidedLabel("A line much longer than its room")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.show()
    line.grab()

    assert line.toolTip() == line.accessibleName() == "A line much longer than its room"


def test_the_ladder_is_read_out(qtbot, appearance):
    ladder = LadderBar(4, "Volunteer")
    qtbot.addWidget(ladder)

    assert ladder.accessibleName() == "Engagement: stage 4 of 6, Volunteer"


def test_the_step_is_read_out(qtbot, appearance):
    steps = Stepper(lambda: "File", lambda: "Check")
    qtbot.addWidget(steps)

    steps.go(1)

    assert steps.accessibleName() == "Step 2 of 2: Check"


def test_a_timeline_tells_only_what_was_told_last(qtbot, appearance):
    line = Timeline([Happening("Called", "yesterday"), Happening("Met", "today")])
    qtbot.addWidget(line)
    line.show()

    line.show_happenings([Happening("Trained", "today")])
    rules.settle()

    assert rules.texts_on(line) == {"Trained", "today"}
