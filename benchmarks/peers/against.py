"""What every peer of the line does in the same run: the same list up, down, nothing new, some fields edited."""

import json
import subprocess
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import psutil
from link import Counted, Link
from serving import free_port, spent_by

BUILT = Path(__file__).resolve().parents[2] / "build" / "peers"
"""Where `sh tools/peers.sh` installs them."""


@dataclass
class Cost:
    """What one exchange took."""

    passed: Counted
    client: float
    server: float
    wall: float

    @property
    def cpu(self) -> float:
        """CPU seconds of both ends."""
        return self.client + self.server

    @property
    def size(self) -> int:
        """Bytes both ways."""
        return self.passed.up + self.passed.down


class Peer(ABC):
    """A server of somebody else's, and two programs that speak with it through a line that counts."""

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder, port = folder, free_port()
        (folder / "server").mkdir(parents=True)
        self.server = self._quietly(self.serving(port))
        self.link = Link(port)

    def __enter__(self) -> Self:
        self.link.__enter__()
        time.sleep(2)  # none of them says when it is up
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.terminate()
        self.server.wait(10)
        self.link.__exit__()

    @abstractmethod
    def serving(self, port: int) -> list[str]:
        """Return the command that is the server."""

    @abstractmethod
    def call(self, who: str, act: str, *words: str) -> dict[str, Any]:
        """Have the program of *who* do something."""

    def exchange(self, who: str) -> Cost:
        """Have *who* send and fetch what is new; return what it took."""
        self.link.taken()
        before = spent_by(psutil.Process(self.server.pid))
        said = self.call(who, "exchange", f"{self.link.url}/")
        spent = spent_by(psutil.Process(self.server.pid)) - before
        self.held = said["people"]
        return Cost(self.link.taken(), said["cpu"], spent, said["wall"])

    def carry(self, people: Path, many: int, edits: int) -> dict[str, Cost]:
        """Carry the list at *people* and then *edits* from one to the other; return what each step took."""
        self.call("first", "make", str(people))
        found = {"up": self.exchange("first"), "down": self.exchange("second")}
        assert self.held == many, self.held
        for who in ("first", "second"):
            self.exchange(who)  # a peer may be told once what it said itself
        found["nothing"] = self.exchange("first")
        self.call("first", "edit", str(edits))
        found["edits"] = self.exchange("first")
        found["pull"] = self.exchange("second")
        return found

    def _quietly(self, words: list[str], **how: Any) -> "subprocess.Popen[str]":
        with (self.folder / "server.log").open("a", encoding="utf-8") as log:
            return subprocess.Popen(words, text=True, stderr=log, **{"stdout": log} | how)


def answer_of(said: str, log: str) -> dict[str, Any]:
    """Return what a program answered; *log* says what is wrong where it did not."""
    if not said:
        raise RuntimeError(log[-2000:])
    return dict(json.loads(said))
