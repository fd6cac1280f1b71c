"""A monkey at the keyboard: whatever is pressed, nothing breaks and nothing is lost."""

import os
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui import rules

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYS = [
    *((key, "", CTRL) for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_F)),
    *((key, "", CTRL) for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_A)),
    *((key, "", Qt.KeyboardModifier.NoModifier) for key in (
        Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape,
        Qt.Key.Key_F6, Qt.Key.Key_F1, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    )),
    (Qt.Key.Key_Left, "", ALT), (Qt.Key.Key_Backtab, "", SHIFT),
    *((Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier) for letter in "aé3/œ’"),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3 * SHARE))
def test_no_sequence_of_keys_breaks_the_window(qtbot, window, seed):
    chance = random.Random(seed)

    page = window.pages.page("people")
    page.all = range(3000)
    page.model.show(page.all)

    for _turn in range(150):
        key, text, modifiers = chance.choice(KEYS)
        target = QApplication.focusWidget() or window
        if text:
            rules.type_text(target, text)
        else:
            qtbot.keyClick(target, key, modifiers)

    assert window.isVisible()
    assert window.pages.key in ("people", "gallery")
    assert rules.stray_windows(window) == []
