"""The officer's public half as a text for headquarters, its figures, and what is closed for her."""

import base64
import json
from binascii import Error as NotBase64
from typing import Any

from nacl.pwhash import argon2id

from organiser.domain.officer_key import FIGURES, figures_in, grouped
from organiser.sync import sealing
from organiser.sync.sealing import CannotUnseal

PUBLIC = "organiser-officer-key/1"
CLOSED = "organiser-officer-export/1"
_SALT = b"organiser office"
_BYTES = 32


class NotOfAnOfficer(ValueError):
    """A text or a file is not what it should be."""


def figures_of(public_key: str) -> str:
    """Return the twenty figures by which a public half is compared with its paper.

    They are dear to compute: another key with the same ones is out of reach.
    """
    made = argon2id.kdf(
        16, _raw(public_key), _SALT,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )  # fmt: skip
    return f"{int.from_bytes(made, 'big') % 10**FIGURES:0{FIGURES}}"


def is_public_key(text: str) -> bool:
    """Return whether *text* is a public half, written in the one way there is."""
    try:
        return base64.b64encode(_raw(text)).decode() == text
    except NotOfAnOfficer:
        return False


def write_public(public_key: str) -> str:
    """Return the text that headquarters is given."""
    return f"{PUBLIC}\n{public_key}\n{grouped(figures_of(public_key))}\n"


def read_public(text: str) -> str:
    """Return the public half in *text*; `NotOfAnOfficer` where a sign of it is not as written."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) != 3 or lines[0] != PUBLIC or not is_public_key(lines[1]):
        raise NotOfAnOfficer
    if figures_in(lines[2]) != figures_of(lines[1]):
        raise NotOfAnOfficer
    return lines[1]


def close(public_key: str, contents: Any) -> bytes:
    """Return *contents*, anything JSON knows, as a file that only the private half opens."""
    data = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    sealed = sealing.wrap(data, public_key)
    return json.dumps({"format": CLOSED, "for": public_key, "sealed": sealed}).encode()


def open_closed(file: bytes, private_keys: tuple[bytes, ...]) -> Any:
    """Return what was closed for one of these; `CannotUnseal` where it was for somebody else."""
    try:
        said = json.loads(file)
        if said["format"] != CLOSED:
            raise NotOfAnOfficer
        sealed = str(said["sealed"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotOfAnOfficer from error
    for private in private_keys:
        try:
            return json.loads(sealing.unwrap(sealed, private))
        except CannotUnseal:
            continue
    raise CannotUnseal


def _raw(public_key: str) -> bytes:
    try:
        raw = base64.b64decode(public_key, validate=True)
    except (NotBase64, ValueError) as error:
        raise NotOfAnOfficer from error
    if len(raw) != _BYTES:
        raise NotOfAnOfficer
    return raw
