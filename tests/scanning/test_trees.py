"""The trees are walked as they were grown, and a file that is not whole is refused."""

import json
import zipfile

import numpy as np
import pytest

from organiser.paths import resources
from organiser.scanning.measures import NAMES
from organiser.scanning.trees import CLASSES, DamagedTrees, load

SHIPPED = resources() / "reading" / "boxes.npz"


def walked(trees, line):
    """Return the chances of one box, one node after the other."""
    arrays, scores = trees.arrays, trees.arrays["baseline"].copy()
    for tree in range(len(arrays["feature"])):
        node = 0
        while arrays["left"][tree, node] != node:
            goes_left = line[arrays["feature"][tree, node]] <= arrays["threshold"][tree, node]
            node = arrays["left" if goes_left else "right"][tree, node]
        scores[tree % len(CLASSES)] += arrays["value"][tree, node]
    chances = np.exp(scores - scores.max())
    return chances / chances.sum()


def parts():
    """Return what lies in the shipped file, to be written anew with a fault in it."""
    with np.load(SHIPPED, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def said(**other):
    told = json.loads(parts()["said"].tobytes()) | other
    return {"said": np.frombuffer(json.dumps(told).encode(), np.uint8)}


def far(name, value):
    """Return an array of the file with its first number changed."""
    array = parts()[name].copy()
    array.flat[0] = value
    return {name: array}


def test_all_boxes_and_trees_at_once_are_like_one_node_after_the_other():
    trees = load(SHIPPED)
    chance = np.random.default_rng(1)
    table = chance.gamma(0.5, 0.2, (40, len(NAMES))).astype(np.float32)

    chances = trees.chances(table)

    expected = [walked(trees, line) for line in table]
    assert np.abs(chances - expected).max() < 1e-12


def test_chances_add_up_and_no_box_gives_none():
    trees = load(SHIPPED)

    assert np.allclose(trees.chances(np.zeros((3, len(NAMES)), np.float32)).sum(1), 1)
    assert trees.chances(np.zeros((0, len(NAMES)), np.float32)).shape == (0, len(CLASSES))


def test_the_shipped_trees_know_the_measures_and_the_boxes_of_our_sheets():
    trees = load(SHIPPED)

    assert trees.measures == NAMES
    assert trees.sides == (4.6, 6.0)
    assert SHIPPED.stat().st_size < 150_000


@pytest.mark.parametrize(
    "fault",
    [
        said(version=2),
        said(classes=["empty", "ticked"]),
        said(depth=0),
        said(depth="deep"),
        said(measures=["inside"]),
        far("left", 255),
        far("feature", 200),
        far("value", np.nan),
        {"threshold": np.zeros((3, 3), np.float32)},
        {"baseline": np.zeros(2)},
        {"said": np.frombuffer(b"{", np.uint8)},
    ],
    ids=str,
)
def test_trees_that_could_be_walked_off_their_tables_are_refused(fault, tmp_path):
    place = tmp_path / "boxes.npz"
    np.savez(place, **(parts() | fault))

    with pytest.raises(DamagedTrees):
        load(place)


@pytest.mark.parametrize("kept", [0, 10, 1000])
def test_a_file_cut_short_is_refused(kept, tmp_path):
    place = tmp_path / "boxes.npz"
    place.write_bytes(SHIPPED.read_bytes()[:kept])

    with pytest.raises(DamagedTrees):
        load(place)


def test_a_file_without_one_of_its_tables_or_with_objects_in_it_is_refused(tmp_path):
    without, objects = tmp_path / "without.npz", tmp_path / "objects.npz"
    np.savez(without, **{name: array for name, array in parts().items() if name != "value"})
    np.savez(objects, **(parts() | {"value": np.array([{"a": 1}], object)}))

    for place in (without, objects, tmp_path / "none.npz"):
        with pytest.raises(DamagedTrees):
            load(place)


def test_the_file_is_an_archive_of_plain_arrays():
    with zipfile.ZipFile(SHIPPED) as archive:
        names = {entry.filename for entry in archive.infolist()}

    assert names == {
        f"{name}.npy"
        for name in ("said", "feature", "threshold", "left", "right", "value", "baseline")
    }
