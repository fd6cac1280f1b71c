"""Invented laptops: what they write down comes in by the doors that real ones use.

People are put together of syllables, and their phones are numbers kept for fiction.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from secrets import token_urlsafe
from uuid import UUID

from organiser import clock
from organiser.domain.action import ActionKind, ActionState
from organiser.domain.consent import Origin
from organiser.domain.exchange.records import Act
from organiser.hq.home import Keys
from organiser.hq.models import Committee
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.exchange import exchange
from organiser.sync import wire
from organiser.sync.wire import Batch, Change, EnrolRequest, Row, SyncRequest

_PROGRAM = "organiser demo"
_SYLLABLES = "bel bran cor dal fal gar ker lan mar mel mor nel pra quen ros sal tan vern"
_FIRST = (
    "Agathe Bastien Camille Diane Elias Fanny Gaspard Hanna Idris Jeanne Karim Lison Malo Nora "
    "Octave Perrine Quentin Rose Sacha Tilda Ulysse Violette Yann Zélie"
)
_STREETS = ("rue des Lavoirs", "place du Marché", "chemin Vert", "impasse du Four", "quai Neuf")


class Laptop:
    """One invented laptop."""

    def __init__(self, keys: Keys, committee: Committee, chance: Random) -> None:
        self._keys, self._token = keys, token_urlsafe(32)
        self._epoch, self._last = "", 0
        self._cursors: dict[str, int] = {}
        key = base64.b64encode(chance.randbytes(32)).decode()
        token_hash = hashlib.sha256(self._token.encode()).hexdigest()
        code, _expires = enrolling.make_code(committee)
        name = f"Portable de {chance.choice(_FIRST.split())}"
        enrolling.enrol(keys, EnrolRequest(code, token_hash, key, name, _PROGRAM), "")

    def exchange(self, changes: list[Change]) -> list[Row]:
        """Send *changes*; return what is new."""
        batch = Batch(self._last + 1, changes) if changes else None
        asked = SyncRequest(
            wire.VERSION, _PROGRAM, self._epoch, 1, self._cursors, fresh=not self._epoch,
            batch=batch,
        )  # fmt: skip
        told = exchange(self._keys, self._token, asked)
        self._epoch, self._last = told.epoch, told.last_no
        self._cursors |= {name: feed.cur for name, feed in told.feeds.items()}
        return [row for feed in told.feeds.values() for row in feed.rows]


def full_name(chance: Random) -> tuple[str, str]:
    """Return a first and a last name that nobody has."""
    last = "".join(chance.sample(_SYLLABLES.split(), chance.choice((2, 3)))).capitalize()
    return chance.choice(_FIRST.split()), last


def phone(chance: Random) -> str:
    """Return a number that is kept for fiction (ARCEP, decision 2018-0881)."""
    return f"06 39 98 {chance.randint(0, 99):02} {chance.randint(0, 99):02}"


def mailbox(chance: Random, first: str, last: str) -> str:
    """Return a mailbox that nobody has."""
    plain = f"{first}.{last}".lower().replace("é", "e")
    return f"{plain}{chance.randint(1, 9_999)}@example.org"


def network(chance: Random) -> str:
    """Return where a visitor comes from: a network kept for examples (RFC 3849)."""
    return f"2001:db8:{chance.getrandbits(16):x}:{chance.getrandbits(16):x}::1"


def somebody(chance: Random, insee: str, city: str) -> Iterator[Change]:
    """Yield what is written down of one person."""
    key, (first, last) = _id(chance), full_name(chance)
    address = change(
        chance, "address", insee=insee, number=chance.randint(1, 90),
        street=chance.choice(_STREETS), city=city,
    )  # fmt: skip
    yield address
    yield change(
        chance, "person", key, key, first_name=first, last_name=last,
        origin=str(chance.choice((Origin.COMMITTEE, Origin.SIGNUP_SHEET))), address_id=address.id,
        created_at=clock.stamp(clock.now() - timedelta(days=chance.randint(1, 200))),
    )  # fmt: skip
    typed = phone(chance)
    yield change(
        chance, "contact_point", None, key, person_id=key, kind="phone", typed=typed,
        key=f"+33{typed.replace(' ', '')[1:]}",
    )  # fmt: skip


def actions(chance: Random, city: str) -> Iterator[Change]:
    """Yield what the committee did, and what it announces."""
    for _ in range(chance.randint(1, 8)):
        on = clock.today() + timedelta(days=chance.randint(-60, 30))
        is_past = on < clock.today()
        yield change(
            chance, "action", kind=str(chance.choice(tuple(ActionKind))), on=on.isoformat(),
            title="", city=city, starts="" if is_past else f"{chance.randint(9, 19)}:00",
            state=str(ActionState.DONE if is_past else ActionState.PLANNED),
            is_public=int(not is_past and chance.random() < 0.6),
        )  # fmt: skip


def visits(chance: Random) -> Iterator[Change]:
    """Yield what was met at the doors of some pages."""
    for _page in range(chance.randint(0, 4)):
        page, on = _id(chance), clock.today() - timedelta(days=chance.randint(1, 90))
        for row in range(chance.randint(8, 16)):
            yield change(
                chance, "visit", page_id=page, row=row, how="keyed", on=on.isoformat(),
                outcome=chance.choice("AAAAPPPLNIE"), entered_at=clock.stamp(clock.now()),
            )  # fmt: skip


def trainings(chance: Random, everybody: Sequence[Change]) -> Iterator[Change]:
    """Yield who of *everybody* followed a course."""
    people = [each.id for each in everybody if each.kind == "person"]
    for person in chance.sample(people, len(people) // 8):
        on = clock.today() - timedelta(days=chance.randint(1, 150))
        yield change(
            chance, "training_record", None, person, person_id=person, on=on.isoformat(),
            course="Données et droits", course_key="data-and-rights", is_passed=1,
        )  # fmt: skip


def change(
    chance: Random, kind: str, record: str | None = None, about: str | None = None, /,
    **fields: object,
) -> Change:  # fmt: skip
    """Return one record that is new."""
    now = clock.stamp(clock.now())
    return Change(
        kind, record or _id(chance), str(Act.PUT), 0, now, fields, [chance.getrandbits(53)], {},
        about,
    )  # fmt: skip


def _id(chance: Random) -> str:
    return UUID(int=chance.getrandbits(128), version=4).hex
