"""The departments of France by their codes, overseas collectivities included."""

import csv
from collections.abc import Mapping
from functools import cache

from organiser import paths


@cache
def departments() -> Mapping[str, str]:
    """Return the name of each department, by code."""
    lines = (paths.resources() / "geo" / "departments.csv").read_text(encoding="utf-8")
    return dict(csv.reader(lines.splitlines()))
