"""Seals what headquarters may not read: XChaCha20-Poly1305 under the committee's key.

The nonce is a keyed hash of what is sealed and where, so that the same text in the same field is
the same bytes: two laptops that write it do not conflict, and all that shows is that one field
went back to an old value (as in RFC 8452, 4). Scope, record and field are authenticated with it.
"""

import base64
import json
from hashlib import blake2b
from typing import Any
from uuid import UUID

import nacl.bindings as nacl
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

_NONCE = nacl.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
KEY_BYTES = 32


class CannotUnseal(Exception):
    """It was sealed by another key, or is not what was sealed."""


def seal(key: bytes, place: bytes, value: Any) -> str:
    """Return *value*, anything JSON knows, sealed for one *place*; base64."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    nonce = blake2b(place + b"\0" + data, key=key, digest_size=_NONCE).digest()
    sealed = nacl.crypto_aead_xchacha20poly1305_ietf_encrypt(data, place, nonce, key)
    return base64.b64encode(nonce + sealed).decode()


def unseal(key: bytes, place: bytes, sealed: str) -> Any:
    """Return what was sealed for *place*; `CannotUnseal` when the key is not its own."""
    try:
        data = base64.b64decode(sealed, validate=True)
        plain = nacl.crypto_aead_xchacha20poly1305_ietf_decrypt(
            data[_NONCE:], place, data[:_NONCE], key
        )
        return json.loads(plain)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotUnseal from error


def place_of(scope: str, record: UUID, field: str) -> bytes:
    """Return what is authenticated with a sealed field: it opens nowhere else."""
    return f"{scope}\0{record.hex}\0{field}".encode()


def wrap(secret: bytes, public_key: str) -> str:
    """Return *secret* so that only the holder of the private key opens it; base64."""
    box = SealedBox(PublicKey(base64.b64decode(public_key)))
    return base64.b64encode(box.encrypt(secret)).decode()


def unwrap(wrapped: str, private_key: bytes) -> bytes:
    """Return what was wrapped for us; `CannotUnseal` when it was for somebody else."""
    try:
        return bytes(SealedBox(PrivateKey(private_key)).decrypt(base64.b64decode(wrapped)))
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotUnseal from error


def public_of(private_key: bytes) -> str:
    """Return the public half of a private key, base64."""
    return base64.b64encode(bytes(PrivateKey(private_key).public_key)).decode()
