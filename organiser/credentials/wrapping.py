"""The file's random key, wrapped by a password and by a recovery code (R29, Argon2id)."""

import json
import secrets
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import nacl.exceptions
import nacl.secret
from argon2.low_level import Type, hash_secret_raw
from nacl.public import PrivateKey

from organiser.errors import CannotOpen
from organiser.files import replacing
from organiser.i18n import _

FILE = "committee.keys"
FORMAT = "organiser-keys/1"
KEY_BYTES = 32
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
CODE_LETTERS = 30
GROUP = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess is: RFC 9106, second recommended choice."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """The key, closed by one secret."""

    salt: str
    box: str
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands beside the committee's file: its name in the keyring, and the wraps."""

    file_id: str
    password: Wrap
    recovery: Wrap
    recovery_public: str = ""
    """The public half of what the code opens, in a box that the file's key closed: whoever only
    writes beside the file cannot put his own there. Empty in a file of an older program."""


def new_key() -> bytes:
    """Return a random key for a new file."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """Return a code of 150 random bits, in groups that can be read aloud."""
    letters = "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LETTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))


def canonical_code(typed: str) -> str:
    """Return a recovery code as it was printed, however it was typed."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def wrap(key: bytes, secret: str, cost: Cost | None = None) -> Wrap:
    """Close *key* with *secret*."""
    cost = cost or Cost()
    salt = secrets.token_bytes(16)
    box = nacl.secret.SecretBox(_stretched(secret, salt, cost)).encrypt(key)
    return Wrap(salt.hex(), bytes(box).hex(), cost)


def unwrap(wrapped: Wrap, secret: str) -> bytes | None:
    """Return the key, or None when *secret* is not the one that closed it."""
    stretched = _stretched(secret, bytes.fromhex(wrapped.salt), wrapped.cost)
    try:
        return bytes(nacl.secret.SecretBox(stretched).decrypt(bytes.fromhex(wrapped.box)))
    except nacl.exceptions.CryptoError:
        return None


def with_password(keys: KeyFile, key: bytes, password: str) -> KeyFile:
    """Return *keys* with another password."""
    return replace(keys, password=wrap(key, password))


def with_recovery(keys: KeyFile, key: bytes, code: str) -> KeyFile:
    """Return *keys* with another recovery code."""
    return with_public(replace(keys, recovery=wrap(key, code)), key, code)


def with_public(keys: KeyFile, key: bytes, code: str) -> KeyFile:
    """Return *keys* with the public half of what *code* opens."""
    public = bytes(PrivateKey(private_of_code(code)).public_key)
    return replace(keys, recovery_public=bytes(nacl.secret.SecretBox(key).encrypt(public)).hex())


def public_of(keys: KeyFile, key: bytes) -> bytes | None:
    """Return the public half of what the recovery code opens, if it is known here."""
    try:
        return nacl.secret.SecretBox(key).decrypt(bytes.fromhex(keys.recovery_public)) or None
    except (nacl.exceptions.CryptoError, ValueError):
        return None


def private_of_code(code: str) -> bytes:
    """Return the private key that a recovery code is; 150 random bits need no stretching."""
    return blake2b(code.encode(), digest_size=KEY_BYTES, person=b"organiser code").digest()


def read_keys(folder: Path) -> KeyFile:
    """Return the key file of *folder*; `CannotOpen` when there is none or it is damaged."""
    try:
        return keys_from(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CannotOpen(
            _("The key file beside the committee's file is damaged. Restore a backup.")
        ) from error


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Keep *keys* in *folder*; the file is whole at every moment."""
    kept = {"format": FORMAT, **asdict(keys)}
    with replacing(folder / FILE) as fresh:
        fresh.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def keys_from(kept: Any) -> KeyFile:
    """Build a key file from its JSON; ValueError when it is not one."""
    try:
        if kept["format"] != FORMAT:
            raise ValueError(kept["format"])
        return KeyFile(
            str(kept["file_id"]), wrap_from(kept["password"]), wrap_from(kept["recovery"]),
            str(kept.get("recovery_public", "")),
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ValueError(FORMAT) from error


def wrap_from(kept: Any) -> Wrap:
    """Build a wrap from its JSON; ValueError, KeyError or TypeError when it is none."""
    bytes.fromhex(kept["salt"] + kept["box"])
    return Wrap(kept["salt"], kept["box"], Cost(**{k: int(v) for k, v in kept["cost"].items()}))


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )
