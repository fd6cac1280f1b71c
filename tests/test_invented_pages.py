"""Pages that reading is trained on: the same each time, and true about what was written where."""

import numpy as np
import pytest
from reading.hands import EMPTY, TICKED
from reading.pages import sample


def darkness(made, box_id):
    """Return how dark the inside of a box is in the picture, 0 for white."""
    left, top = made.corners[box_id].min(0) + 4
    right, bottom = made.corners[box_id].max(0) - 4
    inside = made.picture().crop((int(left), int(top), int(right), int(bottom)))
    return 1 - np.asarray(inside).mean() / 255


def test_a_seed_gives_the_same_picture_each_time():
    once, again = sample(5, "scan_fax"), sample(5, "scan_fax")

    assert once.file == again.file
    assert once.truth == again.truth


@pytest.mark.parametrize("way", ["scan_good", "photo_good"])
def test_what_is_said_of_a_box_is_where_it_is_said_to_be(way):
    made = sample(4, way)

    dark = {box: darkness(made, box) for box in made.truth}

    ticked = [dark[box] for box, became in made.truth.items() if became == TICKED]
    empty = [dark[box] for box, became in made.truth.items() if became == EMPTY]
    assert len(made.truth) == len(made.page.boxes)
    assert np.median(ticked) > np.quantile(empty, 0.98)


def test_another_seed_is_another_page():
    assert sample(5, "scan_fax").page.token != sample(6, "scan_fax").page.token
