"""Anki's sync, record by record, of the same list over the same counting line."""

import subprocess
from pathlib import Path
from typing import Any, Self

from peers.against import BUILT, Peer, answer_of

PYTHON = BUILT / "bin" / "python"
SCRIPT = Path(__file__).with_name("anki_sync.py")


class Anki(Peer):
    """Anki's server and two collections that speak with it."""

    name = "Anki"

    @staticmethod
    def missing() -> str:
        """Say why it cannot be compared with; nothing when it can."""
        return "" if PYTHON.exists() else "not installed: sh tools/peers.sh"

    def __enter__(self) -> Self:
        super().__enter__()
        # joined while they are empty: what is added later goes record by record
        for who, way in (("first", "up"), ("second", "down")):
            self.call(who, "begin", f"{self.link.url}/", way)
        return self

    def serving(self, port: int) -> list[str]:
        """Return the command that is the server."""
        return [str(PYTHON), str(SCRIPT), "serve", str(self.folder / "server"), str(port)]

    def call(self, who: str, act: str, *words: str) -> dict[str, Any]:
        """Have the collection of *who* do something, in a process of its own."""
        done = subprocess.run(
            [str(PYTHON), str(SCRIPT), str(self.folder / who), act, *words],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        return answer_of(done.stdout, done.stderr)
