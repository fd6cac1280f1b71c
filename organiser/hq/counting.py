"""Counts what the server does, for who watches over it: numbers by our own words, nobody's name.

Each process counts for itself and keeps its numbers in a file of a folder that all share; who asks
one is told the sum of all.
"""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from time import monotonic

import msgspec

from organiser import files

FOLDER = "ORGANISER_HQ_COUNTS"
"""The folder that the processes of one server share, told by the one that starts them."""
STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_EVERY = 5.0
_decode = msgspec.json.Decoder(dict[str, float]).decode
_lock = Lock()
_counts: Counter[str] = Counter()
_written = 0.0


def add(name: str, by: float = 1, **labels: str) -> None:
    """Count *by* more of *name*; a label is a word of ours."""
    with _lock:
        _counts[_key(name, labels)] += by  # type: ignore[assignment]  # seconds are no whole numbers


def took(name: str, seconds: float) -> None:
    """Count one that took so long."""
    with _lock:
        for step in STEPS:
            if seconds <= step:
                _counts[_key(f"{name}_bucket", {"le": str(step)})] += 1
        _counts[_key(f"{name}_bucket", {"le": "+Inf"})] += 1
        _counts[f"{name}_count"] += 1
        _counts[f"{name}_sum"] += seconds  # type: ignore[assignment]  # as above
    if monotonic() - _written > _EVERY:
        keep()


def keep() -> None:
    """Write the numbers of this process where the others find them."""
    global _written  # noqa: PLW0603  (one process, one file)
    _written = monotonic()
    if folder := os.environ.get(FOLDER):
        with _lock:
            said = msgspec.json.encode(dict(_counts))
        with files.replacing(Path(folder) / f"{os.getpid()}.json") as fresh:
            fresh.write_bytes(said)


def total() -> Mapping[str, float]:
    """Return the numbers of all processes."""
    keep()
    folder = os.environ.get(FOLDER)
    if not folder:
        with _lock:
            return dict(_counts)
    found: Counter[str] = Counter()
    for file in Path(folder).glob("*.json"):
        found.update(_decode(file.read_bytes()))
    return found


def _key(name: str, labels: Mapping[str, str]) -> str:
    told = ",".join(f'{label}="{word}"' for label, word in labels.items())
    return f"{name}{{{told}}}" if told else name
