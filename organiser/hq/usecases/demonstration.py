"""Invents a country: two hundred committees with laptops, people and actions, none of them real.

Everything comes in by the doors that real laptops use. Communes are those of the repository; people
are put together of syllables, and their phones are numbers kept for fiction.
"""

import base64
import csv
import gzip
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from secrets import token_urlsafe
from uuid import UUID

from organiser import clock, paths
from organiser.domain.action import ActionKind, ActionState
from organiser.domain.consent import Origin
from organiser.domain.exchange.records import Act
from organiser.hq.home import Keys
from organiser.hq.models import Committee
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.exchange import exchange
from organiser.sync import wire
from organiser.sync.wire import Batch, Change, EnrolRequest, SyncRequest

COMMITTEES = 200
_PROGRAM = "organiser demo"
_SYLLABLES = "bel bran cor dal fal gar ker lan mar mel mor nel pra quen ros sal tan vern"
_FIRST = (
    "Agathe Bastien Camille Diane Elias Fanny Gaspard Hanna Idris Jeanne Karim Lison Malo Nora "
    "Octave Perrine Quentin Rose Sacha Tilda Ulysse Violette Yann Zélie"
)
_STREETS = ("rue des Lavoirs", "place du Marché", "chemin Vert", "impasse du Four", "quai Neuf")


def invent(keys: Keys, many: int = COMMITTEES, seed: int = 7) -> int:
    """Open *many* committees and have their laptops exchange; return how many people they know."""
    chance = Random(seed)  # noqa: S311  (fiction)
    return sum(
        _invent_one(keys, chance, insee, name) for insee, name in _some_communes(chance, many)
    )


def _invent_one(keys: Keys, chance: Random, insee: str, name: str) -> int:
    committee = enrolling.add_committee(keys, name, insee, is_committed=True)
    laptops = [_Laptop(keys, committee, chance) for _ in range(chance.choice((1, 2, 2, 3)))]
    people = chance.randint(8, 50)
    for laptop in laptops:
        laptop.exchange([])
    everybody = [change for _ in range(people) for change in _somebody(chance, insee, name)]
    laptops[0].exchange([*everybody, *_actions(chance, name)])
    for laptop in laptops:
        laptop.exchange([])
    return people


class _Laptop:
    """One invented laptop."""

    def __init__(self, keys: Keys, committee: Committee, chance: Random) -> None:
        self._keys, self._token = keys, token_urlsafe(32)
        self._epoch, self._last = "", 0
        self._cursors: dict[str, int] = {}
        key = base64.b64encode(chance.randbytes(32)).decode()
        token_hash = hashlib.sha256(self._token.encode()).hexdigest()
        name = f"Portable de {chance.choice(_FIRST.split())}"
        code, _expires = enrolling.make_code(committee)
        enrolling.enrol(keys, EnrolRequest(code, token_hash, key, name, _PROGRAM), "")

    def exchange(self, changes: list[Change]) -> None:
        """Send *changes* and hear what is new."""
        batch = Batch(self._last + 1, changes) if changes else None
        asked = SyncRequest(
            wire.VERSION, _PROGRAM, self._epoch, 1, self._cursors, fresh=not self._epoch,
            batch=batch,
        )  # fmt: skip
        told = exchange(self._keys, self._token, asked)
        self._epoch, self._last = told.epoch, told.last_no
        self._cursors |= {name: feed.cur for name, feed in told.feeds.items()}


def _somebody(chance: Random, insee: str, city: str) -> Iterator[Change]:
    key = _id(chance)
    address = _change(
        chance, "address", insee=insee, number=chance.randint(1, 90),
        street=chance.choice(_STREETS), city=city,
    )  # fmt: skip
    last = "".join(chance.sample(_SYLLABLES.split(), chance.choice((2, 3)))).capitalize()
    yield address
    yield _change(
        chance, "person", key, key, first_name=chance.choice(_FIRST.split()), last_name=last,
        origin=str(chance.choice((Origin.COMMITTEE, Origin.SIGNUP_SHEET))), address_id=address.id,
        created_at=clock.stamp(clock.now() - timedelta(days=chance.randint(1, 200))),
    )  # fmt: skip
    typed = f"06 39 98 {chance.randint(0, 99):02} {chance.randint(0, 99):02}"
    yield _change(
        chance, "contact_point", None, key, person_id=key, kind="phone", typed=typed,
        key=f"+33{typed.replace(' ', '')[1:]}",
    )  # fmt: skip


def _actions(chance: Random, city: str) -> Iterator[Change]:
    for _ in range(chance.randint(1, 8)):
        on = clock.today() + timedelta(days=chance.randint(-60, 30))
        state = ActionState.DONE if on < clock.today() else ActionState.PLANNED
        yield _change(
            chance, "action", kind=str(chance.choice(tuple(ActionKind))), on=on.isoformat(),
            title="", city=city, state=str(state),
        )  # fmt: skip


def _change(
    chance: Random, kind: str, record: str | None = None, about: str | None = None, /,
    **fields: object,
) -> Change:  # fmt: skip
    now = clock.stamp(clock.now())
    return Change(
        kind, record or _id(chance), str(Act.PUT), 0, now, fields, [chance.getrandbits(53)], {},
        about,
    )  # fmt: skip


def _id(chance: Random) -> str:
    return UUID(int=chance.getrandbits(128), version=4).hex


def _some_communes(chance: Random, many: int) -> list[tuple[str, str]]:
    file = paths.resources() / "geo" / "communes.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
        known = [(insee, name) for insee, name, _postcodes in csv.reader(stream)]
    return chance.sample(known, many)
