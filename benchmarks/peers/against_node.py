"""PouchDB and RxDB, each with a server in Node, of the same list over the same counting line."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from peers.against import BUILT, Peer, answer_of

MODULES = BUILT / "node" / "node_modules"


class Node(Peer):
    """A server and two programs that speak with it, each a process for as long as it lasts."""

    package: str
    script: str

    def __init__(self, folder: Path) -> None:
        self._programs: dict[str, subprocess.Popen[str]] = {}
        super().__init__(folder)

    def __exit__(self, *error: object) -> None:
        for program in self._programs.values():
            program.communicate(timeout=20)
        super().__exit__(*error)

    @classmethod
    def missing(cls) -> str:
        """Say why it cannot be compared with; nothing when it can."""
        if shutil.which("node") is None:
            return "there is no Node on this machine"
        return "" if (MODULES / cls.package).exists() else "not installed: sh tools/peers.sh"

    def serving(self, port: int) -> list[str]:
        """Return the command that is the server."""
        return self._words("serve", "server", str(port))

    def call(self, who: str, act: str, *words: str) -> dict[str, Any]:
        """Have the program of *who* do something; it is started when it is first called."""
        if who not in self._programs:
            (self.folder / who).mkdir()
            self._programs[who] = self._quietly(
                self._words("laptop", who, self.link.url),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
            self._heard(who)
        program = self._programs[who]
        assert program.stdin is not None
        program.stdin.write(json.dumps({"act": act, "words": words}) + "\n")
        program.stdin.flush()
        return self._heard(who)

    def _heard(self, who: str) -> dict[str, Any]:
        program = self._programs[who]
        assert program.stdout is not None
        said = program.stdout.readline()
        log = "" if said else (self.folder / "server.log").read_text(encoding="utf-8")
        return answer_of(said, log)

    def _words(self, part: str, folder: str, *words: str) -> list[str]:
        os.environ["NODE_PATH"] = str(MODULES)
        script = Path(__file__).with_name(self.script)
        return ["node", str(script), part, str(self.folder / folder), *words]


class Pouch(Node):
    """PouchDB on LevelDB, at both ends."""

    name, package, script = "PouchDB", "pouchdb", "pouch.js"


class Rx(Node):
    """RxDB in memory, at both ends."""

    name, package, script = "RxDB", "rxdb", "rx.js"
