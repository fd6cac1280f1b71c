"""Anki's sync, record by record, of the same list over the same counting line."""

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import psutil
from link import COUNTRY, Counted, Link
from serving import free_port, spent_by

PYTHON = Path(__file__).resolve().parents[2] / "build" / "peers" / "bin" / "python"
SCRIPT = Path(__file__).with_name("anki_sync.py")


@dataclass
class Cost:
    """What one exchange took."""

    passed: Counted
    client: float
    server: float
    wall: float


class Anki:
    """Anki's server and two collections that speak with it."""

    def __init__(self, folder: Path) -> None:
        self._folder, port = folder, free_port()
        self.server = subprocess.Popen(
            [str(PYTHON), str(SCRIPT), "serve", str(folder / "server"), str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.link, self.slow = Link(port), Link(port, COUNTRY)
        time.sleep(2)

    def __enter__(self) -> Self:
        self.link.__enter__()
        self.slow.__enter__()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.terminate()
        self.server.wait(10)

    def call(self, who: str, act: str, *words: str) -> dict[str, Any]:
        """Have the collection of *who* do something."""
        done = subprocess.run(
            [str(PYTHON), str(SCRIPT), str(self._folder / who), act, *words],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout)

    def begin(self, who: str, way: str) -> None:
        """Join a collection to the server: the first one goes "up", the next comes "down"."""
        self.call(who, "begin", f"{self.link.url}/", way)

    def exchange(self, who: str, *, is_slow: bool = False) -> Cost:
        """Sync, and return what it took."""
        link = self.slow if is_slow else self.link
        link.taken()
        before = spent_by(psutil.Process(self.server.pid))
        said = self.call(who, "exchange", f"{link.url}/")
        spent = spent_by(psutil.Process(self.server.pid)) - before
        return Cost(link.taken(), said["cpu"], spent, said["wall"])


def is_there() -> bool:
    """Return whether Anki is installed in build/peers (`sh tools/peers.sh`)."""
    return PYTHON.exists()
