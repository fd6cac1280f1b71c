"""The secrets of the hashes of who is not to come back: the committee's, and those of before.

Laptops of one committee make the same hash of the same person, so that who was erased on one is
kept away from all. Hashes that a laptop made before it was let in stay good: its own secret goes
to the others, sealed.
"""

from contextlib import suppress

from sqlalchemy import Connection

from organiser.domain import suppression
from organiser.sync import sealing
from organiser.sync.sealing import CannotUnseal

HOLDER = "suppression"
"""For whom, in the register of the keys, a secret is: for every laptop."""
_PLACE = b"organiser suppression"


def secrets_of(connection: Connection, file_key: bytes) -> tuple[bytes, ...]:
    """Return every secret a hash may be made with; new ones are made with the first."""
    rows = connection.exec_driver_sql("SELECT number, key FROM committee_key ORDER BY number")
    keys: dict[int, bytes] = {number: key for number, key in rows}  # noqa: C416  (rows, no pairs)
    shared = [suppression.key_of(key) for key in list(keys.values())[:1]]
    found = dict.fromkeys([*shared, suppression.key_of(file_key)])
    told = connection.exec_driver_sql(
        "SELECT key, wrapped FROM key_wrap WHERE holder = ? ORDER BY id", (HOLDER,)
    )
    for number, wrapped in told:
        with suppress(CannotUnseal, KeyError, ValueError, TypeError):
            found[bytes.fromhex(sealing.unseal(keys[number], _PLACE, wrapped))] = None
    return tuple(found)


def sealed(key: bytes, file_key: bytes) -> tuple[str, str]:
    """Return the mark of the secret that a file had for itself, and the secret, sealed."""
    secret = suppression.key_of(file_key)
    return suppression.mark_of(secret), sealing.seal(key, _PLACE, secret.hex())
