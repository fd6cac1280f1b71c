"""Headquarters as a process on PostgreSQL, and laptops that speak with it as processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from uuid import UUID

from headquarters import Server
from make import PASSWORD
from sqlalchemy import text
from tcp_line import Line

from organiser.sync.client import Headquarters
from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).with_name("small_batches.py")
NAMES = ("Portable de Malika", "Portable de Yann", "Portable de Zoé")


class RealServer:
    """`organiser-hq serve`, started again whenever it was killed."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.inside = Server(folder / "headquarters", "postgresql")
        """The same server seen from within: what its database holds."""
        self.inside.committee()
        self.let_go()
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": self.inside._url(),
            "ORGANISER_HQ_HOME": str(self.inside.home), **settings,
        }  # fmt: skip
        self._log = (folder / "headquarters.log").open("ab")
        self._process = None
        self.be_there()

    def be_there(self) -> None:
        """Start it where it is not running, and wait until laptops are let in."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "organiser.hq", "serve", "--port", str(self.port)],
                env=self.environment, stdout=self._log, stderr=self._log, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/ready", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("headquarters did not come up")

    def kill(self) -> None:
        """Kill -9 it, with all that it started."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(30)

    def lose_its_database(self) -> None:
        """Have PostgreSQL break every connection to its database."""
        self.inside.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{self.inside.database}'"
        )

    def let_go(self) -> None:
        """Close what was opened to look at its database from within."""
        from django.db import connection

        connection.close()

    def close(self) -> None:
        """Kill it, and let go of its log."""
        self.kill()
        self._log.close()


class RealLaptop:
    """One laptop: its folder, and `organiser sync` as a process."""

    def __init__(self, home: Path, key: bytes, line: Line) -> None:
        self.home, self.key = home, key
        self.url = f"http://127.0.0.1:{line.port}"
        self.secret = home.parent / "password"
        self.secret.write_text(PASSWORD, encoding="utf-8")

    def open(self):
        """Return its file, open."""
        return opening.open_with_key(self.home, self.key)

    def sync(self) -> subprocess.Popen:
        """Start `organiser sync`."""
        return self._start("-m", "organiser", "--home", str(self.home), "sync", "--json")

    def sync_in_small_batches(self) -> subprocess.Popen:
        """Start the same of a few changes at once, so that some are always sent ahead."""
        return self._start(str(SMALL), str(self.home), self.key.hex())

    def _start(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *words],
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
                 "ORGANISER_PASSPHRASE_FILE": str(self.secret)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip


def paired(server: RealServer, line: Line, folder: Path, made) -> list[RealLaptop]:
    """Return three laptops of its committee; the first let the others in."""
    from organiser.hq.models import Committee

    home, key, *_rest = made
    laptops = []
    for at, name in enumerate(NAMES):
        place = folder / f"laptop-{at}"
        shutil.copytree(home, place)
        laptop = RealLaptop(place, key, line)
        laptops.append(laptop)
        code = server.inside.code(Committee.objects.get())
        database = laptop.open()
        with Headquarters(laptop.url) as headquarters:
            pair(database, headquarters, code, name, "test")
        exchange(database, Headquarters)
        database.close()
    database = laptops[0].open()
    exchange(database, Headquarters)
    for newcomer in waiting_laptops(database):
        approve(database, newcomer.id)
    exchange(database, Headquarters)
    database.close()
    return laptops


def people(database) -> dict[UUID, tuple[str, str, str]]:
    """Return everybody's names and note."""
    with database.reading() as session:
        rows = session.execute(text("SELECT id, first_name, last_name, note FROM person")).all()
    return {UUID(bytes=key): (first, last, note) for key, first, last, note in rows}
