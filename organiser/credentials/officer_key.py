"""The private half of the officer's key, in a file that her passphrase closes (Argon2id)."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from organiser.credentials import wrapping
from organiser.credentials.wrapping import Wrap
from organiser.errors import CannotOpen
from organiser.files import replacing
from organiser.i18n import _

FORMAT = "organiser-officer-secret/1"


@dataclass(frozen=True, slots=True)
class OfficerFile:
    """What lies in the file: the public half, and the private one closed."""

    public_key: str
    secret: Wrap


def close_key(file: Path, private_key: bytes, public_key: str, passphrase: str) -> None:
    """Write the private half to *file*, closed; only its owner may read the file."""
    kept = {"format": FORMAT, **asdict(OfficerFile(public_key, _closed(private_key, passphrase)))}
    with replacing(file) as fresh:
        fresh.chmod(0o600)
        fresh.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def open_key(file: Path, passphrase: str) -> bytes:
    """Return the private half; `CannotOpen` where the file or the passphrase is another."""
    try:
        kept = _kept(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotOpen(_("This is not the file of an officer’s key.")) from error
    private = wrapping.unwrap(kept.secret, passphrase)
    if private is None:
        raise CannotOpen(_("This passphrase does not open the officer’s key."))
    return private


def _kept(said: Any) -> OfficerFile:
    if said["format"] != FORMAT:
        raise ValueError(said["format"])
    return OfficerFile(str(said["public_key"]), wrapping.wrap_from(said["secret"]))


def _closed(private_key: bytes, passphrase: str) -> Wrap:
    return wrapping.wrap(private_key, passphrase)
