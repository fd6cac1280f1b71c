"""What must outlive any backup of the database: erasures, revocations, pairings.

One line of JSON each, only ever added, on the disk before the database is told. After a restore
every line is applied again before the door opens.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any


class Ledger:
    """The file of such lines."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def add(self, what: str, **said: Any) -> None:
        """Write one line and bring it to the disk."""
        line = json.dumps({"what": what, **said}, separators=(",", ":"))
        self.file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"\n{line}\n".encode())  # whatever a crash left before it, it is whole
            os.fsync(handle)
        finally:
            os.close(handle)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield every line; one that a crash cut short is left out."""
        if not self.file.exists():
            return
        with self.file.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                with suppress(ValueError):
                    yield json.loads(line)
