"""Outlines and centres of communes that come along with the program."""

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from organiser import paths
from organiser.domain.geography import UNIT, Point, Shape, project, shape_of
from organiser.domain.territory import department_of

FOLDER = "outlines"
INVENTED = "29999"
"""The commune of the demonstration: at sea, so that it is nobody's."""


def shipped_outlines(department: str) -> dict[str, Shape]:
    """Return the outlines of the communes of a department, where they come along."""
    return shapes_in(_shipped() / f"{department}.json.gz")


def invented_outline() -> dict[str, Shape]:
    """Return the outline of the commune of the demonstration."""
    return shapes_in(_shipped() / "invented.json.gz")


def departments() -> Mapping[str, Shape]:
    """Return the outlines of the departments; those overseas have none."""
    return shapes_in(_shipped() / "departments.json.gz")


@cache
def centres() -> Mapping[str, Point]:
    """Return where on the map each commune is."""
    packed = _read(_shipped() / "centres.json.gz")
    return {code: project(x / UNIT, y / UNIT) for code, (x, y) in packed.items()}


def centres_of(wanted: Iterable[str]) -> dict[str, Point]:
    """Return the centres of all communes of some departments."""
    some = frozenset(wanted)
    return {code: place for code, place in centres().items() if department_of(code) in some}


def shapes_in(file: Path) -> dict[str, Shape]:
    """Return the areas of a packed file; none where there is no such file."""
    return {code: shape_of(code, rings) for code, rings in _read(file).items() if rings}


def _shipped() -> Path:
    return paths.resources() / "geo" / FOLDER


def _read(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    with gzip.open(file, "rt", encoding="utf-8") as text:
        read: dict[str, Any] = json.load(text)
        return read
