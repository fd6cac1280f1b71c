"""A folder that keeps pictures once made, outside the repository: making one takes a second."""

import json
from pathlib import Path

import numpy as np

from organiser.domain.manifest import from_json, to_json
from reading.pages import Sample, sample


def kept(folder: Path | None, seed: int, way: str) -> Sample:
    """Return the picture of *seed* from *folder*, or make it and put it there."""
    if folder is None:
        return sample(seed, way)
    place = folder / f"{seed:07d}-{way}.json"
    if place.exists():
        return _taken(place)
    made = sample(seed, way)
    folder.mkdir(parents=True, exist_ok=True)
    _put(made, place)
    return made


def _put(made: Sample, place: Path) -> None:
    said = {
        "seed": made.seed,
        "way": made.way,
        "page": made.page.page,
        "manifest": to_json(made.manifest.only(made.page.page)),
        "truth": dict(made.truth),
        "corners": {box: corners.round(3).tolist() for box, corners in made.corners.items()},
    }
    place.with_suffix(".picture").write_bytes(made.file)
    place.write_text(json.dumps(said), encoding="utf-8")


def _taken(place: Path) -> Sample:
    said = json.loads(place.read_text(encoding="utf-8"))
    manifest = from_json(said["manifest"])
    corners = {box: np.array(corners) for box, corners in said["corners"].items()}
    return Sample(
        said["seed"], said["way"], manifest, manifest.pages[0],
        place.with_suffix(".picture").read_bytes(), said["truth"], corners,
    )  # fmt: skip
