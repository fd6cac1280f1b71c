"""The server's own folder: its keys and its ledger, apart from the database and its backups."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from uuid import UUID

from nacl.signing import SigningKey
from platformdirs import user_data_path

from organiser.errors import CannotOpen
from organiser.i18n import _

KEYS = "keys.json"
LEDGER = "ledger.jsonl"


class NoKeys(CannotOpen):
    """The folder has no keys: the server was never set up, or looks in another place."""


@dataclass(frozen=True)
class Keys:
    """What must never lie beside the database."""

    home: Path
    """The folder they lie in."""
    pages: str
    """Signs sessions and links of the pages."""
    records: bytes
    """32 bytes from which the key of each committee's records is made."""
    orders: bytes
    """32 bytes: the seed of the key that signs orders to laptops."""

    def of_committee(self, committee: UUID) -> bytes:
        """Return the key under which one committee's records are encrypted."""
        return blake2b(committee.bytes, key=self.records, digest_size=32).digest()

    @cached_property
    def signing(self) -> SigningKey:
        """Return the key that signs orders."""
        return SigningKey(self.orders)


def folder() -> Path:
    """Return the folder of this server."""
    told = os.environ.get("ORGANISER_HQ_HOME")
    return Path(told) if told else user_data_path("organiser-hq", appauthor=False)


def make_keys(home: Path) -> bool:
    """Make the keys if there are none; True if they were made just now."""
    file = home / KEYS
    if file.exists():
        return False
    home.mkdir(parents=True, exist_ok=True)
    made = {
        "pages": secrets.token_urlsafe(48),
        "records": base64.b64encode(secrets.token_bytes(32)).decode(),
        "orders": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(made, stream)
        stream.flush()
        os.fsync(stream.fileno())
    return True


def read_keys(home: Path) -> Keys:
    """Return the keys of the folder *home*; `NoKeys` when there are none."""
    try:
        said = json.loads((home / KEYS).read_text(encoding="utf-8"))
        records, orders = base64.b64decode(said["records"]), base64.b64decode(said["orders"])
        return Keys(home, str(said["pages"]), records, orders)
    except (OSError, ValueError, KeyError) as error:
        raise NoKeys(
            _("There are no keys in {folder}: run organiser-hq migrate first.").format(folder=home)
        ) from error


@cache
def keys() -> Keys:
    """Return the keys of this server, read once; `NoKeys` when it was never set up."""
    return read_keys(folder())
