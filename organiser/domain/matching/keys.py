"""Keys that bring together, out of a whole list, the entries worth comparing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from organiser.domain.matching.entry import Entry
from organiser.domain.matching.sound import sound

_SHORTEST_LOCAL = 6


class Sieve(IntEnum):
    """Which pairs that share a key are compared, by the level of their given names."""

    NONE = 0
    """All: the key tells a person, or the names may stand in each other's place."""
    NOT_DIFFERENT = 1
    """Given names that differ clearly are two people, unless another key says more."""
    BOTH_NAMED = 2
    """And an entry without a given name needs a key that tells a person."""
    BOTH_ALIKE = 3
    """And the family names are not clearly different: the key says nothing of them."""


@dataclass(slots=True)
class Sketch:
    """An entry with the pieces that its keys are made of."""

    entry: Entry
    first_sound: str
    last_sound: str
    initial: str
    area: str
    door: str


Value = str | tuple[str, ...]
Maker = Callable[[Sketch], Iterable[Value]]


@dataclass(frozen=True, slots=True)
class Key:
    """One way to bring entries together."""

    name: str
    sieve: Sieve
    of: Maker


def sketch(entry: Entry) -> Sketch:
    """Return the pieces of *entry* that several keys share."""
    head = entry.first.partition(" ")[0]
    door = f"{entry.number} {entry.street.rpartition(' ')[2]}" if entry.number else ""
    return Sketch(
        entry,
        sound(head) if len(head) > 1 else "",
        sound(entry.last),
        entry.first[:1],
        entry.postcode[:2],
        door.strip(),
    )


def given_first(one: Sketch) -> tuple[Value, ...]:
    """Return the sound of the given name and how the family name begins."""
    return _joined(one.first_sound, one.entry.last[:1])


def family_first(one: Sketch) -> tuple[Value, ...]:
    """Return what `given_first` is for an entry whose two names stand in each other's place."""
    return _joined(one.last_sound, one.entry.first[:1])


def _joined(*parts: str) -> tuple[Value, ...]:
    return (parts,) if all(parts) else ()


def _local_parts(one: Sketch) -> list[str]:
    locals_ = (email.partition("@")[0] for email in one.entry.emails)
    return [local for local in locals_ if len(local) >= _SHORTEST_LOCAL]


def _words_of_family(one: Sketch) -> list[Value]:
    """Each word of a double name, and the name of birth, beside the given name."""
    words = [*one.entry.last.split(), *one.entry.born.split()]
    if not one.first_sound or len(words) < 2:
        return []
    return [(sound(word), one.first_sound) for word in words if len(word) > 2]


def _single_word(one: Sketch) -> tuple[Value, ...]:
    last = one.entry.last
    return () if " " in last else _joined(one.last_sound, one.first_sound)


KEYS = (
    Key("email", Sieve.NONE, lambda s: s.entry.emails),
    Key("mobile", Sieve.NONE, lambda s: s.entry.mobiles),
    Key("local part", Sieve.NOT_DIFFERENT, _local_parts),
    Key("landline", Sieve.NOT_DIFFERENT, lambda s: s.entry.landlines),
    Key("birth", Sieve.NONE, lambda s: (s.entry.birth,) if s.entry.birth else ()),
    Key("double name", Sieve.BOTH_NAMED, lambda s: (*_words_of_family(s), *_single_word(s))),
    Key("family and post", Sieve.BOTH_NAMED, lambda s: _joined(s.last_sound, s.entry.postcode)),
    Key("given and post", Sieve.BOTH_ALIKE, lambda s: _joined(s.first_sound, s.entry.postcode)),
    Key("door", Sieve.NOT_DIFFERENT, lambda s: _joined(s.door, s.entry.postcode)),
    Key("door and initial", Sieve.BOTH_NAMED, lambda s: _joined(s.door, s.initial)),
    Key("initials and post", Sieve.BOTH_ALIKE,
        lambda s: _joined(s.initial, s.entry.last[:1], s.entry.postcode)),
    Key("beginnings", Sieve.BOTH_ALIKE,
        lambda s: _joined(s.entry.first[:3], s.entry.last[:3])),
    Key("end of family", Sieve.BOTH_NAMED, lambda s: _joined(s.entry.last[-4:], s.first_sound)),
    Key("family by sound", Sieve.BOTH_NAMED, lambda s: _joined(s.last_sound, s.initial)),
)  # fmt: skip
"""Typing errors are not phonetic: many keys, each of which misses others."""
