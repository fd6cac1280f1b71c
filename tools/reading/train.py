"""Trains the trees that judge boxes on invented pages, and writes resources/reading/boxes.npz.

python tools/reading/train.py [--pages 630] [--shelf FOLDER]

Needs scikit-learn (the extra "training"); the program itself walks the trees with numpy alone.
"""

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from sklearn.ensemble import HistGradientBoostingClassifier

from organiser.domain.refusal import Unreadable
from organiser.domain.sheet_layout import LAYOUTS
from organiser.scanning.codes import find_codes
from organiser.scanning.flat import SCALE
from organiser.scanning.measures import NAMES, measure
from organiser.scanning.page import FlatPage, flatten
from organiser.scanning.trees import CLASSES, VERSION, Trees
from reading.hands import RINGED
from reading.pages import Sample
from reading.shelf import kept
from reading.spoiling import WAYS

OUT = Path("resources") / "reading" / "boxes.npz"
SEEDS = range(100_000)
"""Pages to train on; benchmarks/sheets.py measures on seeds beyond these."""
ROUNDS, LEAVES, DEPTH = 150, 15, 8
_JITTER = (0.05, 0.15)
"""Millimetres: a box may be found that much aside."""

Floats = NDArray[np.floating]


def main() -> int:
    """Draw pages, measure their boxes, train, say how well it went, write the file."""
    given = argparse.ArgumentParser()
    given.add_argument("--pages", type=int, default=630)
    given.add_argument("--shelf", type=Path)
    asked = given.parse_args()
    table, became, pages = boxes(SEEDS[: asked.pages], asked.shelf)
    trees, equal = trained(table, became)
    print(f"{pages} of {asked.pages} pages, {len(table):,} looks at boxes: "
          f"{ {name: int((became == at).sum()) for at, name in enumerate(CLASSES)} }")  # fmt: skip
    some = slice(None, None, 10)
    wrong = (trees.chances(table[some]).argmax(1) != became[some]).mean()
    print(f"like scikit-learn to {equal:.0e}; wrong on its own pages: {wrong:.1e}")
    out = Path(__file__).resolve().parents[2] / OUT
    out.parent.mkdir(exist_ok=True)
    _write(trees, out)
    print(f"{OUT}: {out.stat().st_size / 1000:.0f} kB")
    return 0


def boxes(seeds: range, shelf: Path | None) -> tuple[Floats, NDArray[np.intp], int]:
    """Return the measures of every box of the pages of *seeds*, and what became of it."""
    tables, said, pages = [], [], 0
    ways = tuple(WAYS)
    for seed in seeds:
        made = kept(shelf, seed, ways[seed % len(ways)])
        flat = _flat(made)
        if flat is None:
            continue
        pages += 1
        keep = [at for at, box in enumerate(made.page.boxes) if made.truth[box.id] != RINGED]
        became = [CLASSES.index(made.truth[made.page.boxes[at].id]) for at in keep]
        for aside in _asides(flat, np.random.default_rng(seed)):
            tables.append(measure(aside, made.page).table[keep])
            said += became
    table, all_said = np.concatenate(tables), np.array(said)
    seen = ~_lost(table, all_said)
    return table[seen], all_said[seen], pages


def _lost(table: Floats, became: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell the ticks of which a scanner left nothing: they would teach that empty is not sure."""
    inked = table[:, NAMES.index("tall")] + table[:, NAMES.index("wide")]
    return np.asarray((became == CLASSES.index("ticked")) & (inked == 0))


def trained(table: Floats, became: NDArray[np.intp]) -> tuple[Trees, float]:
    """Return trees for *table*, and how far they are from what scikit-learn says itself."""
    weight = np.array([1.0, 1.0, 2.0])[became]
    teacher = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_leaf_nodes=LEAVES, max_depth=DEPTH, learning_rate=0.08, max_bins=127,
        min_samples_leaf=25, l2_regularization=5.0, max_features=0.4, early_stopping=False, random_state=1,
    )  # fmt: skip
    teacher.fit(table, became, sample_weight=weight)
    trees = _as_arrays(teacher)
    far = np.abs(trees.chances(table[:20_000]) - teacher.predict_proba(table[:20_000])).max()
    return trees, float(far)


def _write(trees: Trees, path: Path) -> None:
    """Write what numpy reads as an archive of arrays: the same bytes each time."""
    said = {
        "version": VERSION, "classes": CLASSES, "depth": trees.depth, "measures": trees.measures,
        "sides": trees.sides, "shapes": trees.shapes,
    }  # fmt: skip
    text = np.frombuffer(json.dumps(said).encode(), np.uint8)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in {"said": text, **trees.arrays}.items():
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as out:
                np.lib.format.write_array(out, np.ascontiguousarray(array), allow_pickle=False)


def _flat(made: Sample) -> FlatPage | None:
    picture = made.picture()
    try:
        return flatten(picture, made.page, find_codes(picture))
    except Unreadable:
        return None


def _asides(flat: FlatPage, rng: np.random.Generator) -> Iterator[FlatPage]:
    """Give the page as it was found, and as if its boxes had been found a little aside."""
    yield flat
    for jitter in _JITTER:
        moved = {
            box: (*(np.array([x, y]) + rng.normal(0, jitter * SCALE, 2)), sure)
            for box, (x, y, sure) in flat.places.items()
        }
        yield replace(flat, places=moved)


def _as_arrays(teacher: HistGradientBoostingClassifier) -> Trees:
    """Lay the nodes of each tree out in tables, tree after tree as the rounds went.

    A threshold becomes the greatest short number that is not above it: measures are short
    numbers too, so each goes the same way as before.
    """
    grown = [tree.nodes for round_ in teacher._predictors for tree in round_]  # noqa: SLF001
    shape = len(grown), max(len(nodes) for nodes in grown)
    own = np.broadcast_to(np.arange(shape[1]), shape)
    left, right = own.astype(np.uint8), own.astype(np.uint8)
    feature, threshold, value = (
        np.zeros(shape, np.uint8),
        np.zeros(shape, np.float32),
        np.zeros(shape, np.float32),
    )
    for at, nodes in enumerate(grown):
        inner = np.flatnonzero(nodes["is_leaf"] == 0)
        left[at, inner], right[at, inner] = nodes["left"][inner], nodes["right"][inner]
        feature[at, inner] = nodes["feature_idx"][inner]
        threshold[at, inner] = _not_above(nodes["num_threshold"][inner])
        leaf = np.flatnonzero(nodes["is_leaf"])
        value[at, leaf] = nodes["value"][leaf]
    sides = sorted(layout.box for layout in LAYOUTS.values())
    arrays = {
        "feature": feature, "threshold": threshold, "left": left, "right": right, "value": value,
        "baseline": np.asarray(teacher._baseline_prediction, np.float64).ravel(),  # noqa: SLF001
    }  # fmt: skip
    depth = max(int(nodes["depth"].max()) for nodes in grown)
    return Trees(arrays, depth, NAMES, (sides[0], sides[-1]), ("square",))


def _not_above(numbers: Floats) -> Floats:
    short = np.asarray(numbers, np.float32)
    return np.where(
        short.astype(np.float64) > numbers, np.nextafter(short, np.float32(-np.inf)), short
    )


if __name__ == "__main__":
    sys.exit(main())
