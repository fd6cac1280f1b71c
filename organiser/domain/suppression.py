"""Recognises, by keyed hashes alone, somebody who asked not to be in the list any more (R15).

The key is secret: an e-mail or a phone number could be guessed from a plain hash.
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from organiser.domain.identity import name_key

_LABEL = b"organiser suppression 1"


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody may be reached: what is compared, each written one way."""

    first_name: str = ""
    last_name: str = ""
    emails: tuple[str, ...] = ()
    """Their keys, as `organiser.domain.identity` makes them."""
    phones: tuple[str, ...] = ()
    """E.164."""
    door: str = ""
    """The key of her door."""


def key_of(file_key: bytes) -> bytes:
    """Return the key of the hashes, made from the key of the committee's file."""
    return hmac.new(file_key, _LABEL, sha256).digest()


def mark_of(key: bytes) -> str:
    """Return what tells whether two files have the same key; nothing else can be told by it."""
    return digest(key, "mark")[:16]


def digest(key: bytes, kind: str, *values: str) -> str:
    """Return the hash of *values* of one *kind*."""
    said = "\x1f".join((kind, *values)).encode("utf-8", "surrogatepass")
    return hmac.new(key, said, sha256).hexdigest()


def own(key: bytes, who: Reached, shared: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what keeps *who* away: kind and hash.

    An e-mail or phone that is *shared* with somebody who stays is only hers beside her name.
    """
    name, others = name_key(who.first_name, who.last_name), frozenset(shared)
    for kind, values in (("email", who.emails), ("phone", who.phones)):
        for value in values:
            if value in others:
                yield kind, digest(key, f"{kind}+name", value, name)
            else:
                yield kind, digest(key, kind, value)
    if who.door and who.last_name:
        yield "address", digest(key, "address+name", who.door, name)


def asked(key: bytes, who: Reached) -> Iterator[str]:
    """Yield every hash by which *who* would be recognised."""
    name = name_key(who.first_name, who.last_name)
    for kind, values in (("email", who.emails), ("phone", who.phones)):
        for value in values:
            yield digest(key, kind, value)
            yield digest(key, f"{kind}+name", value, name)
    if who.door and who.last_name:
        yield digest(key, "address+name", who.door, name)


def of_door(key: bytes, door: str) -> str:
    """Return the hash of a door where nobody may knock."""
    return digest(key, "door", door)
