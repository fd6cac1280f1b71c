"""An erasure is written down outside the database, so that no backup of it brings anybody back."""

from uuid import UUID

from organiser.hq.home import LEDGER, Keys
from organiser.hq.ledger import Ledger


def note_erasure(keys: Keys, scope: str, subject: UUID) -> None:
    """Write an erasure down before the database is told."""
    Ledger(keys.home / LEDGER).add("erased", scope=scope, subject=subject.hex)
