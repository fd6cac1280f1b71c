"""The look of the program."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPalette

from organiser.ui.theme import Theme
from organiser.ui.theme.contrast import contrast, too_close
from organiser.ui.theme.icons import icon
from organiser.ui.theme.tokens import DARK, LIGHT, with_accent

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_everything_is_read_on_its_ground(tokens):
    assert too_close(tokens.by_name()) == ()


@settings(max_examples=60 * SHARE, deadline=None)
@given(
    st.sampled_from([LIGHT, DARK]), st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
)
def test_any_accent_headquarters_may_choose_stays_readable(tokens, accent):
    led = with_accent(tokens, accent)

    assert too_close(led.by_name()) == ()


def test_black_on_white_is_as_far_apart_as_it_gets():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_the_palette_follows_the_scheme(appearance, qapp):
    appearance.wear("dark")

    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg


def test_text_size_scales_every_measure_and_stays_within_bounds(appearance):
    appearance.wear(percent=150)
    assert Theme.px(34) == 51

    appearance.wear(percent=900)
    assert appearance.percent == 150


def test_who_follows_the_system_is_not_moved_by_a_text_size(appearance):
    appearance.wear("system", 115)
    appearance.wear(percent=100)

    assert appearance.scheme == "system"


def test_a_look_already_worn_is_not_put_on_again(appearance, qtbot):
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.wear("light", 100)


def test_an_icon_changes_colour_with_the_scheme(appearance):
    house = icon("house", "text")
    before = house.pixmap(24, 24).toImage()

    appearance.wear("dark")

    assert house.pixmap(24, 24).toImage() != before
