"""Shapes on a map, and which figures may be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import geography
from organiser.domain.geography import Frame, Shape
from organiser.domain.territory import department_of

CORNERS = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]
places = st.tuples(st.floats(-180, 180), st.floats(-80, 80))


@given(st.lists(places, min_size=3, max_size=40))
def test_a_ring_comes_back_within_six_metres(ring):
    back = geography.unpack_ring(geography.pack_ring(ring))
    exact = [geography.project(*place) for place in ring]

    for x, y in back:
        nearest = min(abs(x - a) + abs(y - b) for a, b in exact)
        assert nearest <= 2 / geography.UNIT / 0.17  # Mercator stretches the north


def test_points_that_fall_together_are_one_and_the_ring_closes_by_itself():
    packed = geography.pack_ring([(1, 1), (1.000001, 1), (2, 1), (2, 2), (1, 1)])

    assert len(packed) == 6


def test_north_is_up():
    _x, south = geography.project(0, 45)
    _x, north = geography.project(0, 50)

    assert north < south


def test_a_name_stands_in_the_middle_of_the_largest_ring():
    islet = [(9.0, 9.0), (9.1, 9.0), (9.1, 9.1)]

    shape = Shape("1", (tuple(islet), tuple(CORNERS)))

    assert shape.middle() == pytest.approx((1.0, 0.5))
    assert shape.frame() == Frame(0, 0, 9.1, 9.1)


def test_a_figure_below_five_is_never_told():
    assert geography.shown_figures({"a": 4, "b": 5, "c": 0}) == {"b": 5}


@given(st.lists(st.integers(5, 10_000), min_size=1, max_size=200))
def test_a_larger_figure_never_gets_a_lighter_shade(figures):
    limits = geography.thresholds(figures)
    shades = [geography.shade(figure, limits) for figure in sorted(figures)]

    assert shades == sorted(shades)
    assert shades[-1] == geography.STEPS
    assert min(shades) >= 1


def test_areas_that_touch_become_one_ring():
    right = [(2.0, 0.0), (4.0, 0.0), (4.0, 1.0), (2.0, 1.0)]

    ring = geography.outer_ring([CORNERS, right])

    assert len(ring) == 6
    assert abs(geography._area(ring)) == 8  # twice 4 by 1


@pytest.mark.parametrize(
    ("insee", "department"), [("35238", "35"), ("2A004", "2A"), ("97411", "974"), ("98818", "988")]
)
def test_the_department_is_the_beginning_of_the_code(insee, department):
    assert department_of(insee) == department


def test_how_far_two_towns_are_apart_is_said_in_kilometres_on_the_ground():
    paris, brest = geography.project(2.3522, 48.8566), geography.project(-4.4861, 48.3904)
    saint_denis = geography.project(55.4481, -20.8789)

    assert geography.kilometres(paris, brest) == pytest.approx(505, abs=2)
    assert geography.kilometres(paris, saint_denis) == pytest.approx(9390, rel=0.01)
    assert geography.kilometres(brest, brest) == 0
