"""By what somebody is found again in words that others wrote: her names, e-mails and phones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from organiser.domain.identity import email_key, fold, surname_key, unaccented
from organiser.sync.forgetting import Image, Past

STRUCK = "[…]"
"""What stands where she was named."""
_LEAST = 6
"""A shorter text names too many to be struck out of what others wrote."""

_LEAST_OWN = 3
"""In a text about herself, a name alone names her; an initial does not."""


@dataclass(frozen=True, slots=True)
class Person:
    """What names one person: as `traces_of` read it."""

    first: str
    last: str
    birth: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True)
class Traces:
    """What names people, and how to strike it out of a text."""

    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    """E.164."""

    def struck(self, text: str) -> str:
        """Return *text* with all of it struck out; *text* itself when nothing of it is there."""
        parts = self._named_in(text)
        if not parts:
            return text
        plain, places = _aligned(text)
        spans = [match.span() for match in re.finditer("|".join(parts), plain)]
        for start, end in reversed(spans):
            text = f"{text[: places[start]]}{STRUCK}{text[places[end - 1] + 1 :]}"
        return text

    def __bool__(self) -> bool:
        """Tell whether there is anything to strike out."""
        return bool(self.names or self.emails or self.phones)

    def _named_in(self, text: str) -> list[str]:
        """Return patterns of what *text* may name: of thousands, the few it shares a word with."""
        plain = unaccented(text)
        parts = [
            _words(name)
            for word in self._by_word.keys() & set(_WORD.findall(plain))
            for name in self._by_word[word]
        ]
        if "@" in plain:
            parts += [_words(email) for email in self._emails if email in plain]
        if self._by_end:
            ends = {_digits(run)[-9:] for run in _NUMBER.findall(plain)}
            parts += [_phone(self._by_end[end]) for end in ends & self._by_end.keys()]
        return parts

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(max(_WORD.findall(unaccented(name)), key=len), []).append(name)
        return found

    @cached_property
    def _emails(self) -> tuple[str, ...]:
        return tuple(unaccented(email) for email in self.emails)

    @cached_property
    def _by_end(self) -> dict[str, str]:
        return {e164[-9:]: e164 for e164 in self.phones}


_FRENCH = ("+33", "+262", "+590", "+594", "+596")
"""Numbers that are written at home with a nought and nine figures."""
_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"[0-9](?:[\s.\-_/]*[0-9]){8,14}")


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def people_of(
    connection: Connection, subjects: Iterable[bytes], past: Past
) -> dict[bytes, list[Person]]:
    """Return *subjects* as they are and as they were: former names and numbers are theirs too."""
    return {key: list(_read(connection, key, past)) for key in subjects}


def traces_of(
    connection: Connection, people: Iterable[Person], subjects: frozenset[bytes]
) -> Traces:
    """Return what names *people*, who are *subjects*.

    A name that somebody who stays bears too names nobody in particular, and an e-mail or a phone
    that somebody who stays has is hers: neither is struck out of what others wrote.
    """
    every = tuple(people)
    names = dict.fromkeys(
        name
        for each in every
        if not _is_borne(connection, each, subjects)
        for name in _names(each)
        if len(name) >= _LEAST
    )
    emails = dict.fromkeys(email for each in every for email in each.emails)
    phones = dict.fromkeys(phone for each in every for phone in each.phones)
    return Traces(
        tuple(names),
        tuple(e for e in emails if not is_shared(connection, email_key(e), subjects)),
        tuple(p for p in phones if not is_shared(connection, p, subjects)),
    )


def own_traces(people: Iterable[Person]) -> Traces:
    """Return what names *people* where the text is about them alone: each of their names too."""
    every = tuple(people)
    words = (w for p in every for w in (*_names(p), p.first, p.last, p.birth))
    return Traces(
        tuple(dict.fromkeys(word for word in words if len(word) >= _LEAST_OWN)),
        tuple(dict.fromkeys(email for each in every for email in each.emails)),
        tuple(dict.fromkeys(phone for each in every for phone in each.phones)),
    )


def is_shared(connection: Connection, key: str, gone: frozenset[bytes]) -> bool:
    """Tell whether somebody who stays has the e-mail or phone of that *key* too."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT person_id FROM contact_point WHERE key = ?", (key,)
    )
    return bool(key) and bool({owner for (owner,) in rows} - gone)


def _read(connection: Connection, key: bytes, past: Past) -> Iterator[Person]:
    row = connection.exec_driver_sql(
        "SELECT first_name, last_name, birth_name FROM person WHERE id = ?", (key,)
    ).first()
    images, contacts = past.cards.get(key, []), _contacts(connection, key, past)
    emails = {text for kind, typed, k in contacts if kind == "email" for text in (typed, k) if text}
    phones = {k for kind, _typed, k in contacts if kind != "email" and k}
    now = tuple(row) if row is not None else ("", "", "")
    for first in _ever(now[0], images, "first_name"):
        for last in _ever(now[1], images, "last_name"):
            for birth in _ever(now[2], images, "birth_name"):
                if row is not None or any((first, last, birth)):
                    yield Person(first, last, birth, tuple(sorted(emails)), tuple(sorted(phones)))


def _contacts(connection: Connection, key: bytes, past: Past) -> list[tuple[str, str, str]]:
    """Her e-mails and phones, those of the journal included: kind, typed, key."""
    rows = connection.exec_driver_sql(
        "SELECT kind, typed, key FROM contact_point WHERE person_id = ?", (key,)
    )
    found: list[tuple[str, str, str]] = [(kind, typed, k) for kind, typed, k in rows]
    gone = past.contacts.get(key, [])
    return found + [(image["kind"], image["typed"], image["key"]) for image in gone]


def _ever(now: str, images: Iterable[Image], name: str) -> list[str]:
    known = [str(image[name]) for image in images if image.get(name)]
    return list(dict.fromkeys([now, *known]))


def _names(each: Person) -> Iterator[str]:
    for last in (each.last, each.birth):
        if each.first and last:
            yield f"{each.first} {last}"
            yield f"{last} {each.first}"
        elif last and " " in last:
            yield last


def _is_borne(connection: Connection, who: Person, gone: frozenset[bytes]) -> bool:
    """Tell whether somebody who stays is called the same; without a first name, by the last."""
    rows = connection.exec_driver_sql(
        "SELECT id, first_name FROM person WHERE last_key = ?", (surname_key(who.last),)
    )
    return any(
        key not in gone and (not who.first or fold(first) == fold(who.first)) for key, first in rows
    )


def _words(text: str) -> str:
    """Whole words only: Jean Roux is not in Jean Rouxel."""
    plain = re.escape(unaccented(text)).replace(r"\ ", r"[\s,]+")
    return rf"(?<![a-z0-9]){plain}(?![a-z0-9])"


def _phone(e164: str) -> str:
    gap = r"[\s.\-_/]*"
    ways = {e164, f"0{e164[-9:]}" if e164.startswith(_FRENCH) else e164}
    written = (gap.join(map(re.escape, way)) for way in sorted(ways))
    return rf"(?<![0-9])(?:{'|'.join(written)})(?![0-9])"


def _aligned(text: str) -> tuple[str, list[int]]:
    """Return *text* without accents, and for each sign of it the place it came from."""
    signs_, places = [], []
    for place, sign in enumerate(text):
        for plain in unaccented(sign) or "":
            signs_.append(plain)
            places.append(place)
    return "".join(signs_), places
