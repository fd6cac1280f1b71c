"""A headquarters as a process of its own, that answers a browser."""

import os
import re
import socket
import subprocess
import sys
import time
from email import message_from_bytes, policy
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

COMMITTEES = (
    ("Lannion Centre", "22113"), ("Brest Recouvrance", "29019"), ("Brest Kerinou", "29019"),
    ("Saint-Denis", "97411"),
)  # fmt: skip


class Site:
    """One server with its folder, on a port of this machine."""

    def __init__(self, home: Path, **environment: str) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.home, self.address = home, f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ, "ORGANISER_HQ_HOME": str(home), "ORGANISER_HQ_SITE": self.address,
            "DATABASE_URL": f"sqlite:///{home / 'site.db'}",
            "ORGANISER_HQ_CONTROLLER": "Mouvement d’exemple, Lyon",
            "ORGANISER_HQ_DPO": "dpo@example.org", **environment,
        }  # fmt: skip
        self.call("migrate")
        for name, insee in COMMITTEES:
            self.call("committee", "add", "--name", name, "--commune", insee)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "organiser.hq", "serve", "--port", str(self.port)],
            env=self.environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def call(self, *words: str) -> str:
        """Run one command of the server; return what it answers."""
        return subprocess.run(
            [sys.executable, "-m", "organiser.hq", *words], env=self.environment, check=True,
            capture_output=True, text=True,
        ).stdout  # fmt: skip

    def link(self, what: str, to: str) -> str:
        """Return the link with the word *what* of the mail to somebody, once it has come."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            for file in sorted((self.home / "mails").glob("*"), reverse=True):
                raw = file.read_bytes().split(b"\n" + b"-" * 79)[0]
                mail = message_from_bytes(raw, policy=policy.default)
                if mail["to"] != to:
                    continue
                text = mail.get_body(("plain",)).get_content()
                if found := re.search(rf"http\S+/{what}/\S+", text):
                    return found[0]
            time.sleep(0.2)
        raise AssertionError("no mail came")

    def stop(self) -> None:
        """Stop it, and what sends its mails."""
        self.process.terminate()
        self.process.wait(30)

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urlopen(f"{self.address}/health", timeout=2).close()  # noqa: S310  (our own)
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not answer")
