"""Encrypts what tells who somebody is before it reaches the database, one blob a record.

XSalsa20-Poly1305 (NaCl's secret box) under a key of the committee, made from one that lies outside
the database and its backups: neither a dump nor a stolen disk of the database says a name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import nacl.bindings as nacl
from nacl.utils import random

_NONCE = nacl.crypto_secretbox_NONCEBYTES
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def closed(fields: Mapping[str, Any], key: bytes) -> bytes | None:
    """Return *fields* encrypted, None when there are none."""
    return next(closed_texts([_encode(fields)], key)) if fields else None


def closed_texts(texts: Sequence[bytes], key: bytes) -> Iterator[bytes]:
    """Yield fields that are JSON already, encrypted one after another."""
    nonces = random(_NONCE * len(texts))
    for at, text in enumerate(texts):
        nonce = nonces[at * _NONCE : (at + 1) * _NONCE]
        yield nonce + nacl.crypto_secretbox_easy(text, nonce, key)


def opened(secret: bytes | memoryview | None, key: bytes) -> dict[str, Any]:
    """Return the fields of *secret*; `nacl.exceptions.CryptoError` when the key is not its own."""
    if secret is None:
        return {}
    data = bytes(secret)
    return _decode(nacl.crypto_secretbox_open_easy(data[_NONCE:], data[:_NONCE], key))
