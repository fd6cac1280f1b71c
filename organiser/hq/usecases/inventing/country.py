"""Invents a country: two thousand committees with laptops, people, doors, actions and newcomers.

Communes are those of the repository. Everything comes in by the doors that laptops and visitors
use, dated over the ten months since the invented campaign began.
"""

import csv
import gzip
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from organiser import clock, paths
from organiser.hq.home import Keys
from organiser.hq.models import Committee
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.desk import counts
from organiser.hq.usecases.inventing import movement, requests, sign_ups
from organiser.hq.usecases.inventing.laptops import (
    Laptop,
    actions,
    somebody,
    trainings,
    visits,
)
from organiser.hq.usecases.inventing.movement import Said

COMMITTEES = 2_000
_SINCE = timedelta(days=300)
"""The first of them began so long ago."""
_QUIET = 0.06
"""Of a hundred committees, so many have not exchanged for weeks."""
_NEWCOMERS = 0.3


def invent(
    keys: Keys, many: int = COMMITTEES, seed: int = 7,
    told: Callable[[int], object] = lambda _done: None,
) -> int:  # fmt: skip
    """Open *many* committees and have their laptops exchange; return how many people they know.

    *told* hears how many are done.
    """
    chance = Random(seed)  # noqa: S311  (fiction)
    people, said = 0, movement.begin(keys)
    for done, (began, insee, name) in enumerate(_beginnings(chance, many), start=1):
        with clock.set_to(lambda began=began: began):  # type: ignore[misc]
            committee = enrolling.add_committee(keys, name, insee, is_committed=True)
        people += _work(keys, committee, chance, said)
        told(done)
    movement.end(keys, said, chance)
    requests.invent(keys, chance, _some_communes(chance, max(5, many // 40)))
    counts.count_all()
    return people


def _work(keys: Keys, committee: Committee, chance: Random, said: Said) -> int:
    """Have a committee's laptops write down its people, and visitors sign up with it."""
    ago = timedelta(days=chance.randint(16, 40) if chance.random() < _QUIET else 0)
    began = clock.now() - ago
    with clock.set_to(lambda: began):
        laptops = [Laptop(keys, committee, chance) for _ in range(chance.choice((1, 2, 2, 3)))]
        people = chance.randint(8, 50)
        for laptop in laptops:
            laptop.exchange([])
        city, insee = committee.name, committee.insee
        everybody = [each for _ in range(people) for each in somebody(chance, insee, city)]
        heard = movement.answers(said, laptops[0], chance)
        done = (*actions(chance, city), *visits(chance), *trainings(chance, everybody), *heard)
        laptops[0].exchange([*everybody, *done])
        for laptop in laptops[1:]:
            laptop.exchange([])
    if chance.random() < _NEWCOMERS:
        people += sign_ups.invent(keys, committee, chance, None if ago else laptops[0])
    return people


def _beginnings(chance: Random, many: int) -> Iterator[tuple[datetime, str, str]]:
    """Return when each committee began, its commune and its name: more and more, as time goes."""
    now = clock.now()
    back = sorted((chance.random() ** 1.7 for _ in range(many)), reverse=True)
    for part, (insee, name) in zip(back, _some_communes(chance, many), strict=True):
        yield now - timedelta(days=1) - _SINCE * part, insee, name


def _some_communes(chance: Random, many: int) -> list[tuple[str, str]]:
    file = paths.resources() / "geo" / "communes.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
        known = [(insee, name) for insee, name, _postcodes in csv.reader(stream)]
    return chance.sample(known, many)
