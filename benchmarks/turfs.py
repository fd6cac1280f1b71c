"""Cuts invented towns into turfs: how even they are, how many streets they touch, CPU seconds.

python benchmarks/turfs.py
"""

import sys
import time
from math import dist
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from towns import town

from organiser.domain.turfs.cutting import Turf, cut_turfs

TARGET = 45
SMALL, DENSE, MOST_SECONDS = 0.70, 0.55, 10.0
"""Least turfs within a fifth of the target; CPU seconds for 50,000 doors."""


def main() -> int:
    """Measure small towns, dense blocks and 50,000 doors; return 1 when a goal is missed."""
    small = [turf for seed in range(1, 6) for turf in cut_turfs(town(10, seed=seed))]
    dense = [turf for seed in range(1, 6) for turf in cut_turfs(town(8, seed=seed, dense=True))]
    addresses = town(58)
    begun = time.process_time()
    turfs = cut_turfs(addresses)
    seconds = time.process_time() - begun
    print(f"small towns   {_said(small)} (goal {SMALL:.0%})")
    print(f"dense blocks  {_said(dense)} (goal {DENSE:.0%})")
    doors = sum(turf.doors for turf in turfs)
    print(f"{doors:,} doors at {len(addresses):,} addresses, {len(turfs):,} turfs: "
          f"{seconds:.1f} CPU s in all, their order too (goal {MOST_SECONDS:.0f})")  # fmt: skip
    is_met = _even(small) >= SMALL and _even(dense) >= DENSE and seconds <= MOST_SECONDS
    return 0 if is_met else 1


def _said(turfs: list[Turf]) -> str:
    doors = [turf.doors for turf in turfs]
    streets = sum(len({line.street for line in turf.lines}) for turf in turfs) / len(turfs)
    steps = sum(_metres(turf) for turf in turfs) / sum(doors)
    return (
        f"{len(turfs)} turfs of {min(doors)} to {max(doors)} doors, {streets:.1f} streets a turf, "
        f"{steps:.1f} m a door; within a fifth of {TARGET}: {_even(turfs):.0%}"
    )


def _even(turfs: list[Turf]) -> float:
    return sum(abs(turf.doors - TARGET) <= TARGET / 5 for turf in turfs) / len(turfs)


def _metres(turf: Turf) -> float:
    places = [(line.x or 0.0, line.y or 0.0) for line in turf.lines]
    return sum(map(dist, places, places[1:]))


if __name__ == "__main__":
    sys.exit(main())
