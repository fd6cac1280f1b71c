"""Outlines of communes: what comes along with the program, and what she brought in herself."""

from collections.abc import Iterable
from pathlib import Path

from organiser.atlas.outlines import FOLDER, shapes_in, shipped_outlines
from organiser.domain.geography import Shape


def outlines_of(home: Path, departments: Iterable[str]) -> dict[str, Shape]:
    """Return the outlines of the communes of *departments*, as far as there are any."""
    found: dict[str, Shape] = {}
    for department in departments:
        found |= shipped_outlines(department)
        found |= shapes_in(home / FOLDER / f"{department}.json.gz")  # what she brought in wins
    return found
