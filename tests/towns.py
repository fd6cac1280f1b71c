"""Invented towns, for what goes from door to door."""

from random import Random

from organiser.domain.turfs.spots import TurfAddress


def town(blocks, *, seed=1, dense=False):
    """Return the addresses of an invented town: streets across avenues, numbers on both sides."""
    chance, found = Random(seed), []
    side = blocks * 90
    for street in range(blocks):
        for along in ("rue", "avenue"):
            middle = street * 90 + chance.uniform(-15, 15)
            at, number = chance.uniform(0, side * 0.3), 0
            end = chance.uniform(side * 0.6, side)
            while at < end:
                number += 2
                for odd in (0, 1):
                    beside = middle + (10 if odd else -10) + chance.uniform(-3, 3)
                    x, y = (at, beside) if along == "rue" else (beside, at)
                    many = chance.randint(4, 20) if dense else chance.randint(2, 8)
                    doors = many if chance.random() < (0.4 if dense else 0.06) else 1
                    name = f"{along} {street}"
                    found.append(TurfAddress(f"{name}-{number - odd}", name, number - odd,
                                             x=x, y=y, doors=doors))  # fmt: skip
                at += chance.uniform(12, 22)
    return found
